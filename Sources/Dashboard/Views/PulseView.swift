import JobModel
import TerminalUI

/// How each kind of job fares: how many, how long they take, how often they fail.
func drawPulse(_ cursor: Cursor<JobKind>, _ state: AppState, on frame: inout Frame) {
  let types = state.digest.types
  let rect = state.layout.table(in: .pulse)
  guard !types.isEmpty else {
    frame.notice([TextLine("There is no job yet.", .muted)], in: rect)
    return
  }
  let widest = types.map { DisplayWidth.columns(of: $0.type ?? "") }.max() ?? 8
  frame.draw(
    Table(
      columns: specs(typeWidth: widest), count: types.count, selected: cursor.position,
      window: cursor.window, cell: { cell(types[$0], column: $1, width: $2, state) }),
    in: rect)
}

private func specs(typeWidth: Int) -> [ColumnSpec] {
  func number(_ title: String, _ width: Int, _ priority: Int) -> ColumnSpec {
    ColumnSpec(
      title: title, minimum: width, ideal: width, alignment: .trailing, priority: priority)
  }
  return [
    ColumnSpec(title: "TYPE", minimum: 12, ideal: min(max(12, typeWidth), 36), priority: 100),
    ColumnSpec(title: "SERVICE", minimum: 7, ideal: 9, priority: 40),
    number("JOBS", 6, 95), number("RUNNING", 7, 70), number("DONE", 6, 50), number("FAILED", 6, 90),
    ColumnSpec(title: "FAILURE RATE", minimum: 12, ideal: 18, priority: 85),
    number("P50", 8, 80), number("P95", 8, 75),
    ColumnSpec(title: "DURATIONS", minimum: 10, ideal: 10, priority: 60),
  ]
}

private func cell(
  _ summary: TypeSummary, column: Int, width: Int, _ state: AppState
) -> TextLine {
  switch column {
  case 0: return TextLine(summary.type ?? "no type", summary.type == nil ? .muted : .text)
  case 1: return TextLine(summary.service ?? "", .muted)
  case 2: return TextLine(summary.total.grouped)
  case 3: return TextLine(summary.running > 0 ? summary.running.grouped : "", .running)
  case 4: return TextLine(summary.succeeded > 0 ? summary.succeeded.grouped : "", .succeeded)
  case 5: return TextLine(summary.failed > 0 ? summary.failed.grouped : "", .failed)
  case 6:
    guard let share = summary.failureShare else { return .empty }
    let percent = share > 0 && share < 0.01 ? "<1%" : "\(Int((share * 100).rounded()))%"
    let number = String(repeating: " ", count: max(0, 5 - percent.count)) + percent + " "
    let bar = gauge(share, columns: max(3, width - 6), .failed, state.glyphs)
    return TextLine(number, share > 0 ? .text : .muted).adding(bar)
  case 7: return TextLine(summary.median?.short ?? "")
  case 8: return TextLine(summary.slow?.short ?? "", .muted)
  default:
    guard summary.histogram.contains(where: { $0 > 0 }) else { return .empty }
    return TextLine(
      sparkline(summary.histogram.map(Double.init), ascii: !state.glyphs.isUnicode), .sparkline)
  }
}

extension TextLine {
  fileprivate func adding(_ line: TextLine) -> TextLine {
    var whole = self
    whole.add(line)
    return whole
  }
}
