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
  /// It understands what xterm does beyond drawing: it is no console and no terminal of old.
  var isLikeXterm = false
  /// It answers questions about its colours.
  var answersQuestions = false
  /// What COLORFGBG says of the background; nil where it says nothing, as mostly.
  var hasLightBackground: Bool?

  /// Reads the variables through `lookup`, so that tests need not set any.
  init(_ lookup: (String) -> String?) {
    func value(_ name: String) -> String? { lookup(name).flatMap { $0.isEmpty ? nil : $0 } }
    term = value("TERM")
    refusesColor = value("NO_COLOR") != nil
    wantsASCII = value("JOBTOP_ASCII") != nil
    let colors = value("COLORTERM")?.lowercased()
    claimsTrueColor = colors == "truecolor" || colors == "24bit"
    // Screen passes on the COLORTERM of the terminal around it, and does not know these colours.
    let isScreen = term?.hasPrefix("screen") == true && value("TMUX") == nil
    if isScreen { claimsTrueColor = false }
    isLikeXterm = term.map(Self.isLikeXterm) ?? false
    answersQuestions = isLikeXterm && !isScreen
    hasLightBackground = value("COLORFGBG").flatMap(Self.isLight)
    // A console has few signs beyond ASCII in its font.
    if let term, term.hasPrefix("linux") { wantsASCII = true }
    if let locale = value("LC_ALL") ?? value("LC_CTYPE") ?? value("LANG"),
      let dot = locale.firstIndex(of: ".")
    {
      let name = locale[locale.index(after: dot)...].prefix { $0 != "@" }.lowercased()
      namesOtherCharacterSet = name != "utf-8" && name != "utf8"
    }
    // Said for everything, it is meant; in LANG it is what containers have.
    if let all = value("LC_ALL"), ["C", "POSIX"].contains(all) { namesOtherCharacterSet = true }
  }

  private static func isLikeXterm(_ term: String) -> Bool {
    let others = ["linux", "ansi", "dumb", "cons", "sun", "wy", "pcansi"]
    // Those of DEC are numbered; vte is another.
    let isNumbered = term.hasPrefix("vt") && term.dropFirst(2).first?.isNumber == true
    return !isNumbered && !others.contains { term.hasPrefix($0) }
  }

  /// Reads `15;0` or `0;default;15`: the last is the background, by its number.
  private static func isLight(_ colors: String) -> Bool? {
    guard let number = colors.split(separator: ";").last.flatMap({ Int($0) }) else { return nil }
    return number == 7 || (9...15).contains(number)
  }
}
