import ArgumentParser
import Dashboard
import TerminalUI

/// Prints the manual page that `make install` installs. It is made from the same lists as the help texts, so
/// the two always agree.
struct ManualCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "manual", abstract: "The manual page, as roff.", shouldDisplay: false)

  func run() throws {
    StandardStreams.write(ManualPage(commands: Jobtop.configuration.subcommands).text)
  }
}

private struct ManualPage {
  var commands: [any ParsableCommand.Type]

  var text: String {
    ([".TH JOBTOP 1 \"\" \"jobtop \(Jobtop.version)\" \"User Commands\""]
      + section("NAME", ["jobtop \\- htop for cloud jobs"])
      + section("SYNOPSIS", [Jobtop.configuration.usage ?? ""].map(escaped))
      + section("DESCRIPTION", [escaped(Jobtop.configuration.discussion)])
      + ["." + "SH COMMANDS"] + commandEntries
      + [".SH KEYS"] + keyEntries
      + [".SH EXIT STATUS"] + exitEntries
      + section("FILES", filesText)).joined(separator: "\n") + "\n"
  }

  private var commandEntries: [String] {
    var lines: [String] = []
    for command in commands where command.configuration.shouldDisplay {
      let help = Jobtop.helpMessage(for: command, columns: 78)
      let rest = help.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      lines.append(".SS jobtop " + (command.configuration.commandName ?? ""))
      lines += [escaped(command.configuration.abstract), ".PP", ".nf"]
      lines += rest.map { escaped(String($0)) }
      lines.append(".fi")
    }
    return lines
  }

  private var keyEntries: [String] {
    Action.allCases.flatMap { action in
      [
        ".TP", ".B " + escaped(action.defaultKeys.map(\.name).joined(separator: ", ")),
        escaped(action.summary),
      ]
    }
  }

  private var exitEntries: [String] {
    ExitStatus.all.flatMap { [".TP", ".B \($0.code)", escaped($0.meaning)] }
  }

  private var filesText: [String] {
    [
      ".TP", ".I $XDG_CONFIG_HOME/jobtop/config.yaml",
      "Contexts, theme, columns, keys, links, named views, notifications.",
      ".TP", ".I $XDG_CONFIG_HOME/jobtop/themes", "Your own themes, and base16 scheme files.",
      ".TP", ".I $XDG_STATE_HOME/jobtop/jobtop.log",
      "What jobtop did, one line per entry; jobtop.log.1 holds the older part.",
      ".TP", ".I $XDG_STATE_HOME/jobtop/pace",
      "When each host may be asked next, so that all jobtops keep to its rate together.",
    ]
  }

  private func section(_ title: String, _ lines: [String]) -> [String] { [".SH \(title)"] + lines }

  /// Backslashes, and dots or quotes at the start of a line, mean something to roff.
  private func escaped(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let line = line.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      return line.hasPrefix(".") || line.hasPrefix("'") ? "\\&" + line : line
    }.joined(separator: "\n")
  }
}
