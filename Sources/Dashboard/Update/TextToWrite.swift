import JobModel
import TerminalUI

/// What is shown, to be written to a file. The text is made where it is written: a large list takes long, and
/// all of its text at once may not fit into memory.
package struct FileRequest: Sendable {
  package let path: String
  let state: AppState

  /// Passes the text on in parts.
  package func write(to sink: (String) throws -> Void) rethrows {
    try state.writeWhatIsShown(as: path, to: sink)
  }

  /// All of it at once.
  var text: String {
    var text = ""
    write { text += $0 }
    return text
  }
}

extension FileRequest: Equatable {
  package static func == (one: FileRequest, other: FileRequest) -> Bool {
    one.path == other.path && one.text == other.text
  }
}

extension AppState {
  var suggestedFileName: String {
    switch view {
    case .jobs: "jobs.json"
    case .job(let page): page.tab == .raw ? "raw.json" : "job.txt"
    case .errors: "errors.txt"
    case .orders: "orders.txt"
    case .pulse: "pulse.txt"
    case .contexts: "contexts.txt"
    case .log: "log.txt"
    case .help, .themes: "help.txt"
    }
  }

  /// All of what is shown and not just a screenful, in the form that the file's name asks for.
  fileprivate func writeWhatIsShown(
    as path: String, to sink: (String) throws -> Void
  ) rethrows {
    switch view {
    case .jobs(let list):
      if path.hasSuffix(".json") { return try writeJSON(list, to: sink) }
      if path.hasSuffix(".csv") { return try write(list, as: .csv, to: sink) }
      if path.hasSuffix(".tsv") { return try write(list, as: .tsv, to: sink) }
    case .job(let page):
      guard let detail = page.detail else { break }
      if page.tab == .raw { return try sink(wholeAnswer(of: detail)) }
      if path.hasSuffix(".json") { return try sink(JSONText.pretty(value(of: detail)) + "\n") }
      let order = detail.job.orderID.flatMap { table.orders[$0] }
      return try sink(JobReport(detail, order: order).text)
    case .log:
      for entry in shownLog.entries { try sink(entry.line + "\n") }
      return
    case .errors, .orders, .pulse, .contexts, .help, .themes: break
    }
    try sink(screenText)
  }

  func value(of detail: JobDetail) -> PlainValue {
    detail.job.plainValue(source: detail.source?.rawValue, url: detail.job.url(settings.links))
  }

  /// What the table knows of a job.
  func value(of row: Int) -> PlainValue {
    var job = table.job(at: row, from: [])
    if digest.typical.isStale(job, at: clock) { job.flags.insert(.stale) }
    return job.plainValue(source: nil, url: job.url(settings.links))
  }

  private func writeJSON(_ list: JobList, to sink: (String) throws -> Void) rethrows {
    guard !list.rows.isEmpty else { return try sink("[]\n") }
    for (place, row) in list.rows.enumerated() {
      // Line ends within strings are escaped.
      let job = JSONText.pretty(value(of: Int(row))).replacing("\n", with: "\n  ")
      try sink((place == 0 ? "[\n  " : ",\n  ") + job)
    }
    try sink("\n]\n")
  }

  private func write(
    _ list: JobList, as form: SeparatedText, to sink: (String) throws -> Void
  ) rethrows {
    // Where each came from is not known of rows alone.
    let values = JobValues(
      columns: ListColumn.all.filter { $0 != .source }, links: settings.links, now: clock,
      typical: digest.typical)
    try sink(values.heads(form))
    for row in list.rows { try sink(values.line(table[Int(row)], form)) }
  }

  /// The cloud's own last answer, with secrets hidden, however long it is.
  private func wholeAnswer(of detail: JobDetail) -> String {
    guard let document = detail.lastAnswer else { return "" }
    return JSONLines(document.bytes, hidden: glyphs.hidden, mostLines: .max).lines
      .map { $0.text.text.printable + "\n" }.joined()
  }

  /// The view as it would be on a screen tall enough for all of it.
  private var screenText: String {
    var tall = self
    let rows = max(
      jobList.rows.count, digest.groups.count, digest.orders.count, digest.kinds.count,
      pageLines.count)
    tall.size.rows = min(10_000, max(size.rows, rows + 8))
    tall.prompt = nil
    tall.toast = nil
    _ = tall.refit()
    let lines = render(tall, theme: .plain).lines
    let kept = lines[tall.layout.crumbs.row..<tall.layout.keys.row]
    return kept.map { $0 + "\n" }.joined()
  }
}
