import TerminalUI

/// The selected row of a list, and the part of the list that is on the screen.
///
/// The selection is an identity, not a place: whatever happens to the list, the same thing stays
/// selected, and if possible on the same line of the screen. While the operator is at the top and has not moved,
/// the screen stays at the top to show what is new, as long as the selected row is on it.
struct Cursor<ID: Hashable & Sendable>: Sendable {
  private(set) var selected: ID?
  /// Its place in the list.
  private(set) var position = 0
  private(set) var window = ScrollWindow(margin: 2)
  private(set) var followsTop = true
  /// How many rows have come in above the screen since the operator last moved.
  private(set) var arrivedAbove = 0

  /// Takes over a new order of the list.
  ///
  /// - Parameter grown: how many more rows it has than before; nil if the question was another.
  mutating func adopt(_ ids: [ID], rows: Int, grown: Int? = 0) {
    if grown == nil { arrivedAbove = 0 }
    guard !ids.isEmpty else {
      position = 0
      window.top = 0
      return
    }
    let before = window.top
    if followsTop, grown == nil {
      position = 0
    } else if let selected, let place = ids.firstIndex(of: selected) {
      window.top = max(0, place - (position - window.top))
      position = place
    } else {
      position = min(position, ids.count - 1)
    }
    if followsTop { window.top = 0 }
    selected = ids[position]
    window.reveal(position, count: ids.count, rows: rows)
    arrivedAbove = window.top == 0 ? 0 : arrivedAbove + min(max(0, window.top - before), grown ?? 0)
  }

  /// Selects the row at a place, as near to it as the list goes.
  mutating func move(to place: Int, in ids: [ID], rows: Int) {
    followsTop = false
    arrivedAbove = 0
    guard !ids.isEmpty else { return }
    position = min(max(0, place), ids.count - 1)
    selected = ids[position]
    window.reveal(position, count: ids.count, rows: rows)
  }

  mutating func goToTop(in ids: [ID], rows: Int) {
    move(to: 0, in: ids, rows: rows)
    followsTop = true
  }

  /// Moves the window; the selection comes along as far as it must to stay in it.
  mutating func scroll(by amount: Int, in ids: [ID], rows: Int) {
    let top = max(0, min(window.top + amount, ids.count - rows))
    window.top = top
    let margin = min(window.margin, (rows - 1) / 2)
    let lowest = top == 0 ? 0 : top + margin
    let highest = top >= ids.count - rows ? ids.count - 1 : top + rows - 1 - margin
    move(to: min(max(position, lowest), max(lowest, highest)), in: ids, rows: rows)
  }

  /// From now on only the operator moves the selection to another row.
  mutating func hold() { followsTop = false }

  /// Makes the selected row visible in a window of another height.
  mutating func refit(count: Int, rows: Int) {
    window.reveal(position, count: count, rows: rows)
  }
}
