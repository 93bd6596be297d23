import JobModel
import TerminalUI

/// How each kind of job is doing: how many, how long they take, how often they fail.
func drawPulse(_ cursor: Cursor<JobKind>, _ state: AppState, on frame: inout Frame) {
  let kinds = state.digest.kinds
  let rect = state.layout.table(in: .pulse)
  guard !kinds.isEmpty else {
    frame.notice(nothingSummedUp(state, "No jobs yet", .muted), in: rect)
    return
  }
  let columns = PulseColumn.allCases.filter { column in
    // What was refused is of no context, or of many.
    column != .context
      || Set(kinds.map(\.kind).filter { !$0.isRefused }.map(\.context)).count > 1
  }
  frame.draw(
    Table(
      columns: columns.map { spec($0, of: kinds) }, count: kinds.count, selected: cursor.position,
      window: cursor.window,
      cell: { cell(kinds[$0], columns[$1], width: $2, state) }),
    in: rect)
}

private func typeName(_ kind: JobKind) -> String {
  if kind.isRefused { return "refused submissions" }
  return kind.type ?? "no type" + (kind.service.map { " (\($0))" } ?? "")
}

private enum PulseColumn: CaseIterable {
  case type, service, context, jobs, running, done, failed, failureRate, median, slow, durations
}

private func spec(_ column: PulseColumn, of kinds: [KindSummary]) -> ColumnSpec {
  func text(_ title: String, _ minimum: Int, _ texts: [String?], _ most: Int, _ priority: Int)
    -> ColumnSpec
  {
    let widest = texts.compactMap { $0.map(DisplayWidth.columns) }.max() ?? 0
    return ColumnSpec(
      title: title, minimum: minimum, ideal: min(max(minimum, widest), most), priority: priority)
  }
  return switch column {
  case .type: text("TYPE", 12, kinds.map { typeName($0.kind) }, 36, 100)
  case .service: ColumnSpec(title: "SERVICE", minimum: 7, ideal: 9, priority: 40)
  case .context: text("CONTEXT", 8, kinds.map(\.kind.context), 16, 92)
  case .jobs: .counts("JOBS", 6, 95, of: kinds.map(\.total))
  case .running: .counts("RUNNING", 7, 70, of: kinds.map(\.running))
  case .done: .counts("DONE", 6, 50, of: kinds.map(\.succeeded))
  case .failed: .counts("FAILED", 6, 90, of: kinds.map(\.failed))
  case .failureRate: ColumnSpec(title: "FAILURE RATE", minimum: 12, ideal: 18, priority: 85)
  case .median: .number("P50", 8, 80)
  case .slow: .number("P95", 8, 75)
  case .durations: ColumnSpec(title: "DURATIONS", minimum: 10, ideal: 10, priority: 60)
  }
}

private func cell(
  _ summary: KindSummary, _ column: PulseColumn, width: Int, _ state: AppState
) -> TextLine {
  switch column {
  case .type:
    return TextLine(typeName(summary.kind), summary.kind.type == nil ? .muted : .text)
  case .service: return TextLine(summary.kind.service ?? "", .muted)
  case .context: return TextLine(summary.kind.context ?? "", .muted)
  case .jobs: return TextLine(summary.total.grouped)
  case .running: return TextLine(summary.running > 0 ? summary.running.grouped : "", .running)
  case .done: return TextLine(summary.succeeded > 0 ? summary.succeeded.grouped : "", .succeeded)
  case .failed: return TextLine(summary.failed > 0 ? summary.failed.grouped : "", .failed)
  case .failureRate:
    guard !summary.kind.isRefused, let share = summary.failureShare else { return .empty }
    let percent = share > 0 && share < 0.01 ? "<1%" : "\(Int((share * 100).rounded()))%"
    let number = String(repeating: " ", count: max(0, 5 - percent.count)) + percent + " "
    let bar = gauge(share, columns: max(3, width - 6), .failed, state.glyphs)
    return TextLine(number, share > 0 ? .text : .muted).adding(bar)
  case .median: return TextLine(summary.median?.short ?? "")
  case .slow: return TextLine(summary.slow?.short ?? "", .muted)
  case .durations:
    guard summary.histogram.contains(where: { $0 > 0 }) else { return .empty }
    return TextLine(
      sparkline(summary.histogram.map(Double.init), ascii: !state.glyphs.isUnicode), .sparkline)
  }
}
