import Yams

/// Reads untrusted YAML: size, depth and repetition are bounded.
///
/// Aliases are resolved here and not by Yams, which would hash a key that repeats itself a billion times
/// while composing. So Yams gets a text in which every `*` is replaced by another character: an alias is
/// then a word that starts with that character, and everything else is as before.
package struct SettingDocument {
  static let mostValues = 100_000
  static let mostLevels = 64

  let path: String
  /// Replaces `*`. Does not occur in the text itself.
  private let star: Unicode.Scalar
  private var anchors: [String: SettingNode] = [:]

  /// - Returns: nil when there is nothing but comments.
  package static func read(_ yaml: String, path: String) throws(ConfigurationError) -> SettingNode?
  {
    guard yaml.utf8.count <= Configuration.mostBytes else {
      throw .tooLong(path)
    }
    let used = Set(yaml.unicodeScalars.lazy.filter { privateUse.contains($0.value) }.map(\.value))
    guard let star = privateUse.first(where: { !used.contains($0) }).flatMap(Unicode.Scalar.init)
    else { throw ConfigurationError(path: path, place: .start, message: "this is not YAML") }
    var document = SettingDocument(path: path, star: star)
    return try document.read(yaml)
  }

  private static let privateUse: ClosedRange<UInt32> = 0xe000...0xf8ff

  private init(path: String, star: Unicode.Scalar) {
    self.path = path
    self.star = star
  }

  private mutating func read(_ yaml: String) throws(ConfigurationError) -> SettingNode? {
    var text = String.UnicodeScalarView(yaml.unicodeScalars.map { $0 == "*" ? star : $0 })
    if text.first == "\u{feff}" { text.removeFirst() }
    // Nodes know their anchors only while their parser lives.
    let (parser, root) = try compose(String(text))
    return try withExtendedLifetime(parser) { () throws(ConfigurationError) in
      try root.map { node throws(ConfigurationError) in try self.node(node, level: 1) }
    }
  }

  // MARK: Syntax

  private func compose(_ text: String) throws(ConfigurationError) -> (Parser, Node?) {
    do {
      // No rules for what words mean: that is decided where they are read.
      let parser = try Parser(yaml: text, resolver: .basic, encoding: .utf8)
      return (parser, try parser.singleRoot())
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _), YamlError.composer(_, let problem, let mark, _)
    {
      throw syntaxError(problem, Place(mark), in: text)
    } catch YamlError.duplicatedKeysInMapping(let keys, let context) {
      throw error(
        "\(quoted(restored(keys.first ?? ""))) is written twice; keep one", at: Place(context.mark))
    } catch YamlError.reader(_, let offset, _, _) {
      throw error("a character that YAML does not allow", at: Place(offset ?? 0, in: text))
    } catch {
      throw self.error("this is not YAML", at: .start)
    }
  }

  private func syntaxError(_ problem: String, _ place: Place, in text: String) -> ConfigurationError
  {
    if problem.hasPrefix("Maximum nesting level") { return tooDeep(at: place) }
    if problem.contains("another document") {
      return error("a second document starts here; there can be only one", at: place)
    }
    let line = text.split(separator: "\n", omittingEmptySubsequences: false)
      .dropFirst(place.line - 1).first
    let hasTab = line?.prefix { $0 == " " || $0 == "\t" }.contains("\t") ?? false
    return error(
      "not YAML: \(problem)" + (hasTab ? "; indent with spaces, not tabs" : ""), at: place)
  }

  // MARK: Structure

  private mutating func node(_ node: Node, level: Int) throws(ConfigurationError) -> SettingNode {
    let place = node.mark.map(Place.init) ?? .start
    guard level <= Self.mostLevels else { throw tooDeep(at: place) }
    switch node {
    case .scalar(let scalar) where isAlias(scalar):
      let name = String(scalar.string.unicodeScalars.dropFirst())
      guard let target = anchors[name] else {
        throw error("no anchor &\(name.printableStart) above this alias", at: place)
      }
      guard level + target.height - 1 <= Self.mostLevels else { throw tooDeep(at: place) }
      return target
    case .scalar(let scalar):
      let content = SettingNode.Content.text(
        restored(scalar.string), isPlain: scalar.style == .plain)
      return keep(SettingNode(content: content, place: place), as: scalar.anchor)
    case .sequence(let sequence):
      var result = SettingNode(content: .list([]), place: place)
      var items: [SettingNode] = []
      for item in sequence {
        let item = try self.node(item, level: level + 1)
        try result.add(item, self)
        items.append(item)
      }
      result.content = .list(items)
      return keep(result, as: sequence.anchor)
    case .mapping(let mapping):
      return keep(try fields(mapping, place, level), as: mapping.anchor)
    case .alias:
      throw error("this is not YAML", at: place)
    }
  }

  private mutating func fields(
    _ mapping: Node.Mapping, _ place: Place, _ level: Int
  ) throws(ConfigurationError) -> SettingNode {
    var result = SettingNode(content: .fields([]), place: place)
    var fields: [Field] = []
    var merged: [Field] = []
    for (key, value) in mapping {
      let place = key.mark.map(Place.init) ?? .start
      guard case .scalar(let scalar) = key, !isAlias(scalar) else {
        throw error("a key is a word, not a list, a mapping or an alias", at: place)
      }
      _ = keep(
        SettingNode(content: .text(restored(scalar.string), isPlain: true), place: place),
        as: scalar.anchor)
      let value = try node(value, level: level + 1)
      try result.add(value, self)
      if scalar.string == "<<", scalar.style == .plain {
        merged += try mergedFields(value)
      } else {
        fields.append(Field(name: restored(scalar.string), place: place, value: value))
      }
    }
    // What is written here wins over what is merged, and earlier merges win over later ones.
    var names = Set(fields.map(\.name))
    result.content = .fields(fields + merged.filter { names.insert($0.name).inserted })
    return result
  }

  /// What `<<: *name` brings, or `<<: [*one, *two]`.
  private func mergedFields(_ node: SettingNode) throws(ConfigurationError) -> [Field] {
    switch node.content {
    case .fields(let fields): return fields
    case .list(let items):
      var fields: [Field] = []
      for item in items { fields += try mergedFields(item) }
      return fields
    case .text: throw error("<< merges mappings, such as *name", at: node.place)
    }
  }

  private mutating func keep(_ node: SettingNode, as anchor: Anchor?) -> SettingNode {
    if let anchor { anchors[anchor.rawValue] = node }
    return node
  }

  private func isAlias(_ scalar: Node.Scalar) -> Bool {
    scalar.style == .plain && scalar.string.unicodeScalars.first == star
  }

  private func restored(_ text: String) -> String {
    guard text.unicodeScalars.contains(star) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == star ? "*" : $0 }))
  }

  // MARK: Errors

  fileprivate func error(_ message: String, at place: Place) -> ConfigurationError {
    ConfigurationError(path: path, place: place, message: message)
  }

  private func tooDeep(at place: Place) -> ConfigurationError {
    error("nested deeper than \(Self.mostLevels) levels", at: place)
  }
}

extension SettingNode {
  fileprivate mutating func add(
    _ part: SettingNode, _ document: SettingDocument
  ) throws(ConfigurationError) {
    size += part.size
    height = max(height, part.height + 1)
    guard size <= SettingDocument.mostValues else {
      throw document.error(
        "more than \(SettingDocument.mostValues) values, counting what aliases repeat", at: place)
    }
  }
}

extension Place {
  init(_ mark: Mark) {
    self.init(line: mark.line, column: mark.column)
  }

  /// - Parameter offset: in characters.
  init(_ offset: Int, in text: String) {
    let lines = text.prefix(offset).split(
      omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    self.init(line: lines.count, column: (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}
