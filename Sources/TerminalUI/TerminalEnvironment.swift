/// What the environment says about the terminal, apart from what the terminal database knows.
struct TerminalEnvironment: Equatable, Sendable {
  var term: String?
  /// The terminal claims 24-bit colours.
  var claimsTrueColor = false
  /// The operator wants no colours at all (NO_COLOR).
  var refusesColor = false
  /// The operator wants ASCII glyphs (JOBTOP_ASCII).
  var wantsASCII = false
  /// The locale names a character set that is not UTF-8.
  var namesOtherCharacterSet = false

  /// Reads the variables through `lookup`, so that tests need not set any.
  init(_ lookup: (String) -> String?) {
    func value(_ name: String) -> String? { lookup(name).flatMap { $0.isEmpty ? nil : $0 } }
    term = value("TERM")
    refusesColor = value("NO_COLOR") != nil
    wantsASCII = value("JOBTOP_ASCII") != nil
    let colors = value("COLORTERM")?.lowercased()
    claimsTrueColor = colors == "truecolor" || colors == "24bit"
    // Screen passes on the COLORTERM of the terminal around it, and does not know these colours.
    if let term, term.hasPrefix("screen"), value("TMUX") == nil { claimsTrueColor = false }
    if let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG"),
      let dot = locale.firstIndex(of: ".")
    {
      let name = locale[locale.index(after: dot)...].prefix { $0 != "@" }.lowercased()
      namesOtherCharacterSet = name != "utf-8" && name != "utf8"
    }
  }
}
