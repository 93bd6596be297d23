import Glibc
import Testing

/// An answer of a cloud, invented, in the shape that its service uses.
struct Fixture: CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var testDescription: String { name }

  /// All files of the folder, by name.
  static let all: [Fixture] = {
    var found: [Fixture] = []
    guard let folder = opendir(path) else { return [] }
    defer { closedir(folder) }
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if !name.hasPrefix(".") { found.append(Fixture(name: name, bytes: contents(of: name))) }
    }
    return found.sorted { $0.name < $1.name }
  }()

  static func named(
    _ name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> Fixture {
    try #require(all.first { $0.name == name }, sourceLocation: sourceLocation)
  }

  private static let path =
    #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2)
    .joined(separator: "/") + "/Fixtures"

  private static func contents(of name: String) -> [UInt8] {
    guard let file = fopen(path + "/" + name, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      guard count > 0 else { return bytes }
      bytes += buffer[..<count]
    }
  }
}
