import Testing

@testable import TerminalUI

@Suite("Fitted text")
struct FittedTextTests {
  @Test("is padded to its columns")
  func padding() {
    #expect(fitted("ab", to: 5) == "ab   ")
    #expect(fitted("ab", to: 5, alignment: .trailing) == "   ab")
    #expect(fitted("ab", to: 5, alignment: .center) == " ab  ")
    #expect(fitted("作", to: 5, alignment: .trailing) == "   作")
    #expect(fitted("", to: 2) == "  ")
  }

  @Test("loses the part that matters least")
  func truncation() {
    #expect(fitted("abcdefgh", to: 5) == "abcd…")
    #expect(fitted("abcdefgh", to: 5, truncation: .head) == "…efgh")
    #expect(fitted("abcdefgh", to: 5, truncation: .middle) == "ab…gh")
    #expect(fitted("abcdefgh", to: 6, ellipsis: "...") == "abc...")
  }

  @Test("does not cut wide characters")
  func wide() {
    #expect(fitted("作者名字", to: 6) == "作者… ")
    #expect(fitted("作者名字", to: 5) == "作者…")
    #expect(fitted("作者名字", to: 6, alignment: .trailing) == " 作者…")
  }

  @Test("is cut bare where the ellipsis has no room")
  func tiny() {
    #expect(fitted("abc", to: 1) == "…")
    #expect(fitted("abc", to: 2, ellipsis: "...") == "ab")
    #expect(fitted("abc", to: 0) == "")
    #expect(fitted("abc", to: -1) == "")
    #expect(fitted("作", to: 1) == "…")
  }

  @Test("always has exactly its columns")
  func exact() {
    var random = SeededRandom(seed: 5)
    for _ in 0..<1000 {
      let text = random.text(upTo: 20)
      let columns = Int.random(in: 0...15, using: &random)
      for truncation in [Truncation.tail, .middle, .head] {
        let result = fitted(text, to: columns, truncation: truncation)
        #expect(DisplayWidth.columns(of: result) == columns, "\(text.unicodeScalars.map(\.value))")
      }
    }
  }
}

@Suite("Wrapped text")
struct WrappedTextTests {
  @Test("breaks at spaces")
  func words() {
    #expect(wrapped("the quick brown fox", to: 10) == ["the quick", "brown fox"])
    #expect(wrapped("the quick brown", to: 9) == ["the quick", "brown"])
    #expect(wrapped("a   b", to: 3) == ["a", "b"])
    #expect(wrapped("one two", to: 80) == ["one two"])
  }

  @Test("breaks words that are too long, after those before them")
  func longWords() {
    #expect(wrapped("abcdefgh", to: 3) == ["abc", "def", "gh"])
    #expect(wrapped("x abcdefgh", to: 4) == ["x", "abcd", "efgh"])
  }

  @Test("breaks between any two Chinese characters")
  func chinese() {
    #expect(wrapped("作者名字", to: 5) == ["作者", "名字"])
    #expect(wrapped("云ab主机", to: 4) == ["云ab", "主机"])
    #expect(wrapped("作", to: 1) == ["作"])
  }

  @Test("keeps its own lines and how they begin")
  func lines() {
    #expect(wrapped("a\nb\r\nc", to: 9) == ["a", "b", "c"])
    #expect(wrapped("a\n\nb", to: 9) == ["a", "", "b"])
    #expect(wrapped("  at main", to: 20) == ["  at main"])
    #expect(wrapped("", to: 9) == [""])
    #expect(wrapped("a  ", to: 9) == ["a"])
  }

  @Test("has no characters that nobody sees, and few marks upon one")
  func invisible() {
    #expect(wrapped("ab\u{200b}c def", to: 3) == ["abc", "def"])
    #expect(wrapped(String(repeating: "\u{200b}", count: 200_000), to: 80) == [""])
    let marks = String(repeating: "\u{301}", count: 100_000)
    #expect(wrapped("e" + marks, to: 80) == ["e\u{301}\u{301}\u{301}\u{301}"])
  }

  /// What grows with the square of the length takes minutes for some of these.
  @Test("is found in one pass, whatever it is", .timeLimit(.minutes(1)))
  func hostile() {
    let parts = [
      "\u{200b}", "\u{301}", "x\u{200b}", "a\u{301}", "\u{600}", "\u{600}a", "x", "作", " ", "\t",
      "🇩",
    ]
    for part in parts {
      let text = String(repeating: part, count: 200_000 / part.utf8.count)
      let lines = wrapped("start " + text, to: 80)
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= 80 })
    }
  }

  @Test("never is wider than its columns, and loses nothing but blanks")
  func random() {
    var random = SeededRandom(seed: 9)
    let words = ["a", "the", "quota", "作者", "exceeded", " ", "  ", "x-very-long-word", "é", "\n"]
    for _ in 0..<1000 {
      let text = (0..<Int.random(in: 0...12, using: &random))
        .map { _ in
          (words.randomElement(using: &random) ?? "") + (Bool.random(using: &random) ? " " : "")
        }
        .joined()
      let columns = Int.random(in: 2...12, using: &random)
      let lines = wrapped(text, to: columns)
      #expect(lines.allSatisfy { DisplayWidth.columns(of: $0) <= columns })
      #expect(lines.joined().filter { $0 != " " } == text.filter { $0 != " " && !$0.isNewline })
    }
  }
}
