/// The theme files of the folder `Builtin`, compiled in.
package enum BuiltinThemes {
  package static let dark: [UInt8] = PackageResources.dark_yaml
}
