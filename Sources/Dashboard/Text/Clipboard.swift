import JobModel

/// The terminal's clipboard (OSC 52), which takes only so much.
package enum Clipboard {
  /// Terminals refuse more than 74,994 bytes in base64.
  package static let mostBytes = 74_994 / 4 * 3

  /// More jobs than this never fit: the names of their members alone are longer.
  static let mostJobs = mostBytes / 500

  /// The value as JSON; nil when that is too much, which is noticed before any of it is written.
  static func json(_ value: PlainValue) -> String? {
    guard value.fewestBytes <= mostBytes else { return nil }
    let text = JSONText.pretty(value) + "\n"
    return text.utf8.count <= mostBytes ? text : nil
  }
}

extension PlainValue {
  /// As JSON it takes at least this many bytes.
  fileprivate var fewestBytes: Int {
    switch self {
    case .null, .bool: 4
    case .integer, .number: 1
    case .text(let text): text.utf8.count + 2
    case .list(let list): list.reduce(2) { $0 + $1.fewestBytes }
    case .object(let members):
      members.reduce(2) { $0 + $1.name.utf8.count + 4 + $1.value.fewestBytes }
    }
  }
}
