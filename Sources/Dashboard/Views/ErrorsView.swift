import JobModel
import TerminalUI

/// Failures grouped by their cause, the most frequent first; below, the selected cause explained.
func drawErrors(_ cursor: Cursor<FailureCause>, _ state: AppState, on frame: inout Frame) {
  let groups = state.digest.groups
  let rect = state.layout.table(in: .errors)
  guard !groups.isEmpty else {
    frame.notice(nothingSummedUp(state, "Nothing has failed", .succeeded), in: rect)
    return
  }
  let content = ErrorTable(state: state, groups: groups)
  frame.draw(
    Table(
      columns: content.specs, count: groups.count, selected: cursor.position,
      window: cursor.window, cell: { row, column, _ in content.cell(groups[row], column: column) }),
    in: rect)
  guard groups.indices.contains(cursor.position) else { return }
  // Right below the list where that is short, so that the eye need not travel.
  var detail = state.layout.detail(in: .errors)
  detail.row = min(detail.row, rect.row + 1 + groups.count)
  frame.write(
    explanation(of: groups[cursor.position], state, width: detail.columns - 2), in: detail, from: 0)
}

private struct ErrorTable {
  let state: AppState
  let groups: [FailureGroup]

  var specs: [ColumnSpec] {
    let kinds = groups.map { $0.category.words.count }.max() ?? 4
    let codes = groups.map { DisplayWidth.columns(of: $0.code ?? "") }.max() ?? 4
    let places = groups.map { DisplayWidth.columns(of: place($0)) }.max() ?? 5
    let all: [ColumnSpec] = [
      .counts("COUNT", 5, 100, of: groups.map(\.count)),
      ColumnSpec(title: "CODE", minimum: 8, ideal: min(max(8, codes), 24), priority: 95),
      ColumnSpec(title: "KIND", minimum: max(4, kinds), ideal: max(4, kinds), priority: 40),
      .number("LAST", 8, 80),
      .number("FIRST", 8, 50),
      ColumnSpec(title: "WHERE", minimum: 5, ideal: min(max(5, places), 20), priority: 45),
      ColumnSpec(title: "TREND", minimum: 10, ideal: 10, priority: 60),
      ColumnSpec(
        title: "WHAT IT MEANS", minimum: 24, ideal: 40, priority: 90, flexible: true),
    ]
    return columns.map { all[$0] }
  }

  /// The columns that there are, without WHERE if it is the same everywhere.
  let columns: [Int]

  init(state: AppState, groups: [FailureGroup]) {
    self.state = state
    self.groups = groups
    let places = Set(groups.map { $0.contexts.isEmpty ? $0.services : $0.contexts })
    columns = places.count > 1 ? Array(0...7) : [0, 1, 2, 3, 4, 6, 7]
  }

  func cell(_ group: FailureGroup, column: Int) -> TextLine {
    switch columns[column] {
    case 0: return TextLine(group.count.grouped, .failed)
    case 1: return TextLine(group.code ?? "no code", group.code == nil ? .muted : .text)
    case 2: return TextLine(group.category == .other ? "" : group.category.words, .muted)
    case 3: return TextLine(group.last.map { state.times.short($0) } ?? "")
    case 4: return TextLine(group.first.map { state.times.short($0) } ?? "", .muted)
    case 5: return TextLine(place(group), .muted)
    case 6:
      return TextLine(
        sparkline(group.trend.map(Double.init), ascii: !state.glyphs.isUnicode), .sparkline)
    default:
      let meaning = ErrorCatalogue.explanation(code: group.code, category: group.category)?.meaning
      return TextLine(meaning ?? group.message ?? "no reason given")
    }
  }

  private func place(_ group: FailureGroup) -> String {
    (group.contexts.isEmpty ? group.services : group.contexts).joined(separator: ", ")
  }
}

private func explanation(
  of group: FailureGroup, _ state: AppState, width: Int
) -> [TextLine] {
  let text = min(width, 110)
  var lines = [TextLine.empty]
  let newest = group.rows.prefix(4).map(Int.init).filter { $0 < state.table.count }.map { row in
    let job = state.table[row]
    return job.resourceName ?? job.type ?? job.id?.rawValue ?? "a job"
  }
  let explained = ErrorCatalogue.explanation(code: group.code, category: group.category)
  let facts: [(String, String?)] = [
    ("It says", group.message), ("It means", explained?.meaning),
    ("What to try", explained?.remedy),
    ("Newest", newest.joined(separator: ", ")),
  ]
  for (label, fact) in facts {
    guard let fact else { continue }
    for (number, part) in paragraph(fact, .text, width: text - 14).prefix(2).enumerated() {
      var line = TextLine(number == 0 ? label : "", .muted)
      line.pad(to: 14)
      line.add(part)
      lines.append(line)
    }
  }
  return lines
}

extension ErrorCategory {
  /// The kind of trouble, for people.
  var words: String {
    name.split(separator: "_").joined(separator: " ")
  }
}
