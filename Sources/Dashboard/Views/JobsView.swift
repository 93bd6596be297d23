import JobModel
import TerminalUI

/// The list of jobs.
func drawJobs(_ list: JobList, _ state: AppState, on frame: inout Frame) {
  let rect = state.layout.table(in: .jobs)
  let layout = JobColumns(state, list)
  guard !list.rows.isEmpty else {
    frame.notice(emptyNotice(list, state), in: rect)
    return
  }
  // What counts is what can be seen.
  let visible = Table.places(layout.specs, in: rect).map { layout.columns[$0.index] }
  let hasProgress = visible.contains(.progress)
  let hasName = visible.contains(.resourceName)
  frame.draw(
    Table(
      columns: layout.specs,
      sorted: layout.columns.firstIndex(of: list.order.column).map {
        ($0, list.order.descending)
      },
      count: list.rows.count, selected: list.cursor.position, window: list.cursor.window,
      overlays: { state.changes[Int(list.rows[$0])] == nil ? [] : [.changed] },
      isMarked: { state.marks.contains(Int(list.rows[$0])) },
      isNew: { state.newRows.contains(Int(list.rows[$0])) },
      hasNote: { state.table[Int(list.rows[$0])].note != nil },
      cell: { place, column, width in
        let row = state.table[Int(list.rows[place])]
        return JobCell(
          state: state, row: row, hasProgressColumn: hasProgress, saysCodeElsewhere: hasName
        ).line(layout.columns[column], width: width)
      }),
    in: rect)
}

/// What to do where there is nothing to see.
private func emptyNotice(_ list: JobList, _ state: AppState) -> [TextLine] {
  if state.shown.version == 0 || state.shown.isBeingRead {
    return [dataStatus(state).isEmpty ? TextLine("reading", .info) : dataStatus(state)]
  }
  // Where there is nothing at all, the filter is not the reason.
  let hasJobs = JobState.allCases.contains { state.table.count(of: $0) > 0 }
  if hasJobs, !list.filter.isEmpty {
    let keys = state.settings.keyMap
    let back = keys.keys(of: .back).first.map { state.glyphs.key($0) } ?? "esc"
    return [
      TextLine("No job matches ").adding(list.filter.source, .accent), .empty,
      TextLine(back, .keyName).adding(
        list.savedView == nil ? " shows all jobs again" : " goes back", .muted),
    ]
  }
  if hasJobs, list.scope != .all { return [TextLine("No job is left here.", .muted)] }
  return welcome(state)
}

private func welcome(_ state: AppState) -> [TextLine] {
  var lines = state.settings.keepsJobs ? waysToTrack(state) : waysToLook(state)
  lines.append(.empty)
  if let problem = state.shown.problems.first {
    lines.append(TextLine(problem.description, .warning))
  }
  // A file that is followed may come later. Accounts are told of in the header.
  for source in state.shown.sources where source.kind == .file {
    if case .offline(_, let reason) = source.condition { lines.append(TextLine(reason, .warning)) }
  }
  return lines
}

/// A command, and what it does.
func way(_ command: String, _ what: String) -> TextLine {
  var line = TextLine(command, .accent)
  line.pad(to: 26)
  return line.adding(what, .muted)
}

/// The ways to see jobs once.
private func waysToLook(_ state: AppState) -> [TextLine] {
  let sources = state.shown.sources
  let isRead = !sources.isEmpty && sources.allSatisfy { $0.condition == .complete }
  return [
    TextLine(isRead ? "No job was found in it." : "No jobs here yet.", .heading), .empty,
    way("jobtop --demo", "a simulated cloud, nothing to set up"),
    way("jobtop FILE ...", "the cloud's answers, saved or logged"),
    way("COMMAND | jobtop -", "whatever a command prints"),
  ]
}

/// The ways to have jobs kept; each of them shows here at once.
private func waysToTrack(_ state: AppState) -> [TextLine] {
  let keys = state.settings.keyMap
  let add = keys.keys(of: .add).first.map { state.glyphs.key($0) } ?? ":add"
  let paste = TextLine("Press ", .muted).adding(add, .keyName)
    .adding(" and paste ids, answers or a log: every job in it is tracked.", .muted)
  // In a read-only dashboard, jobs are tracked elsewhere.
  let canAdd = Action.add.whyDisabled(in: state) == nil
  let elsewhere = (canAdd ? "Or in" : "In") + " another terminal; it shows up here at once:"
  var lines = [TextLine("No job is tracked yet.", .heading), .empty]
  lines += (canAdd ? [paste] : []) + [TextLine(elsewhere, .muted), .empty]
  lines += [
    way("jobtop track ID|FILE", "remembers the jobs named there"),
    way("COMMAND | jobtop track -", "remembers the jobs that a command prints"),
    way("jobtop exec -- COMMAND", "runs a command, and tracks what it starts"), .empty,
    way("jobtop --demo", "a simulated cloud, nothing to set up"),
  ]
  if !state.forgotten.isEmpty {
    let undo = keys.keys(of: .undo).first.map { state.glyphs.key($0) } ?? ":undo"
    lines += [
      .empty, TextLine(undo, .keyName).adding(" brings back what was last forgotten.", .muted),
    ]
  }
  return lines
}
