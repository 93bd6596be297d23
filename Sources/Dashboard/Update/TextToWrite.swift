import JobModel
import TerminalUI

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

  /// What is shown, all of it and not just a screenful, in the form that the file's name asks for.
  func textToWrite(path: String) -> String {
    switch view {
    case .jobs(let list):
      if path.hasSuffix(".json") {
        return JSONText.pretty(.list(list.rows.map { shallowValue(of: Int($0)) })) + "\n"
      }
      return path.hasSuffix(".csv") ? separated(list) : screenText
    case .job(let page):
      guard let detail = page.detail else { return screenText }
      if page.tab == .raw { return pageText }
      if path.hasSuffix(".json") { return json(of: detail) }
      let order = detail.job.orderID.flatMap { table.orders[$0] }
      return JobReport(detail, order: order).text
    case .log:
      return shownLog.entries.map { $0.line + "\n" }.joined()
    case .errors, .orders, .pulse, .help, .themes:
      return screenText
    case .contexts:
      return screenText
    }
  }

  func json(of detail: JobDetail) -> String {
    JSONText.pretty(
      detail.job.plainValue(source: detail.source?.rawValue, url: detail.job.url(settings.links)))
      + "\n"
  }

  func shallowValue(of row: Int) -> PlainValue {
    let job = table.job(at: row, from: [])
    return job.plainValue(source: nil, url: job.url(settings.links))
  }

  private func separated(_ list: JobList) -> String {
    let columns = JobColumn.allCases
    let head = columns.map(\.name).joined(separator: ",")
    let lines = list.rows.map { row in
      columns.map { quoted($0.value(of: table[Int(row)])) }.joined(separator: ",")
    }
    return ([head] + lines).joined(separator: "\r\n") + "\r\n"
  }

  private func quoted(_ value: PlainValue) -> String {
    let text =
      switch value {
      case .null: ""
      case .text(let text): text
      case .bool, .integer, .number, .object: JSONText.compact(value)
      case .list(let list): list.map { quoted($0) }.joined(separator: " ")
      }
    guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else {
      return text
    }
    return "\""
      + text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }

  private var pageText: String {
    pageLines.map { $0.text + "\n" }.joined()
  }

  /// The view as it would be on a screen that is high enough for all of it.
  private var screenText: String {
    var tall = self
    let rows = max(jobList.rows.count, digest.groups.count, digest.orders.count, digest.kinds.count)
    tall.size.rows = min(10_000, max(size.rows, rows + 8, pageLines.count + 8))
    tall.prompt = nil
    tall.toast = nil
    _ = tall.refit()
    let lines = render(tall, theme: .plain).lines
    let kept = lines[tall.layout.crumbs.row..<tall.layout.keys.row]
    return kept.map { $0 + "\n" }.joined()
  }
}
