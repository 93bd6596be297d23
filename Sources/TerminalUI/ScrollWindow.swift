/// Which rows of a long list are on the screen.
package struct ScrollWindow: Hashable, Sendable {
  /// The index of the row that is shown first.
  package var top: Int
  /// How many rows are kept visible above and below the selected one, where there are some.
  package var margin: Int

  package init(top: Int = 0, margin: Int = 1) {
    self.top = max(0, top)
    self.margin = max(0, margin)
  }

  /// Scrolls as little as possible, so that the row is seen and no room is wasted at the end.
  package mutating func reveal(_ index: Int, count: Int, rows: Int) {
    guard count > 0, rows > 0 else {
      top = 0
      return
    }
    let selected = min(max(0, index), count - 1)
    let margin = min(self.margin, (rows - 1) / 2)
    top = min(top, selected - margin)
    top = max(top, selected + margin - rows + 1)
    top = max(0, min(top, count - rows))
  }

  /// The rows on the screen.
  package func visible(count: Int, rows: Int) -> Range<Int> {
    let first = min(max(0, top), max(0, count))
    return first..<min(max(0, count), first + max(0, rows))
  }

  /// The part of a scrollbar of this many rows that stands for what is seen; nil when all is seen.
  /// It touches an end of the bar only when the list is at that end.
  package func thumb(count: Int, rows: Int) -> Range<Int>? {
    guard rows > 0, count > rows else { return nil }
    let length = max(1, rows * rows / count)
    let room = rows - length
    let hidden = count - rows
    let position = min(max(0, top), hidden)
    var start = position * room / hidden
    if position > 0, start == 0, room > 1 { start = 1 }
    if position < hidden, start == room, room > 1 { start = room - 1 }
    return start..<start + length
  }
}
