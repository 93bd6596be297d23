import Configuration

/// A value as another program's settings give it, and where it stands, should it be a secret.
struct GivenValue: Sendable {
  var text: String
  var source: SecretSource

  /// Of a file.
  init(written text: String) {
    self.text = text
    source = .written(text)
  }

  /// Of a variable.
  init(_ text: String, of variable: String) {
    self.text = text
    source = .environment(variable)
  }
}

/// Settings of another program, by their names. A name that is missing and an empty value are the same.
struct GivenValues: Sendable {
  private var values: [String: GivenValue] = [:]

  init(_ values: [String: GivenValue] = [:]) {
    self.values = values.filter { !$0.value.text.isEmpty }
  }

  /// Variables with a prefix, each by the rest of its name in lower case.
  init(_ environment: [String: String], prefix: String) {
    for (name, text) in environment where name.hasPrefix(prefix) && !text.isEmpty {
      values[name.dropFirst(prefix.count).lowercased()] = GivenValue(text, of: name)
    }
  }

  var names: some Sequence<String> { values.keys.sorted() }

  /// The first of these names that is there.
  func first(_ names: String...) -> GivenValue? { names.lazy.compactMap { values[$0] }.first }

  func text(_ names: String...) -> String? { names.lazy.compactMap { values[$0]?.text }.first }

  func source(_ names: String...) -> SecretSource? {
    names.lazy.compactMap { values[$0]?.source }.first
  }

  /// Whether one of them is there at all.
  func has(_ names: String...) -> Bool { names.contains { values[$0] != nil } }

  func says(_ value: Bool, for name: String) -> Bool {
    let words = value ? ["true", "yes", "on", "1"] : ["false", "no", "off", "0"]
    return values[name].map { words.contains($0.text.lowercased()) } ?? false
  }

  mutating func set(_ name: String, _ value: GivenValue) {
    if !value.text.isEmpty { values[name] = value }
  }

  mutating func merge(_ others: GivenValues) {
    values.merge(others.values) { $1 }
  }
}
