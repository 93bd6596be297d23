import TerminalUI
import Yams

extension Theme {
  /// Reads a theme file, or a base16 scheme.
  ///
  /// - Parameters:
  ///   - fileName: for messages, and the name of a theme that gives none.
  ///   - inherited: finds the theme that a file inherits from.
  package init(
    yaml: String, fileName: String, inherited: (String) -> Theme? = { _ in nil }
  ) throws(ThemeError) {
    let reader = ThemeReader(fileName: fileName)
    let root = try reader.root(of: yaml)
    if let scheme = try Base16Scheme(root, reader) {
      self = scheme.theme
    } else {
      self = try reader.theme(root, inherited: inherited)
    }
  }
}

/// Reads the parts of a theme file and knows where it is, for messages.
struct ThemeReader {
  let fileName: String

  func error(_ message: String, at node: Node? = nil) -> ThemeError {
    ThemeError(
      fileName: fileName, line: node?.mark?.line ?? 1, column: node?.mark?.column ?? 1,
      message: message)
  }

  func root(of yaml: String) throws(ThemeError) -> Node.Mapping {
    let node: Node?
    do {
      node = try Yams.compose(yaml: yaml)
    } catch YamlError.scanner(_, let problem, let mark, _),
      YamlError.parser(_, let problem, let mark, _), YamlError.composer(_, let problem, let mark, _)
    {
      throw ThemeError(
        fileName: fileName, line: mark.line, column: mark.column, message: problem)
    } catch {
      throw self.error("this is not YAML")
    }
    guard let mapping = node?.mapping else {
      throw error("expected name, appearance, palette and roles", at: node)
    }
    return mapping
  }

  func theme(
    _ root: Node.Mapping, inherited: (String) -> Theme?
  ) throws(ThemeError) -> Theme {
    let known = ["name", "appearance", "inherits", "palette", "roles", "author", "description"]
    for (key, _) in root {
      guard let name = key.string, known.contains(name) else {
        throw error(
          "no setting \"\(key.string ?? "")\""
            + suggestion(for: key.string ?? "", among: known), at: key)
      }
    }
    let basis = try basis(root["inherits"], inherited: inherited)
    let palette = try palette(root["palette"])
    var roles = basis?.roles ?? [:]
    for (key, value) in try mapping(root["roles"]) {
      guard let name = key.string, let role = ThemeRole(rawValue: name) else {
        let names = ThemeRole.allCases.map(\.rawValue)
        throw error(
          "no role \"\(key.string ?? "")\"" + suggestion(for: key.string ?? "", among: names),
          at: key)
      }
      roles[role] = try style(value, palette)
    }
    return Theme(
      name: root["name"]?.string ?? stem, appearance: try appearance(root["appearance"], basis),
      roles: roles)
  }

  /// The file's name without folder and extension.
  var stem: String {
    let last = fileName.split(separator: "/").last ?? Substring(fileName)
    return String(last.split(separator: ".").first ?? last)
  }

  private func basis(
    _ node: Node?, inherited: (String) -> Theme?
  ) throws(ThemeError) -> Theme? {
    guard let node else { return nil }
    guard let name = node.string, let theme = inherited(name) else {
      throw error("no theme \"\(node.string ?? "")\" to inherit from", at: node)
    }
    return theme
  }

  private func appearance(
    _ node: Node?, _ basis: Theme?
  ) throws(ThemeError) -> Theme.Appearance {
    guard let node else { return basis?.appearance ?? .dark }
    guard let appearance = node.string.flatMap(Theme.Appearance.init) else {
      throw error("appearance is dark or light", at: node)
    }
    return appearance
  }

  private func mapping(_ node: Node?) throws(ThemeError) -> Node.Mapping {
    guard let node else { return [:] }
    guard let mapping = node.mapping else { throw error("expected name: value pairs", at: node) }
    return mapping
  }

  // MARK: Colours and styles

  private func palette(_ node: Node?) throws(ThemeError) -> [String: Color] {
    var palette: [String: Color] = [:]
    for (key, value) in try mapping(node) {
      palette[key.string ?? ""] = try color(value, palette)
    }
    return palette
  }

  private func color(_ node: Node, _ palette: [String: Color]) throws(ThemeError) -> Color {
    let word = node.string ?? ""
    if let color = palette[word] ?? Color(parsing: word) { return color }
    let names = Array(palette.keys) + Color.names + ["default"]
    throw error(
      "no colour \"\(word)\"" + suggestion(for: word, among: names)
        + (word.isEmpty ? " (a colour that begins with # needs quotes)" : ""), at: node)
  }

  private static let attributes: [(name: String, attribute: Attributes)] = [
    ("bold", .bold), ("dim", .dim), ("italic", .italic), ("underline", .underline),
    ("reverse", .reverse), ("blink", .blink),
  ]

  /// `{ fg: red, bg: black, bold: true }`, or just a colour.
  private func style(
    _ node: Node, _ palette: [String: Color]
  ) throws(ThemeError) -> Theme.RoleStyle {
    guard let mapping = node.mapping else {
      return Theme.RoleStyle(foreground: try color(node, palette))
    }
    var style = Theme.RoleStyle()
    for (key, value) in mapping {
      switch key.string {
      case "fg": style.foreground = try color(value, palette)
      case "bg": style.background = try color(value, palette)
      case let name:
        guard let found = Self.attributes.first(where: { $0.name == name }) else {
          let names = ["fg", "bg"] + Self.attributes.map(\.name)
          throw error(
            "no part \"\(name ?? "")\" of a style" + suggestion(for: name ?? "", among: names),
            at: key)
        }
        guard let isOn = value.bool else { throw error("expected true or false", at: value) }
        let attributes = style.attributes ?? []
        style.attributes =
          isOn ? attributes.union(found.attribute) : attributes.subtracting(found.attribute)
      }
    }
    return style
  }
}
