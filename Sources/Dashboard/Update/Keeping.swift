import JobModel
import TerminalUI

extension AppState {
  /// What stands in the line that asks whether to forget.
  func forgetQuestion(_ rows: [Int]) -> TextLine {
    let what = rows.count == 1 ? name(of: rows[0]) : rows.count.counted("job")
    let key = settings.keyMap.keys(of: .undo).first.map { glyphs.key($0) } ?? ":undo"
    let pronoun = rows.count == 1 ? "it" : "them"
    return TextLine("\(what)? ").adding("y/n", .keyName)
      .adding("   \(key) brings \(pronoun) back; nothing happens in the cloud", .muted)
  }

  private func name(of row: Int) -> String {
    guard row < table.count else { return "1 job" }
    let job = table[row]
    if let name = job.resourceName ?? job.id?.rawValue ?? job.orderID?.rawValue { return name }
    guard job.state == .failed else { return job.type ?? "1 job" }
    let moment = job.bestBegin ?? job.firstSeen
    return ["the failed submission", job.causeCode, moment.map { "of \(times.short($0))" }]
      .compactMap(\.self).joined(separator: " ")
  }

  /// Only y says yes.
  mutating func answerForget(_ rows: [Int], _ press: KeyPress) -> [Effect] {
    prompt = nil
    guard press == .character("y") else { return [] }
    // At once, however long the store takes: keys typed meanwhile are no longer about these jobs, except for
    // the one that brings them back.
    marks.subtract(rows)
    forgotten.append(rows)
    say("forgetting \(rows.count.counted("job"))")
    return [.forget(rows)]
  }

  /// Jobs have been forgotten: nothing refers to them any more.
  mutating func takeAway(_ rows: [Int]) {
    if !forgotten.contains(rows) { forgotten.append(rows) }
    marks.subtract(rows)
    views.removeAll {
      if case .job(let page) = $0 { rows.contains(page.row) } else { false }
    }
    let key = settings.keyMap.keys(of: .undo).first.map { glyphs.key($0) } ?? ":undo"
    let pronoun = rows.count == 1 ? "it" : "them"
    say("forgot \(rows.count.counted("job")); \(key) brings \(pronoun) back")
  }

  mutating func bringBack(_ rows: [Int]) {
    if forgotten.last == rows { forgotten.removeLast() }
    rowToSelect = rows.first
    say(rows.count == 1 ? "1 job is back" : "\(rows.count.grouped) jobs are back")
  }

  /// The note that all of these jobs have, if it is the same.
  func commonNote(of rows: [Int]) -> String {
    let notes = Set(rows.prefix(100).map { $0 < table.count ? table[$0].note ?? "" : "" })
    return notes.count == 1 ? notes.first ?? "" : ""
  }
}

extension Prompt {
  /// What could be done with the line, while nothing is in it.
  var hint: String? {
    guard editor.isEmpty, pasted.isEmpty else { return nil }
    switch kind {
    case .track: return "paste or type ids, JSON answers or a log; every job and order is tracked"
    case .note: return "Enter on an empty line removes the note"
    case .filter, .command, .write, .forget: return nil
    }
  }
}

extension String {
  /// Whether a pasted text is better summarised than shown.
  var isTooMuchForALine: Bool {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return text.utf8.count > 200 || text.contains(where: \.isNewline)
  }

  /// Says how much it is, in place of all of it.
  var pasteSummary: String {
    let lines = split(whereSeparator: \.isNewline).count
    let bytes = utf8.count
    let size =
      bytes < 1000
      ? bytes.counted("byte") : bytes < 1_000_000 ? "\(bytes / 1000) KB" : "\(bytes / 1_000_000) MB"
    return "pasted \(lines.counted("line")), \(size): Enter tracks \(lines == 1 ? "it" : "them")"
  }
}
