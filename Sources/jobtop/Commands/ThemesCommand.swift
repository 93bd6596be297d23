import ArgumentParser
import Dashboard
import TerminalUI
import Themes

struct ThemesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "themes", abstract: "List the themes, or preview one.")

  @Argument(
    help: "A theme by its name, or a theme file.",
    completion: .list(BuiltinThemes.files.map(\.name)))
  var name: String?

  func run() throws {
    let library = ThemeLibrary()
    guard let name else { return list(library) }
    let theme: Theme
    do { theme = try library.theme(named: name) } catch { throw ValidationError("\(error)") }
    StandardStreams.write(ThemeSample(theme: theme, isColoured: StandardStreams.wantsColour).text)
  }

  private func list(_ library: ThemeLibrary) {
    let (themes, problems) = library.all
    for theme in themes {
      StandardStreams.write("\(fitted(theme.name, to: 20)) \(theme.appearance.rawValue)\n")
    }
    for problem in problems { StandardStreams.complain(problem) }
  }
}
