import Testing

@testable import TerminalUI

@Suite("What comes from the keyboard")
struct InputDecoderTests {
  private let start = ContinuousClock.now

  /// The events of a burst of characters, after which nothing more is waiting.
  private func decoded(_ text: String) -> [TerminalEvent] {
    var decoder = InputDecoder()
    return feed(text, to: &decoder)
  }

  private func feed(
    _ text: String, to decoder: inout InputDecoder, after delay: Duration = .zero
  ) -> [TerminalEvent] {
    text.unicodeScalars.flatMap { decoder.feed(.scalar($0), now: start + delay) }
      + decoder.flush()
  }

  private func keys(_ names: String...) -> [TerminalEvent] {
    names.compactMap { KeyPress(parsing: $0).map(TerminalEvent.key) }
  }

  @Test("is one key for each character")
  func characters() {
    #expect(decoded("jG/名") == keys("j", "G", "/", "名"))
    #expect(
      decoded("\r\n\t\u{7F}\u{8}\u{C}\u{0}")
        == keys("enter", "enter", "tab", "backspace", "ctrl-h", "ctrl-l", "ctrl-space"))
  }

  @Test("with escape before it is a key with alt, alone it is escape")
  func alt() {
    #expect(decoded("\u{1B}") == keys("esc"))
    #expect(decoded("\u{1B}x") == keys("alt-x"))
    #expect(decoded("\u{1B}\u{1B}") == keys("esc", "esc"))
    #expect(decoded("\u{1B}[") == keys("alt-["))
    #expect(decoded("\u{1B}O") == keys("alt-O"))
    var decoder = InputDecoder()
    _ = decoder.feed(.scalar("\u{1B}"), now: start)
    #expect(decoder.feed(.key(KeyPress(.up)), now: start) == keys("alt-up"))
  }

  @Test(
    "and tells the background is an event",
    arguments: [
      ("rgb:0000/0000/0000", false), ("rgb:ffff/ffff/ffff", true), ("rgb:fd/f6/e3", true),
      ("rgba:1e1e/1e1e/1e1e/ffff", false),
    ])
  func background(answer: String, isLight: Bool) {
    for end in ["\u{7}", "\u{1B}\\"] {
      #expect(
        decoded("\u{1B}]11;\(answer)\(end)q") == [.background(isLight: isLight)] + keys("q"))
      // It may come in parts.
      var decoder = InputDecoder()
      let parts = feed("\u{1B}]11;\(answer.prefix(7))", to: &decoder)
      let rest = feed("\(answer.dropFirst(7))\(end)q", to: &decoder)
      #expect(parts + rest == [.background(isLight: isLight)] + keys("q"))
    }
    #expect(decoded("\u{1B}]11;rgb:what\u{7}q") == keys("q"))
  }

  @Test("and that nobody asked for is swallowed, for its letters are no keys")
  func unknownSequences() {
    #expect(decoded("\u{1B}[?1;2cj") == keys("j"))
    #expect(decoded("\u{1B}[27;5;9~d") == keys("d"))
    #expect(decoded("\u{1B}]10;rgb:0000/0000/0000\u{7}q") == keys("q"))
    #expect(decoded("\u{1B}]11;rgb:00\u{1B}\\q") == keys("q"))
    #expect(decoded("\u{1B}P1$r0m\u{1B}\\q") == keys("q"))
    #expect(decoded("\u{1B}[\u{1B}[Ij") == keys("j"))
  }

  @Test("in two halves is still one sequence")
  func split() {
    var decoder = InputDecoder()
    #expect(feed("\u{1B}[?1;", to: &decoder) == [])
    #expect(feed("2cj", to: &decoder) == keys("j"))
  }

  @Test("and never ends does not swallow all that follows")
  func endless() {
    let events = decoded("\u{1B}[" + String(repeating: "1", count: 500))
    #expect(events.count > 400)
    var decoder = InputDecoder()
    #expect(feed("\u{1B}]never ends", to: &decoder) == [])
    #expect(feed("j", to: &decoder) == keys("j"))
  }

  @Test("pasted is one text and no keys")
  func paste() {
    var decoder = InputDecoder()
    var events = decoder.feed(.pasteBegins, now: start)
    events += feed("q\rd\r\ne\u{1B}[A", to: &decoder)
    events += decoder.feed(.key(KeyPress(.delete)), now: start)
    events += decoder.feed(.pasteEnds, now: start)
    events += feed("j", to: &decoder)
    #expect(events == [.paste("q\nd\ne\u{1B}[A")] + keys("j"))
  }

  @Test("pasted without an end is given up after a while")
  func lostPasteEnd() {
    var decoder = InputDecoder()
    _ = decoder.feed(.pasteBegins, now: start)
    #expect(feed("abc", to: &decoder) == [])
    #expect(feed("j", to: &decoder, after: .seconds(3)) == [.paste("abc")] + keys("j"))
  }

  private func mouse(
    _ report: String, to decoder: inout InputDecoder, after delay: Duration = .zero
  )
    -> [TerminalEvent]
  {
    decoder.feed(.mouseBegins, now: start + delay) + feed(report, to: &decoder, after: delay)
  }

  @Test("of the mouse says what and where")
  func mouseReports() {
    var decoder = InputDecoder()
    let at = Point(column: 9, row: 4)
    #expect(mouse("0;10;5M", to: &decoder) == [.mouse(MouseEvent(kind: .press, at: at))])
    #expect(mouse("0;10;5m", to: &decoder) == [.mouse(MouseEvent(kind: .release, at: at))])
    #expect(
      mouse("18;10;5M", to: &decoder)
        == [.mouse(MouseEvent(kind: .press, button: 3, at: at, modifiers: .control))])
    #expect(
      mouse("64;10;5M", to: &decoder)
        == [.mouse(MouseEvent(kind: .scrollUp, button: 0, at: at))])
    #expect(
      mouse("69;10;5M", to: &decoder)
        == [.mouse(MouseEvent(kind: .scrollDown, button: 0, at: at, modifiers: .shift))])
  }

  @Test("of the mouse that makes no sense is ignored")
  func wrongMouseReports() {
    var decoder = InputDecoder()
    for report in ["35;1;1M", "0;0;0M", "0;1M", ";;M", "99999999999999999999;1;1M", "0;1;1x"] {
      #expect(mouse(report, to: &decoder) == [], "\(report)")
    }
    #expect(feed("j", to: &decoder) == keys("j"))
  }

  @Test("twice in one place, quickly, is a double click")
  func doubleClick() {
    let at = Point(column: 0, row: 0)
    let press = [TerminalEvent.mouse(MouseEvent(kind: .press, at: at))]
    let double = [TerminalEvent.mouse(MouseEvent(kind: .doubleClick, at: at))]
    var decoder = InputDecoder()
    #expect(mouse("0;1;1M", to: &decoder) == press)
    #expect(mouse("0;1;1M", to: &decoder, after: .milliseconds(300)) == double)
    #expect(mouse("0;1;1M", to: &decoder, after: .milliseconds(400)) == press)
    #expect(mouse("0;1;1M", to: &decoder, after: .seconds(1)) == press)
    #expect(mouse("0;2;1M", to: &decoder, after: .seconds(1)) != double)
  }

  @Test("at random never traps, and leaves the keyboard usable")
  func random() {
    var random = SeededRandom(seed: 17)
    for _ in 0..<500 {
      var decoder = InputDecoder()
      for scalar in random.text(upTo: 60).unicodeScalars {
        _ = decoder.feed(.scalar(scalar), now: start)
        if Int.random(in: 0..<8, using: &random) == 0 { _ = decoder.feed(.mouseBegins, now: start) }
        if Int.random(in: 0..<8, using: &random) == 0 { _ = decoder.flush() }
      }
      _ = decoder.flush()
      _ = feed("x", to: &decoder)  // may end what was begun
      _ = feed("x", to: &decoder)
      #expect(feed("j", to: &decoder) == keys("j"))
    }
  }
}
