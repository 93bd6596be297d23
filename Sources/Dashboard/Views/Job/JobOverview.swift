import JobModel
import TerminalUI

extension JobPageView {
  /// What happened and why, before everything else.
  var overview: [TextLine] {
    let sentences = flags.sentences
    var headline = standing
    let sign = flags.contains(.rolledBack) ? glyphs.rolledBack : glyphs.warning
    let remarks = "   \(sign) " + sentences.joined(separator: ", ")
    let fits = headline.columns + DisplayWidth.columns(of: remarks) <= width
    if fits, !sentences.isEmpty { headline.add(remarks, .warning) }
    var lines = [headline]
    if let cause = job.rootCause { lines += [.empty] + self.cause(cause) }
    if !fits { lines += [.empty] + sentences.flatMap { paragraphs($0, .warning) } }
    if job.state == .awaitingPayment { lines += [.empty] + payment }
    if !job.state.isTerminal, job.state != .awaitingPayment { lines += progress }
    lines += silence
    lines += [.empty] + facts
    if !job.subJobs.isEmpty {
      lines += [.empty] + ganttLines(mostRows: 9, hasAxis: false)
    }
    return lines
  }

  // MARK: - State

  /// `✗ failed after 31.4s`
  private var standing: TextLine {
    TextLine("\(glyphs.of(job.state)) \(headline)", ThemeRole(job.state))
  }

  private var headline: String {
    let took = elapsed.map { job.state.isTerminal ? $0.short : $0.ticking }
    switch job.state {
    case .failed: return "failed" + (took.map { " after \($0)" } ?? "")
    case .succeeded: return "done" + (took.map { " in \($0)" } ?? "")
    case .running: return "running" + (took.map { " for \($0)" } ?? "")
    case .waiting: return "waiting" + (took.map { " for \($0)" } ?? "")
    case .awaitingPayment: return "awaiting payment"
    case .cancelled: return "cancelled" + (took.map { " after \($0)" } ?? "")
    case .unknown: return job.rawStatus.map { "unknown: the cloud says \($0)" } ?? "unknown"
    case .gone: return "gone: the cloud no longer knows it; this is what was last seen"
    }
  }

  private var progress: [TextLine] {
    var line = TextLine("  ")
    let total = job.subJobsTotal ?? 0
    let done = job.subJobsDone ?? state.table[row].subJobsDone ?? 0
    if let fraction = job.progress.map({ $0 / 100 })
      ?? (total > 0 ? Double(done) / Double(total) : nil)
    {
      line.add(gauge(fraction, columns: min(40, max(10, width / 3)), .barFilled, glyphs))
      line.add(job.progress == nil ? "  \(done) of \(total)" : "  \(Int(fraction * 100))%")
    }
    if let expectation {
      line.add(line.columns > 2 ? "   " : "")
      line.add(expectation.sentence, expectation.role)
    }
    return line.columns > 2 ? [.empty, line] : []
  }

  private var payment: [TextLine] {
    var line = TextLine("  ")
    if let amount = order?.amount {
      line.add("\(money(amount)) \(order?.currency ?? "")   ", .cause)
    }
    if let deadline = PaymentDeadline(of: order, at: state.clock) {
      line.add("pay before \(times.medium(deadline.moment))", .unpaid)
      line.add("  \(deadline.remark)", deadline.role)
    } else {
      line.add("nothing happens until the order is paid", .muted)
    }
    return [line] + paymentLink
  }

  /// Where the order can be paid, to be seen also where there is no browser.
  private var paymentLink: [TextLine] {
    guard job.orderID != nil, let link = job.url(state.settings.links) else { return [] }
    return TextLine("  ").adding(state.opening(link)).wrapped(to: width, indentation: 4)
  }

  // MARK: - Cause

  private func cause(_ cause: RootCause) -> [TextLine] {
    var lines = paragraphs(cause.message ?? "No reason given.", .cause)
    var line = TextLine("  ")
    if let code = cause.code { line.add(code + "   ", .code) }
    if cause.category != .other { line.add(cause.category.words, .muted) }
    if line.columns > 2 { lines.append(line) }
    // No need to say that it was found in the job itself.
    if cause.path.count > 1 {
      lines += path(to: cause)
    }
    var facts: [TextLine] = []
    if let explained = ErrorCatalogue.explanation(code: cause.code, category: cause.category) {
      facts += fact("What it means", explained.meaning)
      facts += fact("What to try", explained.remedy)
    }
    if let before = seenBefore { facts += fact("Seen before", before) }
    return facts.isEmpty ? lines : lines + [.empty] + facts
  }

