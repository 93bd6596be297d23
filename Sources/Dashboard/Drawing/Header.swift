import JobModel
import TerminalUI

/// The line at the top: where the jobs come from, how many are in which state, and how fresh that is.
func drawHeader(_ state: AppState, on frame: inout Frame) {
  let rect = state.layout.header
  frame.cover(rect, .header)
  let status = dataStatus(state)
  let statusColumn = rect.endColumn - 1 - status.columns
  let left = headerStart(state, room: statusColumn - 3)
  frame.write(left, column: 1, row: rect.row, limit: max(0, rect.columns - 2), on: .header)
  guard statusColumn > left.columns + 2 else { return }
  frame.write(status, column: statusColumn, row: rect.row, on: .header)

  let activity = state.digest.activity
  let chartColumn = statusColumn - 3 - activity.count
  guard chartColumn > left.columns + 3, activity.contains(where: { $0 > 0 }) else { return }
  let chart = sparkline(activity.map(Double.init), ascii: !state.glyphs.isUnicode)
  frame.write(chart, column: chartColumn, row: rect.row, .sparkline, on: .header)
}

/// As much of name, source and counts as there is room for; the failures stay longest.
private func headerStart(_ state: AppState, room: Int) -> TextLine {
  let name = TextLine("jobtop", .title)
  let source =
    state.settings.sourceName.isEmpty
    ? TextLine.empty : TextLine("  ").adding(state.settings.sourceName, .muted)
  let table = state.newest.jobs
  let long = countsLine(table, state.glyphs, hasWords: true)
  let short = countsLine(table, state.glyphs, hasWords: false)
  let space = TextLine("   ")
  let forms = [
    [name, source, space, long], [name, space, long], [name, source, space, short],
    [name, space, short], [short],
  ]
  let lines = forms.map { parts in
    parts.reduce(into: TextLine()) { $0.add($1) }
  }
  return lines.first { $0.columns <= room } ?? short
}

/// How many jobs are in each state, those in no state left out.
func countsLine(_ table: JobTable, _ glyphs: Glyphs, hasWords: Bool) -> TextLine {
  var line = TextLine()
  for state in JobState.byUrgency {
    let count = table.count(of: state)
    guard count > 0 else { continue }
    if !line.isEmpty { line.add("  ") }
    let number = hasWords ? "\(count.grouped) \(state.word)" : count.compact
    let text = glyphs.of(state) + " " + number
    if state == .failed {
      line.add(" \(text) ", .alarm)
    } else {
      line.add(text, ThemeRole(state))
    }
  }
  if line.isEmpty { line.add("no jobs", .muted) }
  return line
}

/// What there is on a screen that is too small for anything else.
func drawCountsOnly(_ state: AppState, on frame: inout Frame) {
  var row = 0
  for jobState in JobState.byUrgency where row < state.size.rows {
    let count = state.newest.jobs.count(of: jobState)
    guard count > 0 else { continue }
    let role = jobState == .failed ? ThemeRole.alarm : ThemeRole(jobState)
    frame.write(
      state.glyphs.of(jobState) + count.compact, column: 0, row: row, role,
      limit: state.size.columns)
    row += 1
  }
  if row == 0 { frame.write("no jobs", column: 0, row: 0, .muted, limit: state.size.columns) }
}
