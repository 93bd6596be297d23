import JobModel
import TerminalUI

/// What the program itself did, the newest at the bottom; below, all of the selected entry.
func drawLog(_ page: LogPage, _ state: AppState, on frame: inout Frame) {
  let log = state.shownLog
  let rect = state.layout.table(in: .log)
  guard let selected = log.selected(in: page) else {
    frame.notice(emptyLog, in: rect)
    return
  }
  let columns = LogColumn.allCases.filter { column in
    column != .context || log.entries.contains { $0.context != nil }
  }
  frame.draw(
    Table(
      columns: columns.map { spec($0, of: log.entries, state) }, count: log.entries.count,
      selected: page.position(in: log), window: page.window,
      cell: { row, column, _ in cell(log.entries[row], columns[column], state) }),
    in: rect)
  // Right below the list where that is short, so that the eye need not travel.
  var detail = state.layout.detail(in: .log)
  detail.row = min(detail.row, rect.row + 1 + log.entries.count)
  frame.write(
    explanation(of: selected, state, width: detail.columns - 2, rows: detail.rows), in: detail,
    from: 0)
}

/// How much of the log there is, and whether the screen goes along with it.
func logStatus(_ page: LogPage, _ state: AppState) -> TextLine {
  let log = state.shownLog
  var line = TextLine()
  let below = page.below(in: log, rows: state.listRows(in: .log))
  if state.held == nil, !page.isFollowing {
    line.add(below > 0 ? "\(below.grouped) more below" : "held", .info)
    line.add("   ")
  } else if state.held == nil {
    line.add("following", .muted)
    line.add("   ")
  }
  let count = log.entries.count.counted("entry", "entries")
  line.add(log.earlier > 0 ? "the last \(count)" : count, .muted)
  return line
}

private let emptyLog = [
  TextLine("Nothing has happened yet.", .text),
  TextLine("What jobtop does appears here: logins, accounts that become", .muted),
  TextLine("unreachable or come back, pauses that a cloud asked for, and", .muted),
  TextLine("with --log-level debug every request.", .muted),
]

private enum LogColumn: CaseIterable {
  case time, level, context, text
}

private func spec(_ column: LogColumn, of entries: [LogEntry], _ state: AppState) -> ColumnSpec {
  switch column {
  case .time:
    let widest =
      [entries.first, entries.last].compactMap { $0 }
      .map { state.times.medium($0.time).count }.max() ?? 8
    return ColumnSpec(
      title: "TIME", minimum: widest, ideal: widest, alignment: .trailing, priority: 95)
  case .level: return ColumnSpec(title: "LEVEL", minimum: 7, ideal: 7, priority: 90)
  case .context:
    let widest = entries.reduce(7) { max($0, DisplayWidth.columns(of: $1.context ?? "")) }
    return ColumnSpec(
      title: "CONTEXT", minimum: min(widest, 12), ideal: min(widest, 16), priority: 60)
  case .text:
    return ColumnSpec(title: "WHAT", minimum: 24, ideal: 60, priority: 100, flexible: true)
  }
}

private func cell(_ entry: LogEntry, _ column: LogColumn, _ state: AppState) -> TextLine {
  switch column {
  case .time: TextLine(state.times.medium(entry.time), .muted)
  case .level: TextLine(entry.level.rawValue, ThemeRole(entry.level))
  case .context: TextLine(entry.context ?? "", .muted)
  case .text: TextLine(entry.text, entry.level == .debug ? .muted : .text)
  }
}

private func explanation(
  of entry: LogEntry, _ state: AppState, width: Int, rows: Int
) -> [TextLine] {
  let column = 12
  var facts: [(label: String, lines: [TextLine])] = [
    ("When", [TextLine(state.times.long(entry.time))])
  ]
  if let requestID = entry.requestID { facts.append(("Request", [TextLine(requestID)])) }
  var text = paragraph(entry.text, .text, width: max(20, min(width, 110) - column))
  // An empty row sets it apart from the list.
  let room = max(1, rows - 1 - facts.count)
  if text.count > room {
    text = Array(text.prefix(room))
    text[room - 1].add(" " + state.glyphs.ellipsis, .muted)
  }
  facts.insert(("What", text), at: 0)
  return [.empty]
    + facts.flatMap { fact in
      fact.lines.enumerated().map { number, part in
        var line = TextLine(number == 0 ? fact.label : "", .muted)
        line.pad(to: column)
        line.add(part)
        return line
      }
    }
}

extension ThemeRole {
  fileprivate init(_ level: LogLevel) {
    self =
      switch level {
      case .debug: .muted
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
  }
}
