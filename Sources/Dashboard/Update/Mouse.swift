import JobModel
import TerminalUI

extension AppState {
  /// What a click or the wheel does. Nothing while something is being typed.
  mutating func take(_ event: MouseEvent) -> [Effect] {
    guard prompt == nil else { return [] }
    switch event.kind {
    case .scrollUp: scroll(by: -3)
    case .scrollDown: scroll(by: 3)
    case .press where event.button == 1: press(at: event.at)
    case .doubleClick:
      press(at: event.at)
      if row(at: event.at) != nil, view.kind != .job { return attempt(.open) }
    case .press, .release: break
    }
    return []
  }

  private mutating func press(at point: Point) {
    toast = nil
    if let row = row(at: point) {
      select(row)
    } else if case .jobs = view, let column = sortableColumn(at: point) {
      if jobList.order.column == column {
        jobList.order.descending.toggle()
      } else {
        sort(by: column)
      }
    } else if case .job(var page) = view, let tab = tab(at: point) {
      page.tab = tab
      view = .job(page)
    }
  }

  /// The place in the list that is drawn there.
  private func row(at point: Point) -> Int? {
    let kind = view.kind
    let area = kind == .themes ? layout.chooser : layout.table(in: kind)
    let heads = kind == .themes ? 2 : 1
    guard area.contains(point), point.row >= area.row + heads else { return nil }
    let line = point.row - area.row - heads
    guard line < listRows(in: kind), let (top, count) = listExtent else { return nil }
    return top + line < count ? top + line : nil
  }

  /// The first visible row of the list that is shown, and how many it has.
  private var listExtent: (top: Int, count: Int)? {
    switch view {
    case .jobs(let list): (list.cursor.window.top, list.rows.count)
    case .errors(let cursor): (cursor.window.top, digest.groups.count)
    case .orders(let cursor): (cursor.window.top, digest.orders.count)
    case .pulse(let cursor): (cursor.window.top, digest.kinds.count)
    case .contexts(let cursor): (cursor.window.top, contextRows.count)
    case .themes(let chooser): (chooser.cursor.window.top, themes.count)
    case .log(let page): (page.window.top, shownLog.entries.count)
    case .job(let page):
      page.subJobRows.isEmpty ? nil : (page.subJob.window.top, page.subJobRows.count)
    case .help: nil
    }
  }

  private mutating func select(_ place: Int) {
    let position: Int
    switch view {
    case .jobs(let list): position = list.cursor.position
    case .errors(let cursor): position = cursor.position
    case .orders(let cursor): position = cursor.position
    case .pulse(let cursor): position = cursor.position
    case .contexts(let cursor): position = cursor.position
    case .themes(let chooser): position = chooser.cursor.position
    case .log(let page): position = page.position(in: shownLog)
    case .job(let page): position = page.subJob.position
    case .help: return
    }
    move(by: place - position)
  }
}
