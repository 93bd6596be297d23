/// Gives out tokens and knows whose they are.
struct TokenDesk: Sendable {
  enum Scope: Sendable, Equatable {
    case project
    case account
  }

  struct Token: Sendable {
    var text: String
    var scope: Scope
    /// Milliseconds since 1970 UTC.
    var issued: Int64
    var expires: Int64
  }

  /// More than real people need; who logs in for ever does not fill the memory.
  private static let mostTokens = 1000

  /// How long tokens say that they live, in milliseconds.
  var life: Int64
  /// How much longer by this clock that is in the end: a clock that runs a thousand times as fast must
  /// not make a day of tokens of 86 seconds.
  var stretch: Double
  private var tokens: [String: Token] = [:]
  /// The texts, oldest first.
  private var texts: [String] = []
  private var random: SeededRandom

  init(life: Int64, stretch: Double, seed: UInt64) {
    self.life = life
    self.stretch = stretch
    random = SeededRandom(seed: seed, branch: 0x70ce)
  }

  /// - Parameter length: of its text; real ones have thousands of characters.
  mutating func issue(_ scope: Scope, at now: Int64, length: Int = 2400) -> Token {
    let token = Token(
      text: "MIISIM" + random.hex(max(16, length - 6)), scope: scope, issued: now,
      expires: now + life)
    tokens[token.text] = token
    texts.append(token.text)
    if texts.count > Self.mostTokens { tokens[texts.removeFirst()] = nil }
    return token
  }

  /// nil for one that was never given out or must not be used any more.
  func token(_ text: String) -> Token? { tokens[text] }

  func isGood(_ token: Token, at now: Int64) -> Bool {
    Double(now - token.issued) < Double(life) * stretch
  }

  mutating func revoke(_ text: String) {
    tokens[text] = nil
    texts.removeAll { $0 == text }
  }
}
