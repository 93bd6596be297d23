internal import Glibc

/// Where compiled terminal descriptions lie, as ncurses looks for them.
enum TerminfoDatabase {
  /// The description of a terminal; nil where ncurses must find it by itself.
  static func entry(named term: String) -> TerminfoEntry? {
    guard let first = term.first, !term.contains("/"), first != "." else { return nil }
    for directory in directories {
      for folder in [String(first), String(first.asciiValue ?? 0, radix: 16)] {
        if let bytes = contents(of: "\(directory)/\(folder)/\(term)") {
          return TerminfoEntry(compiled: bytes)
        }
      }
    }
    return nil
  }

  private static var directories: [String] {
    func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
    let own = [variable("TERMINFO"), variable("HOME").map { $0 + "/.terminfo" }]
    let listed = variable("TERMINFO_DIRS").map { $0.split(separator: ":").map(String.init) }
    return own.compactMap { $0 } + (listed ?? [])
      + ["/etc/terminfo", "/lib/terminfo", "/usr/share/terminfo", "/usr/lib/terminfo"]
  }

  /// Descriptions are a few kilobytes; whatever is larger is not one.
  private static func contents(of path: String) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 32_768)
    let count = read(descriptor, &buffer, buffer.count)
    return count > 0 && count < buffer.count ? Array(buffer[..<count]) : nil
  }
}
