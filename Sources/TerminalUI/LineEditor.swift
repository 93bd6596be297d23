/// One line of text being typed, with the keys that shells have taught everybody.
package struct LineEditor: Equatable, Sendable {
  package private(set) var text: String
  /// In characters from the start: 0 is before the first, `text.count` after the last.
  package private(set) var cursor: Int
  /// What was last cut away, for ctrl-y.
  private var killed = ""

  package init(text: String = "") {
    self.text = LineEditor.oneLine(text)
    cursor = self.text.count
  }

  package var isEmpty: Bool { text.isEmpty }

  /// Puts text in at the cursor. It stays one line: line ends and tabs become spaces, other
  /// control characters are left out.
  package mutating func insert(_ inserted: String) {
    let head = text.prefix(cursor) + LineEditor.oneLine(inserted)
    let tail = text.dropFirst(cursor)
    // A combining mark joins the character before it, so the cursor is counted, not added up.
    cursor = head.count
    text = String(head) + tail
    cursor = min(cursor, text.count)
  }

  /// Does what the key means in a line of text; false when it means nothing here.
  package mutating func handle(_ press: KeyPress) -> Bool {
    switch (press.key, press.modifiers) {
    case (.character(let character), []): insert(String(character))
    case (.left, []), (.character("b"), .control): cursor = max(0, cursor - 1)
    case (.right, []), (.character("f"), .control): cursor = min(text.count, cursor + 1)
    case (.home, []), (.character("a"), .control): cursor = 0
    case (.end, []), (.character("e"), .control): cursor = text.count
    case (.left, .control), (.left, .alt), (.character("b"), .alt): cursor = startOfWord()
    case (.right, .control), (.right, .alt), (.character("f"), .alt): cursor = endOfWord()
    case (.backspace, []), (.character("h"), .control): remove(max(0, cursor - 1)..<cursor)
    case (.delete, []), (.character("d"), .control):
      remove(cursor..<min(text.count, cursor + 1))
    case (.character("w"), .control): kill(startOfBlankSeparated()..<cursor)
    case (.backspace, .alt): kill(startOfWord()..<cursor)
    case (.character("d"), .alt): kill(cursor..<endOfWord())
    case (.character("u"), .control): kill(0..<cursor)
    case (.character("k"), .control): kill(cursor..<text.count)
    case (.character("y"), .control): insert(killed)
    default: return false
    }
    return true
  }

  // MARK: - Words

  private mutating func remove(_ range: Range<Int>) {
    let characters = Array(text)
    text = String(characters[..<range.lowerBound] + characters[range.upperBound...])
    cursor = min(range.lowerBound, text.count)
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = String(Array(text)[range])
    remove(range)
  }

  private func startOfBlankSeparated() -> Int {
    start { $0 != " " }
  }

  private func startOfWord() -> Int {
    start { $0.isLetter || $0.isNumber }
  }

  private func start(_ belongs: (Character) -> Bool) -> Int {
    let characters = Array(text)
    var position = cursor
    while position > 0, !belongs(characters[position - 1]) { position -= 1 }
    while position > 0, belongs(characters[position - 1]) { position -= 1 }
    return position
  }

  private func endOfWord() -> Int {
    let characters = Array(text)
    func belongs(_ position: Int) -> Bool {
      characters[position].isLetter || characters[position].isNumber
    }
    var position = cursor
    while position < characters.count, !belongs(position) { position += 1 }
    while position < characters.count, belongs(position) { position += 1 }
    return position
  }

  private static func oneLine(_ text: String) -> String {
    String(
      text.compactMap { character -> Character? in
        if character.isNewline || character == "\t" { return " " }
        guard let scalar = character.unicodeScalars.first else { return nil }
        return scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value) ? nil : character
      })
  }
}
