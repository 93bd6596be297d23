import Testing

@testable import JobModel

@Suite struct TextPositionTests {
  @Test(arguments: [
    "", "abc", "abcdefgh", "é", "ééééééééé", "漢字漢字漢字漢字x", "🙂a🙂b🙂c🙂d🙂e",
    "one\ntwo\nthrée und länger als acht",
    "\n", "\n\n12345678901234567", "ä\nabcdefghijkläöü",
  ])
  func countsLinesAndCharacters(_ text: String) {
    var position = TextPosition()
    var copy = text
    copy.withUTF8 { position.advance(over: UnsafeRawBufferPointer($0)) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(position.line == lines.count)
    #expect(position.column == (lines.last?.unicodeScalars.count ?? 0) + 1)
  }
}
