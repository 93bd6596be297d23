import Dashboard
import JobModel

/// Reads single values, and says what is wrong with them and where.
struct SettingReader {
  let path: String

  func error(_ message: String, at place: Place) -> ConfigurationError {
    ConfigurationError(path: path, place: place, message: message)
  }

  /// What is wrong with a value: `rate: expected a number above 0, found "fast"`.
  func error(_ field: Field, expected: String) -> ConfigurationError {
    error(
      "\(field.name.printableStart): expected \(expected)\(found(field))", at: field.value.place)
  }

  /// A word that is not among those allowed: `unknown cloud "otk"; did you mean "otc"?`
  func error(
    _ word: String, is what: String, among names: [String], at place: Place
  ) -> ConfigurationError {
    error("unknown \(what) \(quoted(word))\(hint(word, names))", at: place)
  }

  private func found(_ field: Field) -> String {
    switch field.value.content {
    // A secret in the wrong place is still a secret.
    case .text where field.name == "auth" || AuthKey(rawValue: field.name)?.isSecret == true: ""
    case .text(let text, _): text.isEmpty ? ", found nothing" : ", found \(quoted(text))"
    case .list: ", found a list"
    case .fields: ", found keys and values"
    }
  }

  /// Nobody reads more names than this in a message.
  private static let mostNames = 12

  private func hint(_ word: String, _ names: [String]) -> String {
    // A long word is never a slip for a short name, and comparing them takes time.
    if word.count <= 64, let near = nearestName(to: word, among: names) {
      return "; did you mean \(quoted(near))?"
    }
    let more = names.count > Self.mostNames ? " and \(names.count - Self.mostNames) more" : ""
    return "; there are \(names.prefix(Self.mostNames).joined(separator: ", "))\(more)"
  }

  // MARK: Structure

  /// Reads one part after another, and goes on after a wrong one.
  ///
  /// - Throws: all that is wrong in them.
  func all<Part, Value>(
    _ parts: [Part], _ read: (Part) throws(ConfigurationError) -> Value
  ) throws(ConfigurationError) -> [Value] {
    var values: [Value] = []
    var wrong: ConfigurationError?
    for part in parts {
      do throws(ConfigurationError) {
        values.append(try read(part))
      } catch {
        if wrong == nil { wrong = error } else { wrong?.add(error) }
        if let wrong, wrong.mistakes.count >= ConfigurationError.mostFound { throw wrong }
      }
    }
    if let wrong { throw wrong }
    return values
  }

  /// Hands over the keys one by one, in the order of the file. One without a value counts as absent.
  func each<Key: RawRepresentable<String> & CaseIterable>(
    _ field: Field, _ take: (Key, Field) throws(ConfigurationError) -> Void
  ) throws(ConfigurationError) {
    _ = try all(try fields(field)) { field throws(ConfigurationError) in
      guard let key = Key(rawValue: field.name) else {
        throw error(
          "unknown key \(quoted(field.name))\(hint(field.name, Key.allCases.map(\.rawValue)))",
          at: field.place)
      }
      if !field.value.isNull { try take(key, field) }
    }
  }

  /// Keys that the user chooses.
  func fields(_ field: Field) throws(ConfigurationError) -> [Field] {
    if field.value.isNull { return [] }
    guard case .fields(let fields) = field.value.content else {
      throw error(field, expected: "keys and values")
    }
    for field in fields where field.name.isEmpty {
      throw error("a key without a name", at: field.place)
    }
    return fields
  }

  /// The items, each under the name of the list. A single value is a list of one.
  func items(_ field: Field) throws(ConfigurationError) -> [Field] {
    switch field.value.content {
    case .text: return [field]
    case .list(let nodes):
      return nodes.map { Field(name: field.name, place: $0.place, value: $0) }
    case .fields: throw error(field, expected: "a list")
    }
  }

  // MARK: Values

  func text(_ field: Field, expected: String = "a text") throws(ConfigurationError) -> String {
    guard case .text(let text, _) = field.value.content, !text.isEmpty else {
      throw error(field, expected: expected)
    }
    return text
  }

  func flag(_ field: Field) throws(ConfigurationError) -> Bool {
    switch field.value.content {
    case .text("true", isPlain: true), .text("yes", isPlain: true), .text("on", isPlain: true):
      return true
    case .text("false", isPlain: true), .text("no", isPlain: true), .text("off", isPlain: true):
      return false
    default: throw error(field, expected: "true or false")
    }
  }

  func numberAboveZero(_ field: Field) throws(ConfigurationError) -> Double {
    let expected = "a number above 0"
    let text = try text(field, expected: expected)
    guard let number = Double(text), number.isFinite, number > 0 else {
      throw error(field, expected: expected)
    }
    return number
  }

  func duration(_ field: Field) throws(ConfigurationError) -> Span {
    let expected = "a duration above 0, such as 90s, 5m, 2h or 1d"
    let text = try text(field, expected: expected)
    guard let span = Span(parsing: text), span.milliseconds > 0 else {
      throw error(field, expected: expected)
    }
    return span
  }

  /// One of a few words.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ field: Field, is what: String
  ) throws(ConfigurationError) -> Word {
    let names = Word.allCases.map(\.rawValue)
    let text = try text(field, expected: names.joined(separator: ", "))
    guard let word = Word(rawValue: text) else {
      throw error(text, is: what, among: names, at: field.value.place)
    }
    return word
  }
}

/// In quotes, with nothing that a terminal would obey, and short enough for a line.
func quoted(_ text: String) -> String { "\"\(text.printableStart)\"" }

extension String {
  /// Its beginning, with nothing that a terminal would obey.
  var printableStart: String {
    let start = String(unicodeScalars.prefix(80))
    return start.printable + (unicodeScalars.count > 80 ? "…" : "")
  }
}
