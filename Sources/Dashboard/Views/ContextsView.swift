import JobModel
import TerminalUI

/// How each context is doing, those in trouble first; below, the hosts of the selected one.
func drawContexts(_ cursor: Cursor<ContextName>, _ state: AppState, on frame: inout Frame) {
  let rows = state.contextRows
  let rect = state.layout.table(in: .contexts)
  guard !rows.isEmpty else {
    frame.notice(noContext(state), in: state.layout.body)
    return
  }
  let content = ContextTable(state: state, rows: rows)
  frame.draw(
    Table(
      columns: content.specs, count: rows.count, selected: cursor.position,
      window: cursor.window, cell: { content.cell(rows[$0], ContextColumn.allCases[$1], width: $2) }
    ),
    in: rect)
  var detail = state.layout.detail(in: .contexts)
  guard rows.indices.contains(cursor.position), !detail.isEmpty else { return }
  // Right below the list where that is short: the hosts have all the rest.
  let end = detail.endRow
  detail.row = min(detail.row, rect.row + 1 + rows.count)
  detail.rows = end - detail.row
  let hosts = HostLines(state: state, context: rows[cursor.position], width: detail.columns - 2)
  frame.write(hosts.lines(atMost: detail.rows), in: detail, from: 0)
}

private enum ContextColumn: CaseIterable {
  case name, health, open, failed, jobs, data, hosts, rate
}

private struct ContextTable {
  let state: AppState
  let rows: [ContextRow]

  var specs: [ColumnSpec] { ContextColumn.allCases.map(spec) }

  private func spec(_ column: ContextColumn) -> ColumnSpec {
    let names = rows.map { DisplayWidth.columns(of: $0.id.title) }.max() ?? 0
    let healths = rows.map { health($0).first?.columns ?? 0 }.max() ?? 0
    return switch column {
    case .name:
      ColumnSpec(title: "CONTEXT", minimum: 8, ideal: min(max(8, names), 32), priority: 96)
    case .health:
      ColumnSpec(title: "  HEALTH", minimum: 18, ideal: max(18, healths), priority: 95)
    case .open: .counts("OPEN", 6, 85, of: rows.map(\.jobs.open))
    case .failed: .counts("FAILED", 6, 90, of: rows.map(\.jobs.failed))
    case .jobs: .counts("JOBS", 6, 88, of: rows.map(\.jobs.total))
    case .data: .number("DATA AGE", 8, 80)
    case .hosts: ColumnSpec(title: "HOSTS", minimum: 8, ideal: 17, priority: 70)
    case .rate: .number("RATE", 6, 60)
    }
  }

  func cell(_ row: ContextRow, _ column: ContextColumn, width: Int) -> TextLine {
    let standing = row.source?.standing
    switch column {
    case .name: return TextLine(row.id.title, row.id.name == nil ? .muted : .text)
    case .health: return health(row).fitting(width)
    case .open: return count(row.jobs.open, .running)
    case .failed: return count(row.jobs.failed, .failed)
    case .jobs: return count(row.jobs.total, .text)
    case .data: return standing.map { state.dataAge($0.lastData, $0.condition) } ?? .empty
    case .hosts: return hosts(row.source?.hosts ?? [], width: width)
    case .rate:
      // What the slowest of its hosts gets says most.
      let rate = row.source?.hosts.map(\.rate).min()
      return TextLine(rate.map(rateText) ?? "", .muted)
    }
  }

  /// Empty while they are still being counted.
  private func count(_ number: Int, _ role: ThemeRole) -> TextLine {
    guard state.digest.parts.contains(.contexts) else { return .empty }
    return number == 0 ? TextLine("0", .faint) : TextLine(number.grouped, role)
  }

  private func health(_ row: ContextRow) -> [TextLine] {
    guard let source = row.source else {
      let sign = state.glyphs.of(.waiting)
      let isForAll = row.id.name == nil && rows.contains { $0.source != nil }
      let forms =
        isForAll
        ? ["every account is asked", "asked everywhere"]
        : ["not asked: no account for it", "not asked"]
      return forms.map { TextLine("\(sign) \($0)", .muted) }
    }
    let standing = source.standing
    if standing.condition == .live, source.lastData == nil {
      let forms = row.jobs.open > 0 ? ["no answer yet"] : ["nothing to ask yet", "nothing to ask"]
      return forms.map { TextLine("\(state.glyphs.of(.waiting)) \($0)", .muted) }
    }
    return state.health(standing.condition, of: standing.host?.shortName)
  }

  private func hosts(_ hosts: [HostStatus], width: Int) -> TextLine {
    guard !hosts.isEmpty else { return .empty }
    let troubled = hosts.count { $0.condition.isTrouble }
    guard troubled > 0 else { return TextLine("\(hosts.count)", .muted) }
    let share = "\(troubled) of \(hosts.count)"
    return [
      TextLine("\(share) in trouble", .warning),
      TextLine("\(state.glyphs.warning) \(share)", .warning), TextLine(share, .warning),
    ].fitting(width)
  }
}

// MARK: - Nothing to see

private func noContext(_ state: AppState) -> [TextLine] {
  if state.shown.version == 0 || state.shown.isBeingRead { return [TextLine("reading", .info)] }
  return [
    TextLine("No contexts yet.", .heading), .empty,
    TextLine("A context is a cloud account that jobtop asks about its jobs.", .muted),
    TextLine("Add one to config.yaml; those of clouds.yaml, OS_* and KooCLI are", .muted),
    TextLine("used as they are. Jobs without a context are counted under \"none\".", .muted),
    .empty,
    way("jobtop contexts", "lists the known accounts and where they come from"),
    way("jobtop doctor", "tests them, and says how to fix what fails"),
  ]
}
