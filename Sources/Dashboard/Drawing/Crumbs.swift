import JobModel
import TerminalUI

/// Where the operator is at the left, and how much of it is shown at the right.
func drawCrumbs(_ state: AppState, on frame: inout Frame) {
  let rect = state.layout.crumbs
  guard !rect.isEmpty else { return }
  let right = rightOfCrumbs(state, room: rect.columns - 2)
  let place = max(1, rect.endColumn - 1 - right.columns)
  frame.write(right, column: place, row: rect.row, limit: rect.columns - 2)
  frame.write(crumbs(state), column: 1, row: rect.row, limit: max(0, place - 3))
}

private func crumbs(_ state: AppState) -> TextLine {
  var line = TextLine()
  for (place, view) in state.views.enumerated() {
    let isLast = place == state.views.count - 1
    if !line.isEmpty { line.add(" \(state.glyphs.step) ", .faint) }
    line.add(view.crumb(state), isLast ? .here : .crumb)
    if case .jobs(let list) = view, !list.filter.isEmpty {
      line.add(" \(state.glyphs.step) ", .faint)
      line.add(list.filter.source, isLast ? .accent : .crumb)
    }
  }
  return line
}

extension ViewState {
  fileprivate func crumb(_ state: AppState) -> String {
    switch self {
    case .jobs(let list): list.savedView?.name ?? list.scope.title ?? "jobs"
    case .job(let page): jobTitle(row: page.row, state.table)
    case .errors: "errors"
    case .orders: "orders"
    case .pulse: "pulse"
    case .contexts: "contexts"
    case .log: "log"
    case .help: "help"
    case .themes: "themes"
    }
  }

  private func jobTitle(row: Int, _ table: JobTable) -> String {
    guard row < table.count else { return "job" }
    let job = table[row]
    let name = job.resourceName ?? job.resourceID ?? job.id?.rawValue ?? job.orderID?.rawValue
    return [job.type ?? "job", name].compactMap(\.self).joined(separator: " ")
  }
}

private func rightOfCrumbs(_ state: AppState, room: Int) -> TextLine {
  if state.view.kind.sumsUp, !state.isSummedUp { return .empty }
  switch state.view {
  case .jobs(let list): return listStatus(list, state)
  case .job(let page): return tabs(page.tab, state, room: room).line
  case .errors:
    let failures = state.digest.groups.reduce(0) { $0 + $1.count }
    // The counts in the header do not have these.
    let hidden = state.digest.groups.reduce(0) { $0 + $1.hidden }
    return TextLine(
      state.digest.groups.count.counted("cause") + ", " + failures.counted("failure")
        + (hidden > 0 ? ", \(hidden.grouped) of them in jobs that say done" : ""), .muted)
  case .orders: return TextLine(state.digest.orders.count.counted("order"), .muted)
  case .pulse:
    return TextLine(state.digest.kinds.count.counted("kind of job", "kinds of jobs"), .muted)
  case .contexts:
    return TextLine(state.contextRows.count.counted("context"), .muted)
  case .log(let page): return logStatus(page, state)
  case .help, .themes: return .empty
  }
}

private func listStatus(_ list: JobList, _ state: AppState) -> TextLine {
  let total = JobState.allCases.reduce(0) { $0 + state.table.count(of: $1) }
  var line = TextLine()
  if state.settings.keepsJobs, state.settings.isReadOnly {
    line.add("read only", .muted)
    line.add("   ")
  }
  let problems = state.shown.problems.count
  if problems > 0 {
    line.add("\(problems.grouped) unreadable", .warning)
    line.add("   ")
  }
  if list.cursor.arrivedAbove > 0 {
    line.add("\(list.cursor.arrivedAbove) new above", .info)
    line.add("   ")
  }
  if !state.newRows.isEmpty {
    line.add("\(state.glyphs.new) \(state.newRows.count.grouped) new", .accent)
    line.add("   ")
  }
  let marked = state.marks.count
  if marked > 0 {
    line.add("\(marked.grouped) marked", .accent)
    line.add("   ")
  }
  let isPart = list.rows.count != total
  line.add(isPart ? "\(list.rows.count.grouped) of \(total.grouped)" : total.counted("job"), .muted)
  line.add(", by \(list.order.column.title.lowercased()) ", .muted)
  line.add(list.order.descending ? state.glyphs.descending : state.glyphs.ascending, .muted)
  return line
}

// MARK: - Tabs

/// The tabs of a job, and the columns that each takes up from the start of the line.
private func tabs(
  _ active: JobTab, _ state: AppState, room: Int
) -> (line: TextLine, places: [(tab: JobTab, columns: Range<Int>)]) {
  var line = TextLine()
  var places: [(tab: JobTab, columns: Range<Int>)] = []
  for tab in JobTab.allCases {
    if !line.isEmpty { line.add("  ") }
    let start = line.columns
    line.add(tab.rawValue, tab == active ? .activeTab : .tab)
    places.append((tab, start..<line.columns))
  }
  guard line.columns > room * 2 / 3 else { return (line, places) }
  let number = (JobTab.allCases.firstIndex(of: active) ?? 0) + 1
  return (
    TextLine("\(number)/\(JobTab.allCases.count) ", .tab).adding(active.rawValue, .activeTab), []
  )
}

extension AppState {
  /// The tab that is drawn there.
  func tab(at point: Point) -> JobTab? {
    let rect = layout.crumbs
    guard case .job(let page) = view, rect.contains(point) else { return nil }
    let (line, places) = tabs(page.tab, self, room: rect.columns - 2)
    let start = max(1, rect.endColumn - 1 - line.columns)
    return places.first { $0.columns.contains(point.column - start) }?.tab
  }
}
