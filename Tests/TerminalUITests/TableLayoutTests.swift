import Testing

@testable import TerminalUI

@Suite("The columns of a table")
struct TableLayoutTests {
  private let state = ColumnSpec(title: "STATE", minimum: 6, ideal: 10, priority: 9)
  private let type = ColumnSpec(title: "TYPE", minimum: 8, ideal: 20, maximum: 30, priority: 5)
  private let why = ColumnSpec(title: "WHY", minimum: 10, ideal: 20, priority: 7, flexible: true)

  private func widths(_ columns: [ColumnSpec], _ width: Int) -> [[Int]] {
    layOut(columns, width: width, gap: 2).map { [$0.index, $0.column, $0.columns] }
  }

  @Test("have their ideal width where there is room, and flexible ones take the rest")
  func roomy() {
    #expect(widths([state, type, why], 100) == [[0, 0, 10], [1, 12, 20], [2, 34, 66]])
  }

  @Test("shrink to their minimum, the least important first")
  func narrow() {
    #expect(widths([state, type, why], 40) == [[0, 0, 10], [1, 12, 8], [2, 22, 18]])
    #expect(widths([state, type, why], 28) == [[0, 0, 6], [1, 8, 8], [2, 18, 10]])
  }

  @Test("leave when they do not fit, the least important first")
  func leaving() {
    #expect(widths([state, type, why], 27) == [[0, 0, 10], [2, 12, 15]])
    #expect(widths([state, type, why], 12) == [[0, 0, 10]])
    #expect(widths([state, type, why], 3) == [[0, 0, 3]])
    #expect(widths([state, type, why], 0) == [])
    #expect(widths([], 80) == [])
  }

  @Test("of equal importance leave from the right")
  func ties() {
    let same = ColumnSpec(title: "", minimum: 5, ideal: 5)
    #expect(widths([same, same, same], 12) == [[0, 0, 5], [1, 7, 5]])
  }

  @Test("share what is left over, up to their maximum")
  func sharing() {
    let small = ColumnSpec(title: "", minimum: 5, ideal: 5, maximum: 8, flexible: true)
    let large = ColumnSpec(title: "", minimum: 5, ideal: 5, flexible: true)
    #expect(widths([small, large], 32) == [[0, 0, 8], [1, 10, 22]])
  }

  @Test("never overlap nor go beyond the edge")
  func random() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<1000 {
      let specs = (0..<Int.random(in: 0...8, using: &random)).map { _ in
        ColumnSpec(
          title: "", minimum: Int.random(in: 0...20, using: &random),
          ideal: Int.random(in: 0...30, using: &random),
          maximum: Int.random(in: 0...50, using: &random),
          priority: Int.random(in: 0...3, using: &random), flexible: Bool.random(using: &random))
      }
      let width = Int.random(in: 1...120, using: &random)
      let places = layOut(specs, width: width, gap: 2)
      var next = 0
      for place in places {
        #expect(place.column == next && place.columns > 0)
        next = place.column + place.columns + 2
      }
      #expect(next - 2 <= width)
    }
  }
}

@Suite("A window on a long list")
struct ScrollWindowTests {
  @Test("follows the selected row, keeping a margin")
  func follows() {
    var window = ScrollWindow()
    window.reveal(0, count: 100, rows: 10)
    #expect(window.visible(count: 100, rows: 10) == 0..<10)
    window.reveal(9, count: 100, rows: 10)
    #expect(window.top == 1)
    window.reveal(50, count: 100, rows: 10)
    #expect(window.top == 42)
    window.reveal(45, count: 100, rows: 10)
    #expect(window.top == 42)
    window.reveal(42, count: 100, rows: 10)
    #expect(window.top == 41)
    window.reveal(99, count: 100, rows: 10)
    #expect(window.top == 90)
  }

  @Test("wastes no rows when the list gets shorter")
  func shrinking() {
    var window = ScrollWindow(top: 90)
    window.reveal(3, count: 12, rows: 10)
    #expect(window.top == 2)
    window.reveal(0, count: 5, rows: 10)
    #expect(window.visible(count: 5, rows: 10) == 0..<5)
    window.reveal(0, count: 0, rows: 10)
    #expect(window.visible(count: 0, rows: 10).isEmpty)
  }

  @Test("always shows the selected row")
  func random() {
    var random = SeededRandom(seed: 13)
    var window = ScrollWindow(margin: 3)
    for _ in 0..<2000 {
      let count = Int.random(in: 1...200, using: &random)
      let rows = Int.random(in: 1...30, using: &random)
      let index = Int.random(in: 0..<count, using: &random)
      window.reveal(index, count: count, rows: rows)
      #expect(window.visible(count: count, rows: rows).contains(index))
    }
  }

  @Test("is shown by a thumb that touches an end only when the list is there")
  func thumb() {
    #expect(ScrollWindow().thumb(count: 10, rows: 10) == nil)
    #expect(ScrollWindow(top: 0).thumb(count: 100, rows: 10) == 0..<1)
    #expect(ScrollWindow(top: 1).thumb(count: 100, rows: 10) == 1..<2)
    #expect(ScrollWindow(top: 89).thumb(count: 100, rows: 10) == 8..<9)
    #expect(ScrollWindow(top: 90).thumb(count: 100, rows: 10) == 9..<10)
    #expect(ScrollWindow(top: 500).thumb(count: 20, rows: 10) == 5..<10)
  }
}
