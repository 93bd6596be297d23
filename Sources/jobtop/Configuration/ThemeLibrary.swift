import Accounts
import Dashboard
import Foundation
import Themes

/// The built-in themes, and the user's own, which take precedence.
struct ThemeLibrary: Sendable {
  /// Where users keep their themes: `$XDG_CONFIG_HOME/jobtop/themes`.
  let folder: URL

  init() { folder = URL(fileURLWithPath: UserFolders.system.config + "/jobtop/themes") }

  /// A theme that is named on the command line: a name, or the path of a file.
  ///
  /// - Throws: `ThemeError`, or that there is no such theme.
  func theme(named name: String) throws -> Theme {
    if name.contains("/") || name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
      return try theme(at: URL(fileURLWithPath: name), as: name)
    }
    if let file = ownFiles.first(where: { Self.name(of: $0) == name }) {
      return try theme(at: file, as: file.path)
    }
    guard let builtin = BuiltinThemes.files.first(where: { $0.name == name }) else {
      throw UnknownTheme(name: name, known: names)
    }
    return try theme(String(decoding: builtin.yaml, as: UTF8.self), fileName: name + ".yaml")
  }

  /// The theme of a file that has been read before.
  ///
  /// - Throws: `ThemeError` with the short name of the file: there is little room on the screen.
  func theme(inFile path: String) throws -> Theme {
    let file = URL(fileURLWithPath: path)
    return try theme(at: file, as: file.lastPathComponent)
  }

  /// Every theme that can be read, and what is wrong with those that cannot.
  var all: (themes: [Theme], problems: [String]) {
    var themes: [Theme] = []
    var problems: [String] = []
    for name in names {
      do { themes.append(try theme(named: name)) } catch { problems.append("\(error)") }
    }
    return (themes, problems)
  }

  var names: [String] {
    let own = ownFiles.map(Self.name).sorted()
    return BuiltinThemes.files.map(\.name).filter { !own.contains($0) } + own
  }

  private var ownFiles: [URL] {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return (files ?? []).filter { ["yaml", "yml"].contains($0.pathExtension) }
  }

  private static func name(of file: URL) -> String {
    file.deletingPathExtension().lastPathComponent
  }

  private func theme(at file: URL, as path: String) throws -> Theme {
    guard let data = try? Data(contentsOf: file) else {
      throw UnreadableTheme(path: path)
    }
    var theme = try theme(String(decoding: data, as: UTF8.self), fileName: path)
    theme.file = file.path
    // A copied file still carries the name of the original.
    theme.name = Self.name(of: file)
    return theme
  }

  /// A theme may inherit from a built-in one.
  private func theme(_ yaml: String, fileName: String) throws -> Theme {
    try Theme(yaml: yaml, fileName: fileName) { name in
      BuiltinThemes.files.first { $0.name == name }.flatMap {
        try? Theme(yaml: String(decoding: $0.yaml, as: UTF8.self), fileName: name + ".yaml")
      }
    }
  }
}

struct UnknownTheme: Error, CustomStringConvertible {
  var name: String
  var known: [String]

  var description: String {
    "no theme \(name): choose one of \(known.joined(separator: ", ")), or give the path of a file"
  }
}

struct UnreadableTheme: Error, CustomStringConvertible {
  var path: String

  var description: String { "\(path): no such theme file, or it cannot be read" }
}
