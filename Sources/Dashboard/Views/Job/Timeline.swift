import JobModel
import TerminalUI

extension JobPageView {
  /// When the job and each of its sub jobs ran, drawn to scale.
  var timeline: [TextLine] {
    guard extent != nil else {
      return [TextLine("It is not known when this job started.", .muted)]
    }
    var lines = ganttLines(mostRows: .max, hasAxis: true)
    if let usual = typical {
      lines += [.empty, TextLine("  usually \(usual.short)", .muted)]
    }
    return lines
  }

  /// From the first start to the last known end, or to now.
  private var extent: (start: Instant, end: Instant)? {
    let jobs = JobTree(job, glyphs).rows.map(\.job)
    guard let start = jobs.compactMap(\.began).min() ?? job.submitted else { return nil }
    var end = jobs.compactMap(\.ended).max() ?? start
    if !job.state.isTerminal { end = max(end, state.clock) }
    return (start, max(end, start + Span(milliseconds: 1)))
  }

  /// One line for each job, labels at the left, durations at the right.
  func ganttLines(mostRows: Int, hasAxis: Bool) -> [TextLine] {
    guard let extent else { return [] }
    let all = JobTree(job, glyphs).rows
    let rows = all.prefix(mostRows)
    let labelWidth = min(max(12, rows.map(\.nameColumns).max() ?? 12), max(12, width / 3))
    let chart = max(4, min(width - labelWidth - 26, 120))
    var lines: [TextLine] = []
    if hasAxis { lines.append(axis(extent, indentation: labelWidth + 6, columns: chart)) }
    lines += rows.map { line($0, extent, labelWidth: labelWidth, chart: chart) }
    if all.count > rows.count {
      lines.append(
        TextLine(
          "  and \((all.count - rows.count).counted("more sub job", "more sub jobs"))", .muted))
    }
    return lines
  }

  private func line(
    _ row: JobTree.Row, _ extent: (start: Instant, end: Instant), labelWidth: Int, chart: Int
  ) -> TextLine {
    let job = row.job
    let role = ThemeRole(job.state)
    let shift = labelWidth - DisplayWidth.columns(of: row.branches)
    var line = TextLine("  " + row.branches, .faint)
    line.add(fitted(row.name, to: max(4, shift), ellipsis: glyphs.ellipsis))
    line.pad(to: labelWidth + 3)
    line.add(glyphs.of(job.state) + " ", role)
    line.pad(to: labelWidth + 6)
    line.add(barLine(of: job, extent, role, columns: chart))
    line.pad(to: labelWidth + 6 + chart + 1)
    line.add(fitted(length(of: job), to: 8, alignment: .trailing))
    if row.depth > 0, job.state == .failed, let code = job.rootCause?.code {
      line.add("  " + code, .code)
    }
    return line
  }

  private func barLine(
    of job: Job, _ extent: (start: Instant, end: Instant), _ role: ThemeRole, columns: Int
  ) -> TextLine {
    let isRunning = !job.state.isTerminal && job.state != .waiting
    let end = job.ended ?? (isRunning ? extent.end : nil)
    guard let begin = job.began, let end, end >= begin else {
      return .empty
    }
    let whole = Double((extent.end - extent.start).milliseconds)
    func place(_ instant: Instant) -> Int {
      let part = Double((instant - extent.start).milliseconds) / whole
      return Int((min(max(part, 0), 1) * Double(columns)).rounded())
    }
    let first = min(place(begin), columns - 1)
    let length = max(1, place(end) - first)
    return TextLine(String(repeating: " ", count: first))
      .adding(String(repeating: glyphs.ganttLine, count: length), role)
  }

  private func length(of job: Job) -> String {
    if let duration = job.duration { return duration.short }
    guard !job.state.isTerminal, let begin = job.began, begin <= state.clock else { return "" }
    return (state.clock - begin).ticking
  }

  /// Points in time above the chart, as spans since its start.
  private func axis(
    _ extent: (start: Instant, end: Instant), indentation: Int, columns: Int
  ) -> TextLine {
    let whole = extent.end - extent.start
    var line = TextLine(String(repeating: " ", count: indentation))
    let marks = max(1, columns / 20)
    for mark in 0..<marks {
      let place = columns * mark / marks
      line.pad(to: indentation + place)
      let part = Span(milliseconds: whole.milliseconds * Int64(mark) / Int64(marks))
      line.add(mark == 0 ? times.seconds(extent.start) : "+" + part.short, .muted)
    }
    let end = whole.short
    line.pad(to: indentation + columns + 9 - end.count)
    return line.adding(end, .muted)
  }
}
