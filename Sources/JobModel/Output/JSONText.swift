/// Writes values as JSON text.
package enum JSONText {
  /// On one line, without blanks.
  package static func compact(_ value: PlainValue) -> String {
    var text = ""
    write(value, indentation: nil, to: &text)
    return text
  }

  /// Over several lines, indented by two blanks.
  package static func pretty(_ value: PlainValue) -> String {
    var text = ""
    write(value, indentation: 0, to: &text)
    return text
  }

  private static func write(_ value: PlainValue, indentation: Int?, to text: inout String) {
    switch value {
    case .null: text += "null"
    case .bool(let bool): text += bool ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += digits(of: number)
    case .text(let string): writeQuoted(string, to: &text)
    case .list(let list):
      writeMembers(list.count, "[", "]", indentation, to: &text) { index, inner, text in
        write(list[index], indentation: inner, to: &text)
      }
    case .object(let members):
      writeMembers(members.count, "{", "}", indentation, to: &text) { index, inner, text in
        writeQuoted(members[index].name, to: &text)
        text += inner == nil ? ":" : ": "
        write(members[index].value, indentation: inner, to: &text)
      }
    }
  }

  private static func writeMembers(
    _ count: Int, _ open: String, _ close: String, _ indentation: Int?, to text: inout String,
    _ writeMember: (_ index: Int, _ indentation: Int?, _ text: inout String) -> Void
  ) {
    text += open
    let inner = indentation.map { $0 + 1 }
    for index in 0..<count {
      if index > 0 { text += "," }
      breakLine(inner, in: &text)
      writeMember(index, inner, &text)
    }
    if count > 0 { breakLine(indentation, in: &text) }
    text += close
  }

  private static func breakLine(_ indentation: Int?, in text: inout String) {
    guard let indentation else { return }
    text += "\n" + String(repeating: "  ", count: indentation)
  }

  /// Whole numbers without a fraction; never a word that JSON does not know.
  package static func digits(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    if number == number.rounded(), abs(number) < 1e15 { return String(Int64(number)) }
    return String(number)
  }

  /// Control characters, and those that change the direction of writing, are escaped: what is printed
  /// may land in a terminal.
  private static func writeQuoted(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case _ where scalar.isUnsafeInTerminal: text += escape(scalar)
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// One line of JSON that somebody else wrote, with the same characters escaped.
  package static func harmless(_ line: String) -> String {
    guard line.unicodeScalars.contains(where: \.isUnsafeInTerminal) else { return line }
    var text = ""
    for scalar in line.unicodeScalars {
      if scalar.isUnsafeInTerminal {
        text += escape(scalar)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func escape(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }.joined()
  }
}

extension Unicode.Scalar {
  /// Controls, marks that change the direction of writing, and those that nobody sees and that make two ids look
  /// the same: they must not reach a terminal as they are.
  package var isUnsafeInTerminal: Bool {
    switch value {
    case 0..<0x20, 0x7f...0x9f, 0xad, 0x061c, 0x180e, 0x200b, 0x200e, 0x200f, 0x2028...0x202e,
      0x2060...0x206f, 0xfeff, 0xfff9...0xfffb, 0xe0000...0xe007f:
      true
    default:
      false
    }
  }
}

extension String {
  /// The same text with everything that a terminal would obey made visible: `\u{1b}` for an escape.
  package var printable: String {
    guard unicodeScalars.contains(where: \.isUnsafeInTerminal) else { return self }
    var text = ""
    for scalar in unicodeScalars {
      switch scalar {
      case "\n": text += "\\n"
      case "\t": text += "\\t"
      case "\r": text += "\\r"
      case _ where scalar.isUnsafeInTerminal:
        text += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: text.unicodeScalars.append(scalar)
      }
    }
    return text
  }
}

extension String {
  /// So much of it as people read, with what the whole comes to.
  package func cut(to length: Int) -> String {
    guard utf8.count > length else { return self }
    var end = utf8.index(utf8.startIndex, offsetBy: length)
    // Never inside a character.
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end]) + "… (\(utf8.count) bytes in all)"
  }
}
