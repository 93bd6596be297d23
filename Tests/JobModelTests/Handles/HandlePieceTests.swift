import Testing

@testable import JobModel

@Suite struct HandlePieceTests {
  @Test func piecesCutAnywhereGiveTheSameHandles() {
    let text =
      HandleTextTests.transcript
      + "\u{1b}[1mjob_id\u{1b}[0m = \u{1b}[33m\"\(Invented.uuid)\"\u{1b}[0m\nbare \(Invented.job)"
    let bytes = Array(text.utf8)
    let whole = handles(inPieces: [bytes])
    #expect(whole.count == 4)
    for cut in 0...bytes.count {
      let found = handles(inPieces: [Array(bytes[..<cut]), Array(bytes[cut...])])
      #expect(found == whole, "cut at \(cut)")
    }
    #expect(handles(inPieces: bytes.map { [$0] }) == whole)
  }

  /// What seems to begin a handle again and again, without end: each has to be looked at only a little.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["CS1", "h.test/v1/a&", "/v1/", "https://", "CS26013014101ORDER", "job_id"])
  func linesWithoutEndTakeNoLongTime(piece: String) {
    let line = Array(String(repeating: piece, count: (1 << 18) / piece.utf8.count).utf8)
    #expect(handles(inPieces: [line]).count < 2)
  }

  @Test func whatStandsBeforeDoesNotHideAnything() {
    let bytes = Array(HandleTextTests.transcript.utf8)
    let whole = handles(inPieces: [bytes])
    for shift in 1...130 {
      let blanks = [UInt8](repeating: 0x20, count: shift - 1) + [0x0a]
      #expect(handles(inPieces: [blanks + bytes]).map(\.job) == whole.map(\.job), "\(shift)")
      let found = handles(inPieces: [blanks + bytes]).map { $0.offset - shift }
      #expect(found == whole.map(\.offset), "\(shift)")
    }
  }

  @Test func longLinesAreReadInPartsWithoutLosingAnything() {
    let size = HandleFinder.maximumLineLength
    var bytes: [UInt8] = []
    var expected: [Int] = []
    while bytes.count < size * 5 / 2 {
      let filler = [UInt8](repeating: 0x78, count: 50 + bytes.count % 7919)
      bytes += filler + Array(" job_id=".utf8)
      expected.append(bytes.count)
      bytes += Array("\(Invented.uuid) and ".utf8)
      expected.append(bytes.count)
      bytes += Array("\(Invented.job),".utf8)
    }
    #expect(handles(inPieces: [bytes]).map(\.offset) == expected)
    let pieces = stride(from: 0, to: bytes.count, by: 65_537).map {
      Array(bytes[$0..<min($0 + 65_537, bytes.count)])
    }
    #expect(handles(inPieces: pieces).map(\.offset) == expected)
  }

  /// Wherever a part ends, a name and its value are read together, and once.
  @Test func partsOfLongLinesEndAnywhere() {
    let near = HandleFinder.maximumLineLength - 4200
    let text = "project_id = \(Invented.job)  job_id =  \(Invented.otherJob) \(Invented.job)  "
    let end = [UInt8](repeating: 0x79, count: 8000)
    for shift in stride(from: 0, to: text.utf8.count + 64, by: 7) {
      let bytes = [UInt8](repeating: 0x78, count: near - shift) + Array(" \(text)".utf8) + end
      let found = handles(inPieces: [bytes, Array("\n".utf8)])
      #expect(found.map(\.job?.rawValue) == [Invented.otherJob, Invented.job], "\(shift)")
    }
  }

  @Test func anEndlessWordIsPassedOver() {
    let word = [UInt8](repeating: 0x61, count: 1 << 20)
    #expect(handles(inPieces: [word, word, word, Array(" job_id=4711x123\n".utf8)]).count == 1)
  }

  @Test func randomBytesDoNoHarm() {
    var dice = Dice(state: 11)
    let parts =
      [
        "job_id", "job id", "order_id", "=", ":", " ", "\"", "\n", "\u{1b}", "\u{1b}[", "\u{1b}]",
        "/v1/", "/v1",
        "://", "jobs/", "?id=", "&", "GET ", " HTTP/1.1", "Host: ", "&quot;", "\\", "\\n", ".",
        "->", ",", "id",
        "ids", "job_ids", Invented.job, Invented.uuid, Invented.order, Invented.project,
        "ecs.eu-de.otc.t-systems.com", "\u{7}", "m", "(", "|", "-",
      ].map { Array($0.utf8) }
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...24, using: &dice) {
        if Int.random(in: 0..<6, using: &dice) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &dice))
        } else {
          bytes += parts[Int.random(in: 0..<parts.count, using: &dice)]
        }
      }
      let whole = handles(inPieces: [bytes])
      let cut = Int.random(in: 0...bytes.count, using: &dice)
      #expect(handles(inPieces: [Array(bytes[..<cut]), Array(bytes[cut...])]) == whole)
      for handle in whole {
        let id = handle.job?.rawValue ?? handle.order?.rawValue ?? ""
        if !bytes.contains(0x1b) { #expect(bytes[handle.offset...].starts(with: id.utf8)) }
      }
    }
    for _ in 0..<500 {
      let bytes = (0..<400).map { _ in UInt8.random(in: 0...255, using: &dice) }
      _ = handles(inPieces: [bytes])
    }
  }
}
