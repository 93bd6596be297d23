import CByteMasks
import Testing

@testable import JobModel

/// What is found in 64 bytes at once is what would be found byte by byte.
@Suite struct ScanMarksTests {
  private static let parts = [
    "id", "ids", "job", "Job_ID", "blob", "did", "ad", "/v", "/v1", "v", "CS2503", "S3", "C", "S",
    "0123456789abcdef", Invented.job, Invented.uuid, Invented.order, "_", "-", "/", " ", "\n", ":",
    "[", "{", "{\"", "[{", "[ {", "]", "}", "é", ".", "@", "~", "!", "?", "a", "B", "9", "\u{0}",
  ].map { Array($0.utf8) }

  private static func texts() -> [[UInt8]] {
    var dice = Dice(state: 21)
    return (0..<400).map { _ in
      var text: [UInt8] = []
      while text.count < 256 {
        if Int.random(in: 0..<9, using: &dice) == 0 {
          text.append(UInt8.random(in: 0...255, using: &dice))
        } else {
          text += parts[Int.random(in: 0..<parts.count, using: &dice)]
        }
      }
      return Array(text.prefix(256))
    }
  }

  /// Whether there is something to look at.
  private static func isPlace(_ at: Int, in text: [UInt8]) -> Bool {
    func folded(_ place: Int) -> UInt8 { place < 0 ? 0 : text[place] | 0x20 }
    func isHex(_ place: Int) -> Bool {
      place >= 0 && (text[place] &- 0x30 < 10 || text[place] &- 0x61 < 6)
    }
    let byte = text[at]
    if byte == UInt8(ascii: "v"), at > 0, text[at - 1] == UInt8(ascii: "/") { return true }
    if byte &- 0x30 < 10, at > 0, text[at - 1] == UInt8(ascii: "S") { return true }
    guard !IDShape.isWord(byte) else { return false }
    let end = [folded(at - 3), folded(at - 2), folded(at - 1)]
    if end.suffix(2).elementsEqual("id".utf8) || end.suffix(2).elementsEqual("ob".utf8) {
      return true
    }
    if end.elementsEqual("ids".utf8) { return true }
    return byte != UInt8(ascii: "/") && (1...32).allSatisfy { isHex(at - $0) } && !isHex(at - 33)
  }

  @Test func everyPlaceIsFound() {
    for text in Self.texts() {
      var marks = ScanMarks()
      var found: [Int] = []
      text.withUnsafeBytes { bytes in
        var at = 0
        while at < bytes.count {
          let (passed, places) = marks.next(bytes.block(at: at), blocks: (bytes.count - at) / 64)
          at += passed * 64
          found += (0..<64).filter { places >> UInt64($0) & 1 != 0 }.map { at - 64 + $0 }
        }
      }
      #expect(found == text.indices.filter { Self.isPlace($0, in: text) })
    }
  }

  @Test func bracketsWithoutJSONBehindThemArePassedOver() {
    for text in Self.texts() {
      for isInList in [false, true] {
        for start in [0, 1, 63, 64, 65, 190, 255] {
          let rest = Array(text[start...])
          let found = bytemask_next_bracket(rest, rest.count, isInList)
          let expected = rest.indices.first { at in
            if isInList, rest[at] == UInt8(ascii: "]") { return true }
            guard rest[at] | 0x20 == UInt8(ascii: "{") else { return false }
            // In the last 64 bytes nothing is passed over: what follows may not be there yet.
            return at - at % 64 + 64 >= rest.count || rest[at + 1] <= 0x20
              || "[{}\"\\".utf8.contains(rest[at + 1])
          }
          #expect(found == expected ?? rest.count)
        }
      }
    }
  }

  @Test func partsOfPathsAndCountsOfBytes() {
    let inside = Set(".:%~@+,;*$!".utf8)
    for text in Self.texts() {
      for start in [0, 1, 100, 200, 250] {
        let rest = text[start...]
        let length = rest.prefix { IDShape.isWord($0) || inside.contains($0) }.count
        #expect(bytemask_path_part(Array(rest), rest.count) == length)
        let breaks = rest.filter { $0 == 0x0a }.count
        #expect(bytemask_count(Array(rest), rest.count, 0x0a) == breaks)
      }
    }
    #expect(bytemask_path_part([UInt8](repeating: 0x61, count: 200), 200) == 200)
  }
}
