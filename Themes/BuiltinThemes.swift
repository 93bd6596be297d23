/// The theme files of the folder `Builtin`, compiled in.
package enum BuiltinThemes {
  package static let names = ["dark"]
  package static func text(of name: String) -> String? {
    name == "dark" ? String(decoding: PackageResources.dark_yaml, as: UTF8.self) : nil
  }
}
