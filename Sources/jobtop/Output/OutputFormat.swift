import ArgumentParser
import JobModel
import Yams

/// How a command without a screen writes its data.
enum OutputFormat: String, CaseIterable, ExpressibleByArgument {
  case table, json, ndjson, csv, tsv, yaml
}

/// Writes whole records in the formats for programs.
enum RecordText {
  static func json(_ records: [PlainValue]) -> String {
    JSONText.pretty(.list(records)) + "\n"
  }

  static func ndjson(_ records: [PlainValue]) -> String {
    records.map { JSONText.compact($0) + "\n" }.joined()
  }

  static func yaml(_ value: PlainValue) throws -> String {
    let text = try Yams.serialize(node: node(value), allowUnicode: true)
    guard text.unicodeScalars.contains(where: isToBeEscaped) else { return text }
    // They stand in double quotes only, where this is their name.
    var harmless = ""
    for scalar in text.unicodeScalars {
      if isToBeEscaped(scalar) {
        let digits = String(scalar.value, radix: 16)
        harmless += "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
      } else {
        harmless.unicodeScalars.append(scalar)
      }
    }
    return harmless
  }

  /// What Yams takes for printable, and a terminal would obey.
  private static func isToBeEscaped(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar.isUnsafeInTerminal
  }

  private static func node(_ value: PlainValue) -> Node {
    switch value {
    case .null: Node("null", Tag(.null))
    case .bool(let bool): Node(bool ? "true" : "false", Tag(.bool))
    case .integer(let number): Node(String(number), Tag(.int))
    case .number(let number): Node(JSONText.digits(of: number), Tag(.float))
    case .text(let text): textNode(text)
    case .list(let list): Node(list.map(node), Tag(.seq))
    case .object(let members): Node(members.map { (Node($0.name), node($0.value)) }, Tag(.map))
    }
  }

  /// In quotes where it would be taken for something else: `yes`, `1e3`, `2024-05-05`; or holds what has to be
  /// escaped.
  private static func textNode(_ text: String) -> Node {
    let plain = Node(text)
    let isText =
      (plain.tag == Tag(.str) || Resolver.default.resolveTag(of: plain) == .str)
      && !text.unicodeScalars.contains(where: isToBeEscaped)
    return Node(text, Tag(.str), isText ? .any : .doubleQuoted)
  }
}
