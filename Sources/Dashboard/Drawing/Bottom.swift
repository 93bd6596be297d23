import JobModel
import TerminalUI

/// The last lines: what is being typed, or what the keys do here; and messages.
func drawBottom(_ state: AppState, on frame: inout Frame) {
  if let prompt = state.prompt {
    drawPrompt(prompt, state, on: &frame)
  } else {
    drawKeys(state, on: &frame)
    drawToast(state, on: &frame)
  }
}

// MARK: - Keys

/// Only what works here and now, the most useful first, as much as there is room for. How to leave is
/// always said, at the right.
private func drawKeys(_ state: AppState, on frame: inout Frame) {
  let rect = state.layout.keys
  let leave = keyHint(.quit, state)
  let leaveColumn = rect.endColumn - 1 - leave.columns
  let hasLeave = leaveColumn > 16 && !leave.isEmpty
  if hasLeave { frame.write(leave, column: leaveColumn, row: rect.row) }
  let end = hasLeave ? leaveColumn - 2 : rect.endColumn - 1
  var column = rect.column + 1
  // The current view needs no key to it.
  let here = Action(rawValue: state.view.kind.rawValue)
  for action in state.view.kind.keyLine where action != here {
    guard action.whyDisabled(in: state) == nil else { continue }
    let hint = keyHint(action, state)
    guard !hint.isEmpty else { continue }
    guard column + hint.columns <= end else { break }
    column = frame.write(hint, column: column, row: rect.row) + 2
  }
}

/// A key and what it does, nothing for an action without a key.
private func keyHint(_ action: Action, _ state: AppState) -> TextLine {
  guard let key = state.settings.keyMap.keys(of: action).first else { return .empty }
  return TextLine(state.glyphs.key(key), .keyName)
    .adding(" " + action.label(in: state), .keyText)
}

extension Action {
  /// The label where it depends on what the action would do now.
  fileprivate func label(in state: AppState) -> String {
    switch self {
    case .pause where state.held != nil: "resume"
    case .bottom where state.view.kind == .log: "follow"
    case .openLink: state.openLinkLabel
    case .open where state.view.kind == .themes: "use it"
    case .back where state.view.kind == .themes: "keep the old one"
    case .back where state.view.kind == .jobs && state.jobList.filter != state.jobList.usualFilter:
      state.jobList.savedView == nil ? "show all" : "show view"
    case .back where state.view.kind == .jobs && !state.marks.isEmpty: "unmark"
    default: label
    }
  }
}

extension AppState {
  fileprivate var openLinkLabel: String {
    if case .orders = view { return "open order" }
    if hasMarks { return "open links" }
    guard let row = selectedRow, row < table.count else { return "open link" }
    return table[row].hasOrder ? "open order" : "open resource"
  }
}

// MARK: - Messages

/// A message stands in the empty row above the keys, or instead of them where there is none.
private func drawToast(_ state: AppState, on frame: inout Frame) {
  guard let toast = state.toast else { return }
  let keys = state.layout.keys
  let hasRow = state.layout.body.endRow < keys.row
  let row = hasRow ? keys.row - 1 : keys.row
  frame.cover(Rect(column: 0, row: row, columns: keys.columns, rows: 1), .text)
  frame.write(toast.text, column: 1, row: row, toast.role, limit: keys.columns - 2)
}

// MARK: - Prompt

