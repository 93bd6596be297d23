import JobModel
import TerminalUI

/// The line at the top: where the jobs come from, how many are in which state, and how fresh that is.
func drawHeader(_ state: AppState, on frame: inout Frame) {
  let rect = state.layout.header
  frame.cover(rect, .header)
  let status = headerStatus(state, room: rect.columns)
  let statusColumn = rect.endColumn - 1 - status.columns
  let activity = state.digest.activity.contains { $0 > 0 } ? state.digest.activity : []
  let left = headerStart(state, room: statusColumn - 3, chart: activity.count + 3)
  // The pause has to be seen, whatever else there is no room for.
  let isHeld = state.held != nil
  let room = isHeld ? statusColumn - 3 : rect.columns - 2
  frame.write(left, column: 1, row: rect.row, limit: max(0, room), on: .header)
  guard isHeld || statusColumn > left.columns + 2 else { return }
  frame.write(status, column: statusColumn, row: rect.row, on: .header)

  let chartColumn = statusColumn - 3 - activity.count
  guard chartColumn > left.columns + 3 else { return }
  let chart = sparkline(activity.map(Double.init), ascii: !state.glyphs.isUnicode)
  frame.write(chart, column: chartColumn, row: rect.row, .sparkline, on: .header)
}

/// The longest form of the data status that leaves room for the counts that matter.
private func headerStatus(_ state: AppState, room: Int) -> TextLine {
  let counts = urgentCounts(state)
  return dataStatusForms(state).fitting(room - 1 - ("jobtop   ".count + counts.columns + 3))
}

/// As much of name, source and counts as there is room for; the failures stay longest. The chart is worth
/// more than the names of states that no one looks for.
private func headerStart(_ state: AppState, room: Int, chart: Int) -> TextLine {
  let name = TextLine("jobtop", .title)
  let source =
    state.settings.sourceName.isEmpty
    ? TextLine.empty : TextLine("  ").adding(state.settings.sourceName, .muted)
  let table = state.table
  let long = countsLine(table, state.glyphs, words: Set(JobState.allCases))
  let medium = countsLine(
    table, state.glyphs, words: [.failed, .awaitingPayment, .running, .waiting, .succeeded])
  let most = countsLine(
    table, state.glyphs, words: [.failed, .running, .waiting, .succeeded])
  let loud = countsLine(table, state.glyphs, words: [.failed, .running])
  let short = countsLine(table, state.glyphs, words: [])
  let space = TextLine("   ")
  let chartSpace = TextLine(String(repeating: " ", count: chart))
  let forms = [
    [name, source, space, long, chartSpace], [name, source, space, medium, chartSpace],
    [name, source, space, long], [name, source, space, medium], [name, source, space, most],
    [name, source, space, loud], [name, source, space, short], [name, space, loud],
    [name, space, short],
    [name, space, urgentCounts(state)], [short],
  ]
  let lines = forms.map { parts in
    parts.reduce(into: TextLine()) { $0.add($1) }
  }
  // With a digit more for each number, so that none of them makes the others jump.
  let reserve = JobState.allCases.count { table.count(of: $0) > 0 }
  guard
    let place = lines.firstIndex(where: { $0.columns + reserve <= room })
      ?? lines.firstIndex(where: { $0.columns <= room })
  else { return short }
  return place == 0 ? lines[2] : place == 1 ? lines[3] : lines[place]
}

/// What is left of the counts where trouble has to be reported: the jobs that someone waits for.
private func urgentCounts(_ state: AppState) -> TextLine {
  let states = JobState.byUrgency.filter { $0 == .failed || !$0.isTerminal }
  let table = state.table
  let hasAny = states.contains { table.count(of: $0) > 0 }
  return countsLine(table, state.glyphs, words: [], of: hasAny ? states : JobState.byUrgency)
}

/// How many jobs are in each state; states that no job is in are left out.
///
/// - Parameter words: the states whose name stands beside their number.
private func countsLine(
  _ table: JobTable, _ glyphs: Glyphs, words: Set<JobState>,
  of states: [JobState] = JobState.byUrgency
) -> TextLine {
  var line = TextLine()
  for state in states {
    let count = table.count(of: state)
    guard count > 0 else { continue }
    if !line.isEmpty { line.add("  ") }
    let number = words.contains(state) ? "\(count.grouped) \(state.word)" : count.compact
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
    let count = state.table.count(of: jobState)
    guard count > 0 else { continue }
    let role = jobState == .failed ? ThemeRole.alarm : ThemeRole(jobState)
    frame.write(
      state.glyphs.of(jobState) + count.compact, column: 0, row: row, role,
      limit: state.size.columns)
    row += 1
  }
  if row == 0 { frame.write("no jobs", column: 0, row: 0, .muted, limit: state.size.columns) }
}
