import JobModel
import TerminalUI

extension JobPageView {
  /// Every error that the record holds: at its top, each entry of `details`, and those of sub jobs.
  var error: [TextLine] {
    var lines: [TextLine] = []
    if let error = job.error, !error.isEmpty {
      lines.append(TextLine("The job says", .heading))
      lines += entry(code: error.code, message: error.message)
      for (number, detail) in error.details.enumerated() {
        lines += [.empty, TextLine("Detail \(number + 1) of \(error.details.count)", .heading)]
        lines += entry(code: detail.code, message: detail.message)
      }
    }
    for row in JobTree(job, glyphs).rows.dropFirst() {
      guard let error = row.job.error, !error.isEmpty else { continue }
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(TextLine("The sub job \(row.name) says", .heading))
      lines += entry(code: error.code, message: error.message)
      for detail in error.details { lines += entry(code: detail.code, message: detail.message) }
    }
    if let cause = job.rootCause {
      if !lines.isEmpty { lines.append(.empty) }
      lines.append(TextLine("The root cause", .heading))
      lines += entry(code: cause.code, message: cause.message)
      lines += path(to: cause)
    }
    guard !lines.isEmpty else {
      return [
        TextLine(
          job.state == .failed
            ? "It failed without a reason: no code and no message, not even in a sub job."
            : "There is no error.", .muted)
      ]
    }
    return lines
  }

  private func entry(code: String?, message: String?) -> [TextLine] {
    var lines: [TextLine] = []
    if let code { lines.append(TextLine("  ").adding(code, .code)) }
    lines += paragraphs(message ?? "no message", message == nil ? .muted : .text)
    if let explained = code.flatMap(ErrorCatalogue.explanation) {
      lines += paragraphs("\(explained.meaning) \(explained.remedy)", .muted)
    }
    return lines
  }
}