private func drawPrompt(_ prompt: Prompt, _ state: AppState, on frame: inout Frame) {
  let rect = state.layout.keys
  frame.cover(rect, .text)
  let sign = prompt.kind.sign
  let gap = sign.count > 1 ? 1 : 0
  var column = frame.write(sign, column: 1, row: rect.row, .prompt, limit: rect.columns - 2) + gap
  if prompt.kind == .forget {
    let rest = rect.endColumn - 1 - column
    column = frame.write(
      state.forgetQuestion(prompt.rows), column: column, row: rect.row, limit: rest)
    frame.canvas.cursor = Point(column: min(column, rect.endColumn - 1), row: rect.row)
    return
  }
  if !prompt.pasted.isEmpty {
    let room = max(0, rect.endColumn - 1 - column - 12)
    column =
      frame.write(
        prompt.pasteSummary, column: column, row: rect.row, .accent, limit: room) + 1
    if !prompt.editor.isEmpty {
      let rest = rect.endColumn - 1 - column
      column = frame.write("and", column: column, row: rect.row, .muted, limit: rest) + 1
    }
  }
  let line = Rect(column: column, row: rect.row, columns: rect.endColumn - 1 - column, rows: 1)
  prompt.editor.draw(on: &frame.canvas, in: line, style: frame.theme[.text])
  if let problem = prompt.problem {
    let offset = problem.offset.map { prompt.editor.text.prefix($0) }
    drawProblem(
      problem.message, at: offset.map { column + DisplayWidth.columns(of: String($0)) }, state,
      on: &frame)
  } else if let hint = prompt.hint {
    drawAbove(hint, .muted, column: 1, state, on: &frame)
  } else {
    drawCompletions(prompt, state, on: &frame)
  }
}

/// What is wrong, on two lines where one is too short, and a sign that points at the character.
private func drawProblem(
  _ message: String, at column: Int?, _ state: AppState, on frame: inout Frame
) {
  let keys = state.layout.keys
  let pointed = column.flatMap { $0 < keys.columns - 1 ? $0 : nil }
  var row = keys.row
  if let pointed {
    row -= 1
    frame.cover(Rect(column: 0, row: row, columns: keys.columns, rows: 1), .text)
    // Beside the sign, if there is room.
    if pointed + 2 + DisplayWidth.columns(of: message) < keys.columns {
      frame.write("^ " + message, column: pointed, row: row, .error)
      return
    }
    frame.write("^", column: pointed, row: row, .error)
  }
  let lines = paragraph(message, .error, width: keys.columns - 2).prefix(2)
  row -= lines.count
  for (number, line) in lines.enumerated() where row + number > state.layout.crumbs.row {
    frame.cover(Rect(column: 0, row: row + number, columns: keys.columns, rows: 1), .text)
    frame.write(line, column: 1, row: row + number, limit: keys.columns - 2)
  }
}

/// A text in the row above the line, at a column if it fits there.
private func drawAbove(
  _ text: String, _ role: ThemeRole, column: Int, _ state: AppState, on frame: inout Frame
) {
  let keys = state.layout.keys
  let row = keys.row - 1
  frame.cover(Rect(column: 0, row: row, columns: keys.columns, rows: 1), .text)
  let width = DisplayWidth.columns(of: text)
  let place = max(1, min(column, keys.columns - 1 - width))
  frame.write(text, column: place, row: row, role, limit: keys.columns - 2)
}

private func drawCompletions(_ prompt: Prompt, _ state: AppState, on frame: inout Frame) {
  let keys = state.layout.keys
  let room = min(8, max(0, keys.row - state.layout.crumbs.endRow))
  let all = prompt.completions
  guard !all.isEmpty, room > 0, prompt.kind == .command || prompt.chosen != nil else { return }
  var window = ScrollWindow(margin: 1)
  window.reveal(prompt.chosen?.place ?? 0, count: all.count, rows: room)
  let visible = window.visible(count: all.count, rows: room)
  let labelWidth = min(28, all.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0)
  let panel = Rect(
    column: 0, row: keys.row - visible.count, columns: keys.columns, rows: visible.count)
  frame.cover(panel, .panel)
  for (line, place) in visible.enumerated() {
    let row = panel.row + line
    let isChosen = place == prompt.chosen?.place
    frame.write(
      all[place].label, column: 2, row: row, isChosen ? .activeTab : .panel, limit: labelWidth,
      on: .panel)
    frame.write(
      all[place].summary, column: labelWidth + 5, row: row, .muted,
      limit: keys.columns - labelWidth - 6, on: .panel)
    if isChosen {
      frame.write(state.glyphs.selected, column: 0, row: row, .cursor, on: .panel)
    }
  }
  frame.scrollbar(window, count: all.count, in: panel)
}
