import JobModel

/// How to ask this terminal for a desktop notification. There is no reply, so the sequence is chosen from what
/// the environment says about the terminal; one that knows neither ignores it.
struct DesktopNotice {
  private enum Dialect {
    /// OSC 9, of iTerm2: most terminals know it, kitty and WezTerm among them.
    case osc9
    /// OSC 777, of rxvt-unicode: it has a title of its own.
    case osc777
  }

  private enum Multiplexer { case tmux, screen }

  private let dialect: Dialect
  private let multiplexer: Multiplexer?

  /// - Parameter environment: finds a variable.
  init(_ environment: (String) -> String?) {
    func value(_ name: String) -> String? { environment(name).flatMap { $0.isEmpty ? nil : $0 } }
    let term = value("TERM") ?? ""
    let isOfTitles =
      ["rxvt", "foot"].contains { term.hasPrefix($0) }
      || ["VTE_VERSION", "KONSOLE_VERSION"].contains { value($0) != nil }
    dialect = isOfTitles ? .osc777 : .osc9
    if value("TMUX") != nil || term.hasPrefix("tmux") {
      multiplexer = .tmux
    } else {
      multiplexer = value("STY") != nil || term.hasPrefix("screen") ? .screen : nil
    }
  }

  /// The bytes to send. What the text holds of the data is escaped.
  func sequence(_ text: String) -> String {
    let text = text.printable
    switch dialect {
    // Some terminals take a number at its start for another kind of request.
    case .osc9: return passedThrough("\u{1b}]9;jobtop: \(text)\u{07}")
    // A semicolon ends the part that it is in.
    case .osc777:
      return passedThrough(
        "\u{1b}]777;notify;jobtop;\(text.replacing(";", with: ","))\u{07}")
    }
  }

  /// A multiplexer passes on only what is wrapped for it; tmux only with `allow-passthrough` on.
  private func passedThrough(_ sequence: String) -> String {
    switch multiplexer {
    case .tmux: "\u{1b}Ptmux;" + sequence.replacing("\u{1b}", with: "\u{1b}\u{1b}") + "\u{1b}\\"
    case .screen: "\u{1b}P" + sequence + "\u{1b}\\"
    case nil: sequence
    }
  }
}
