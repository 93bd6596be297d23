import Testing

@testable import TerminalUI

@Suite("A block of cells")
struct GeometryTests {
  private let screen = Rect(size: Size(columns: 80, rows: 24))

  @Test("is split into parts that together are the whole")
  func split() {
    let (top, rest) = screen.splitTop(2)
    #expect(top == Rect(column: 0, row: 0, columns: 80, rows: 2))
    let (bottom, middle) = rest.splitBottom(1)
    #expect(bottom == Rect(column: 0, row: 23, columns: 80, rows: 1))
    #expect(middle == Rect(column: 0, row: 2, columns: 80, rows: 21))
    let (left, other) = middle.splitLeft(30)
    #expect(left.endColumn == other.column && other.endColumn == 80)
    let (right, remaining) = middle.splitRight(30)
    #expect(right.column == 50 && remaining.columns == 50)
  }

  @Test("gives no more than it has")
  func exhausted() {
    #expect(screen.splitTop(99).rest.isEmpty)
    #expect(screen.splitBottom(99).rest.isEmpty)
    #expect(screen.splitLeft(-1).left.isEmpty)
  }

  @Test("meets another")
  func intersection() {
    let other = Rect(column: -5, row: 20, columns: 10, rows: 10)
    #expect(screen.intersection(other) == Rect(column: 0, row: 20, columns: 5, rows: 4))
    #expect(screen.intersection(Rect(column: 80, row: 0, columns: 5, rows: 5)).isEmpty)
    #expect(screen.contains(Point(column: 79, row: 23)))
    #expect(!screen.contains(Point(column: 80, row: 23)))
  }

  @Test("holds a dialog in its middle, as far as it fits")
  func centered() {
    #expect(
      screen.centered(Size(columns: 40, rows: 10))
        == Rect(column: 20, row: 7, columns: 40, rows: 10))
    #expect(screen.centered(Size(columns: 200, rows: 100)) == screen)
  }
}
