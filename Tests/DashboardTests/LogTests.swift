import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// The log of the program: it is followed at its end, and holds still further up.
struct LogTests {
  private func entries(_ numbers: Range<Int>) -> [LogEntry] {
    numbers.map {
      LogEntry(.debug, "entry \($0).", at: Sample.now - .seconds(100) + .seconds(Double($0) / 10))
    }
  }

  private func shown(_ count: Int = 100) throws -> Stage {
    var stage = try Stage(columns: 80, rows: 24)
    stage.send(.log(entries(0..<count)))
    try stage.press("l")
    return stage
  }

  /// The texts in the list, without the explanation below it.
  private func listed(_ stage: Stage) -> [String] {
    stage.lines.filter { !$0.contains("What ") }
      .compactMap { $0.firstMatch(of: /entry \d+\./).map { String($0.output) } }
  }

  private func selected(_ stage: Stage) -> String? {
    guard case .log(let page) = stage.state.view else { return nil }
    return stage.state.shownLog.selected(in: page)?.text
  }

  @Test func theEndIsFollowed() throws {
    var stage = try shown()
    #expect(listed(stage).last == "entry 99.")
    #expect(stage.text.contains("following"))
    stage.send(.log(entries(100..<103)))
    #expect(listed(stage).last == "entry 102.")
    #expect(selected(stage) == "entry 102.")
  }

  @Test func whoeverScrollsUpStaysThere() throws {
    var stage = try shown()
    try stage.press("k", "k")
    let before = listed(stage)
    stage.send(.log(entries(100..<150)))
    #expect(listed(stage) == before)
    #expect(selected(stage) == "entry 97.")
    #expect(stage.text.contains("50 more below"))
    #expect(!stage.text.contains("following"))
  }

  @Test(arguments: [["G"], ["j", "j"], ["pgdn"]])
  func atTheEndItIsFollowedAgain(keys: [String]) throws {
    var stage = try shown()
    try stage.press("k", "k")
    for key in keys { try stage.press(key) }
    stage.send(.log(entries(100..<101)))
    #expect(listed(stage).last == "entry 100.")
  }

  @Test func onlyTheNewestAreKept() throws {
    var stage = try shown(1500)
    try stage.press("g")
    #expect(listed(stage).first == "entry 0.")
    for _ in 0..<20 { try stage.press("pgdn") }
    let before = listed(stage)
    for hundred in 15..<21 {
      stage.send(.log(entries(hundred * 100..<hundred * 100 + 100)))
    }
    #expect(stage.state.log.entries.count == 2000)
    #expect(stage.state.log.entries.first?.text == "entry 100.")
    #expect(listed(stage) == before)
    #expect(stage.text.contains("the last 2000 entries"))
    // What is held goes at last, and the oldest is in its place.
    stage.send(.log(entries(2100..<4100)))
    #expect(listed(stage).first == "entry 2100.")
  }

  @Test func allOfTheSelectedEntryCanBeRead() throws {
    var stage = try Stage(columns: 80, rows: 24)
    let reason = "ecs.eu-de.example.test answers 503 Service Unavailable to everything"
    stage.send(
      .log([
        LogEntry(
          .warning,
          "GET https://ecs.eu-de.example.test/v1/\(String(repeating: "a", count: 32))"
            + "/jobs: \(reason); asked again in 12 s", at: Sample.now, context: "prod-eu",
          requestID: "1f2e3d4c5b6a79880123456789abcdef")
      ]))
    try stage.press("l")
    let text = stage.lines.map { $0.split(separator: " ").joined(separator: " ") }
      .joined(separator: " ")
    #expect(text.contains(reason + "; asked again in 12 s"))
    #expect(text.contains("1f2e3d4c5b6a79880123456789abcdef"))
    try stage.press("y")
    #expect(stage.effects.contains(.copy("1f2e3d4c5b6a79880123456789abcdef")))
  }

  @Test func withoutARequestThereIsNothingToCopy() throws {
    var stage = try shown()
    try stage.press("y")
    #expect(stage.text.contains("this entry has no request id"))
    #expect(stage.effects.isEmpty)
  }

  @Test func theLogIsWrittenAsItsFileIs() throws {
    var stage = try shown(3)
    try stage.press("w", "enter")
    let lines = entries(0..<3).map { $0.line + "\n" }.joined()
    #expect(stage.writtenFile?.path == "log.txt")
    #expect(stage.writtenFile?.text == lines)
  }

  @Test func whatIsHeldStillShowsNothingNew() throws {
    var stage = try shown()
    try stage.press("p")
    let before = listed(stage)
    stage.send(.log(entries(100..<120)))
    #expect(listed(stage) == before)
    try stage.press("p")
    #expect(listed(stage).last == "entry 119.")
  }

  @Test func theWheelAndClicksWork() throws {
    var stage = try shown()
    let top = Point(column: 10, row: stage.state.layout.table(in: .log).row + 1)
    stage.send(.event(.mouse(MouseEvent(kind: .press, at: top))))
    #expect(selected(stage) == listed(stage).first)
    stage.send(.event(.mouse(MouseEvent(kind: .scrollUp, at: top))))
    #expect(listed(stage).first == selected(stage))
    #expect(listed(stage).first != "entry 88.")
  }

  @Test func elsewhereItDisturbsNobody() throws {
    var stage = try Stage()
    let news = Message.log(entries(0..<3))
    func isShown(_ message: Message, _ stage: Stage) -> Bool { stage.state.isShown(message) }
    #expect(!isShown(news, stage))
    #expect(isShown(.done("opened"), stage))
    let before = stage.screen
    stage.send(news)
    #expect(stage.screen == before)
    try stage.press("l")
    #expect(isShown(news, stage))
    try stage.press("t")
    #expect(isShown(news, stage))
    try stage.press("esc", "?")
    #expect(!isShown(news, stage))
    try stage.press("esc", "p")
    #expect(!isShown(news, stage))
  }

  @Test func theNextVisitDoesNotBeginWithTheLog() throws {
    var stage = try Stage { $0.keepsJobs = true }
    try stage.press("e", "l")
    #expect(stage.state.visit.view == "errors")
  }

  @Test func nothingInItReachesTheTerminalRaw() throws {
    var stage = try Stage(columns: 80, rows: 24)
    var entry = LogEntry(
      .info, "a\u{1b}[2Jb", at: Sample.now, context: "x\u{1b}[31m", requestID: "r\u{9b}q")
    entry.text += "\u{202e}"
    stage.send(.log([entry]))
    try stage.press("l", "y")
    #expect(!stage.text.unicodeScalars.contains { $0.value == 0x1b || $0.value == 0x9b })
    #expect(!stage.text.unicodeScalars.contains("\u{202e}"))
  }
}