  /// How often the same has happened, and when last.
  private var seenBefore: String? {
    let rows = state.table
    guard let cause = FailureCause(of: rows[row]),
      let group = state.digest.groups.first(where: { FailureCause(of: $0) == cause })
    else { return nil }
    let others = group.rows.map(Int.init).filter { $0 != row && $0 < rows.count }
    guard let last = others.first else { return "no, this is the first time" }
    let times = others.count == 1 ? "once" : "\(others.count.grouped) times"
    let name = rows[last].resourceName ?? rows[last].type ?? rows[last].id?.rawValue ?? ""
    let when = rows[last].failed.map { ", " + self.times.medium($0) } ?? ""
    return "\(times), last \(name)\(when)"
  }

  // MARK: - Facts

  private typealias Fact = (label: String, value: TextLine)

  /// Two columns where there is room: what it is at the left, when and where at the right.
  private var facts: [TextLine] {
    let left = what.filter { !$0.value.isEmpty }
    let right = circumstances.filter { !$0.value.isEmpty }
    let column = max(58, (left.map { line($0).columns }.max() ?? 0) + 4)
    let widest = right.map { line($0, labelWidth: 14).columns }.max() ?? 0
    // One below the other where a value would be cut: there is no other place to see it.
    guard width >= 96, column + widest <= width else {
      return (left + right).flatMap {
        line($0).wrapped(to: width, indentation: JobPageView.labelWidth)
      }
    }
    return (0..<max(left.count, right.count)).map { number in
      var whole = left.indices.contains(number) ? line(left[number]) : TextLine()
      guard right.indices.contains(number) else { return whole }
      whole.pad(to: column)
      whole.add(line(right[number], labelWidth: 14))
      return whole
    }
  }

  private func line(_ fact: Fact, labelWidth: Int = labelWidth) -> TextLine {
    var line = TextLine("  " + fact.label, .muted)
    line.pad(to: labelWidth)
    line.add(fact.value)
    return line
  }

  private var what: [Fact] {
    [
      ("Job", TextLine(job.id?.rawValue ?? "")),
      ("Type", TextLine(job.type ?? "")),
      ("Service", TextLine(job.service ?? "")),
      ("Status", TextLine(status ?? "")),
      ("Resource", text([job.resourceName, job.resourceID])),
      ("Order", orderLine),
      ("Request", TextLine(job.requestID ?? "")),
      ("Note", TextLine(job.note ?? "")),
    ]
  }

  private var status: String? {
    guard let detail else { return job.rawStatus }
    return detail.status { times.long($0) }
  }

  private var circumstances: [Fact] {
    let begin = job.began ?? job.submitted
    return [
      (job.began == nil ? "Submitted" : "Begun", TextLine(begin.map { times.long($0) } ?? "")),
      ("Ended", TextLine(job.ended.map(endText) ?? "")),
      ("First seen", TextLine(begin == nil ? job.firstSeen.map { times.long($0) } ?? "" : "")),
      ("Where", text([job.context, job.region])),
      ("Project", TextLine(job.projectID ?? "")),
      ("By", TextLine(job.startedBy ?? "")),
      ("Source", TextLine(detail?.documents.last?.source ?? "", .muted)),
    ]
  }

  private func endText(_ end: Instant) -> String {
    guard let begin = job.began, times.isSameDay(begin, end) else { return times.long(end) }
    let date = times.long(end).dropLast(times.precise(end).count)
    return String(repeating: " ", count: date.count) + times.precise(end)
  }

  private func text(_ parts: [String?]) -> TextLine {
    TextLine(parts.compactMap(\.self).joined(separator: "  "))
  }

  private var orderLine: TextLine {
    guard let id = job.orderID else { return .empty }
    var line = TextLine(id.rawValue)
    if let state = order?.state {
      line.add("  " + state.name.split(separator: "_").joined(separator: " "), .muted)
    }
    if let amount = order?.amount, job.state != .awaitingPayment {
      line.add("  \(money(amount)) \(order?.currency ?? "")", .muted)
    }
    return line
  }
}
