/// Why a terminal cannot be used, in one line that says what to do.
package enum TerminalError: Error, Equatable, CustomStringConvertible {
  case noTerminal
  case termNotSet
  case termUnknown(String)
  case termTooPoor(String)
  case noDatabase(String)
  case refused(String)

  package var description: String {
    switch self {
    case .noTerminal:
      return "there is no terminal to draw on: this process has no /dev/tty"
    case .termNotSet:
      return "TERM is not set: set it to the name of your terminal, such as xterm-256color"
    case .termUnknown(let term):
      return "TERM is “\(term)”, which is not known here: "
        + "set it to a known name such as xterm-256color, or install ncurses-term"
    case .termTooPoor(let term):
      return "TERM is “\(term)”, a terminal whose cursor cannot be placed: "
        + "use one that can, such as xterm-256color"
    case .noDatabase(let term):
      return "no terminal descriptions are installed (looking for TERM “\(term)”): "
        + "install ncurses-base"
    case .refused(let term):
      return "the terminal (TERM “\(term)”) cannot be used"
    }
  }
}
