import Foundation
import JobModel
import TerminalUI
import Testing
import Themes

@testable import Dashboard

struct ThemeTests {
  @Test func everyFileOfTheFolderIsCompiledIn() throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Themes/Builtin")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let names = files.filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }
    #expect(Set(names) == Set(BuiltinThemes.names))
  }

  @Test func builtinThemesCanBeReadAndAreNamedLikeTheirFiles() throws {
    let themes = try Stage.themes()
    #expect(themes.map(\.name) == BuiltinThemes.names)
  }

  /// The states that need somebody must be told apart, and text must be readable on the selected row.
  @Test func statesDifferInEveryTheme() throws {
    for theme in try Stage.themes() where theme.name != "mono" {
      let roles: [ThemeRole] = [.failed, .running, .unpaid, .succeeded]
      let styles = Set(roles.map { theme[$0] })
      #expect(styles.count == roles.count, "\(theme.name)")
    }
  }

  @Test func textIsReadable() throws {
    for theme in try Stage.themes() {
      guard case .rgb = theme[.text].background else { continue }
      let enough = theme.name == "high-contrast" ? 7.0 : 4.5
      for role in [ThemeRole.text, .failed, .running, .unpaid, .cause, .code, .alarm] {
        #expect(contrast(theme[role]) >= enough, "\(theme.name) \(role): \(contrast(theme[role]))")
      }
      for role in [ThemeRole.muted, .succeeded, .waiting] {
        #expect(contrast(theme[role]) >= 3.5, "\(theme.name) \(role): \(contrast(theme[role]))")
      }
    }
  }

  /// Every text on everything that it may stand on, also where the ground of the screen is the terminal's and
  /// may be light or dark whatever the theme was made for.
  @Test func everyTextIsReadableOnEveryBackground() throws {
    let surfaces: [ThemeRole] = [.header, .selected, .marked, .changed, .panel]
    let decoration: Set<ThemeRole> = [.barEmpty, .barFilled, .scrollbar, .faint, .jsonPunctuation]
    let texts = ThemeRole.allCases.filter {
      !decoration.contains($0) && !surfaces.contains($0) && ![.alarm, .cursor].contains($0)
    }
    for theme in try Stage.themes() {
      for role in texts {
        var styles = [theme[role]]
        for surface in surfaces {
          let laid = theme.style(theme[role], on: surface)
          styles += [laid, theme.style(laid, on: .selected)]
        }
        for style in styles {
          guard case .rgb = style.background else { continue }
          let contrast = Color.contrast(style.foreground, style.background)
          #expect((contrast ?? 0) >= 4.5, "\(theme.name) \(role) \(style)")
        }
      }
    }
  }

  /// On the ground for which they were made.
  @Test func statesAreReadableOnTheGroundOfTheTerminal() throws {
    for theme in try Stage.themes() where theme[.text].background == .terminal {
      let ground: Color = theme.appearance == .dark ? .rgb(0x10, 0x10, 0x10) : .rgb(255, 255, 255)
      for role in JobState.allCases.map({ ThemeRole($0) }) + [.muted, .sparkline, .code, .error] {
        guard let contrast = Color.contrast(theme[role].foreground, ground) else { continue }
        #expect(contrast >= 4.5, "\(theme.name) \(role): \(contrast)")
      }
    }
  }

  @Test func coloursThatCanBeReadStayOnTheSelectedRow() throws {
    let theme = try #require(try Stage.themes().first)
    let failed = theme.style(theme[.failed], on: .selected)
    #expect(failed.foreground == theme[.failed].foreground)
    // What is the terminal's own may be black or white.
    #expect(theme.style(theme[.text], on: .selected) == theme[.selected])
  }

  @Test func defaultThemesLeaveTheGroundToTheTerminal() throws {
    for theme in try Stage.themes()
    where ["dark", "light", "terminal", "mono"].contains(theme.name) {
      #expect(theme[.text] == .plain)
    }
  }

  @Test func rolesThatAreNotMentionedFollowTheirBasis() throws {
    let theme = try Theme(
      yaml: """
        palette: { blood: "#a00" }
        roles:
          failed: { fg: blood }
          muted: 245
        """, fileName: "folder/mine.yaml")
    #expect(theme.name == "mine")
    #expect(theme[.failed] == Style(foreground: .rgb(170, 0, 0), attributes: .bold))
    #expect(theme[.code].foreground == .rgb(170, 0, 0))
    #expect(theme[.tab].foreground == .indexed(245))
  }

  @Test func themesInherit() throws {
    let dark = try #require(try Stage.themes().first)
    let theme = try Theme(
      yaml: "{inherits: dark, roles: {running: green}}", fileName: "a.yaml",
      inherited: { $0 == "dark" ? dark : nil })
    #expect(theme[.failed] == dark[.failed])
    #expect(theme[.running].foreground == .indexed(2))
  }

  @Test(arguments: [
    ("roles:\n  faild: red", "t.yaml:2:3: no role \"faild\", did you mean failed?"),
    ("roles:\n  failed: { fg: rde }", "t.yaml:2:17: no colour \"rde\", did you mean red?"),
    ("roles:\n  failed: { fgg: red }", "t.yaml:2:13: no part \"fgg\" of a style, did you mean fg?"),
    ("roles:\n  failed: { bold: maybe }", "t.yaml:2:19: expected true or false"),
    ("rolls: {}", "t.yaml:1:1: no setting \"rolls\", did you mean roles?"),
    ("appearance: dim", "t.yaml:1:13: appearance is dark or light"),
    ("inherits: nobody", "t.yaml:1:11: no theme \"nobody\" to inherit from"),
    ("- a", "t.yaml:1:1: expected name, appearance, palette and roles"),
    ("base00: \"12\"", "t.yaml:1:1: base01 is missing"),
  ])
  func mistakesAreNamedWithTheirPlace(yaml: String, message: String) {
    do {
      _ = try Theme(yaml: yaml, fileName: "t.yaml")
      Issue.record("no mistake found")
    } catch {
      #expect(error.description.hasPrefix(message.hasSuffix("missing") ? "t.yaml:1:" : message))
    }
  }

  @Test func brokenYAMLSaysWhere() {
    do {
      _ = try Theme(yaml: "roles: {\n  failed: [", fileName: "t.yaml")
      Issue.record("no mistake found")
    } catch {
      #expect(error.description.hasPrefix("t.yaml:"))
    }
  }

  @Test func base16SchemesOfBothForms() throws {
    let colors = (0..<16).map { "0" + String($0, radix: 16, uppercase: true) }
    let old =
      "scheme: \"Old\"\nauthor: \"x\"\n"
      + colors.map { "base\($0): \"\($0)\($0)\($0)\"" }.joined(separator: "\n")
    let new =
      "system: base16\nname: New\nvariant: light\npalette:\n"
      + colors.map { "  base\($0): \"#\($0)\($0)\($0)\"" }.joined(separator: "\n")
    let (one, other) = (
      try Theme(yaml: old, fileName: "o.yaml"), try Theme(yaml: new, fileName: "n.yaml")
    )
    #expect(one.name == "Old" && one.appearance == .dark)
    #expect(other.name == "New" && other.appearance == .light)
    #expect(one[.failed].foreground == .rgb(8, 8, 8))
    #expect(one[.failed].background == .rgb(0, 0, 0))
    #expect(one[.text] == other[.text])
  }

  @Test func digitsWithoutQuotesAreColoursToo() throws {
    let lines = (0..<16).map { number in
      "base0\(String(number, radix: 16, uppercase: true)): 0012\(number + 10)"
    }
    let theme = try Theme(yaml: lines.joined(separator: "\n"), fileName: "digits.yaml")
    #expect(theme[.text].background == .rgb(0x00, 0x12, 0x10))
  }

  @Test func withoutColoursNothingIsLost() throws {
    for theme in try Stage.themes() {
      let mono = theme.adapted(to: .monochrome)
      for role in ThemeRole.allCases {
        #expect(mono[role].foreground == .terminal && mono[role].background == .terminal)
      }
      #expect(mono[.selected].attributes.contains(.reverse))
      let sixteen = theme.adapted(to: .sixteen)
      #expect(sixteen[.selected].attributes.contains(.reverse))
      // Never a shade that may be the colour of the ground.
      for role in ThemeRole.allCases where role != .selected {
        #expect(
          [.terminal, .indexed(1), .indexed(2), .indexed(3), .indexed(4), .indexed(5), .indexed(6)]
            .contains(sixteen[role].foreground), "\(theme.name) \(role)")
      }
    }
  }

  private func contrast(_ style: Style) -> Double {
    Color.contrast(style.foreground, style.background) ?? 1
  }
}
