import JobModel
import TerminalUI

/// Writes what stands in one column of a job's row.
struct JobCell {
  let state: AppState
  let row: JobRow
  /// Whether the list has a column for progress; else WHY tells it.
  let hasProgressColumn: Bool
  /// Whether there is a column in which the code of a refused submission stands.
  var saysCodeElsewhere = false

  private var glyphs: Glyphs { state.glyphs }

  /// Jobs that are long done are muted, so that the others stand out.
  private var plain: ThemeRole {
    switch row.state {
    case .failed, .running, .waiting, .awaitingPayment, .unknown: .text
    case .succeeded, .cancelled, .gone: .muted
    }
  }

  func line(_ column: JobColumn, width: Int) -> TextLine {
    switch column {
    // A submission that was refused has neither: its code says best which it was, and WHY has the more room.
    case .type where isRefused: return TextLine("submission", .muted)
    case .resourceName where isRefused && row.resourceName == nil:
      return TextLine(row.causeCode ?? "", .code)
    case .state:
      return TextLine(glyphs.of(row.state) + " " + row.state.word, ThemeRole(row.state))
    case .resourceName:
      if let name = row.resourceName { return TextLine(name, plain) }
      return TextLine(row.resourceID ?? onlyID ?? "", .muted)
    case .began:
      guard let begin = row.bestBegin else { return .empty }
      return TextLine(width >= 12 ? state.times.medium(begin) : state.times.short(begin), .muted)
    case .duration: return took
    case .progress: return progress(width: width)
    case .causeMessage: return why(width: width)
    case .causeCode: return TextLine(row.causeCode ?? "", .code)
    case .orderID, .jobID, .resourceID, .rawStatus, .region, .service, .context, .projectID,
      .requestID, .startedBy, .category, .subJobsDone, .subJobsTotal, .flags:
      return TextLine(column.value(of: row).words, .muted)
    case .ended: return time(row.ended)
    case .submitted: return time(row.submitted)
    case .firstSeen: return time(row.firstSeen)
    case .lastSeen: return time(row.lastSeen)
    case .type, .errorCode, .errorMessage, .note:
      return TextLine(column.value(of: row).words, plain)
    }
  }

  /// The id, where nothing else tells the job from others.
  private var onlyID: String? {
    row.type == nil ? row.id?.rawValue ?? row.orderID?.rawValue : nil
  }

  /// Whether the call was refused, so that there never was a job.
  private var isRefused: Bool { row.id == nil && row.state == .failed && row.type == nil }

  private func time(_ instant: Instant?) -> TextLine {
    TextLine(instant.map { state.times.short($0) } ?? "", .muted)
  }

  private var took: TextLine {
    if let duration = row.duration { return TextLine(duration.short, plain) }
    guard let elapsed = state.elapsed(of: row) else { return .empty }
    return TextLine(elapsed.ticking, row.state == .running ? .running : .muted)
  }

  // MARK: - Progress

  /// How much is done, 0 to 1.
  private var fraction: Double? { row.shareDone.map { $0 / 100 } }

  private func progress(width: Int) -> TextLine {
    guard let fraction else { return .empty }
    var count = ""
    if let total = row.subJobsTotal, total > 0, let done = row.subJobsDone {
      count = "\(done)/\(total)"
    } else if row.progress != nil {
      count = "\(Int((fraction * 100).rounded()))%"
    }
    let columns = max(3, width - 5)
    if row.state.isTerminal {
      return TextLine(String(repeating: " ", count: columns + 1)).adding(count, .muted)
    }
    return gauge(fraction, columns: columns, .barFilled, glyphs).adding(" " + count, .muted)
  }

  // MARK: - Why

  private func why(width: Int) -> TextLine {
    switch row.state {
    case .failed: return reason.isEmpty ? TextLine("no reason given", .muted) : reason
    case .running, .waiting: return expectation(width: width)
    case .awaitingPayment: return payment(width: width)
    case .succeeded:
      return row.flags.contains(.hiddenFailure) ? reason : flags(in: .muted)
    case .cancelled, .gone: return reason.isEmpty ? flags(in: .muted) : reason
    case .unknown:
      guard reason.isEmpty, let raw = row.rawStatus else { return reason }
      return TextLine("the cloud says ", .muted).adding(raw)
    }
  }

  private var reason: TextLine {
    var line = TextLine()
    if let code = row.causeCode, !(isRefused && saysCodeElsewhere) { line.add(code, .code) }
    if let message = row.causeMessage {
      line.add(line.isEmpty ? message : " " + message, plain)
    }
    // A missing reason is mentioned only once.
    let flags = row.flags.subtracting(.silentFailure)
    if !flags.isEmpty {
      line.add("  \(glyphs.rolledBack(flags)) \(flags.words.joined(separator: ", "))", .warning)
    }
    return line
  }

  private func flags(in role: ThemeRole) -> TextLine {
    TextLine(row.flags.words.joined(separator: ", "), role)
  }

  private func expectation(width: Int) -> TextLine {
    var line = TextLine()
    if !hasProgressColumn { line.add(progress(width: 10)) }
    guard let expectation = state.expectation(of: row) else { return line }
    if !line.isEmpty { line.add("  ") }
    let whole = line.adding(expectation.sentence, expectation.role)
    return whole.columns <= width ? whole : line.adding(expectation.remark, expectation.role)
  }

  private func payment(width: Int) -> TextLine {
    guard let deadline = state.paymentDeadline(of: row) else {
      return TextLine("awaiting payment", .unpaid)
    }
    guard !deadline.isOver else {
      return TextLine("payment \(deadline.remark)", deadline.role)
    }
    let remark = TextLine(deadline.remark, deadline.role)
    let whole = TextLine("pay before \(state.times.medium(deadline.moment))", .unpaid)
      .adding("  \(deadline.remark)", deadline.role)
    return whole.columns <= width ? whole : TextLine("pay: ", .unpaid).adding(remark)
  }
}

/// A bar with its empty part, so that its length can be judged.
func gauge(_ fraction: Double, columns: Int, _ role: ThemeRole, _ glyphs: Glyphs) -> TextLine {
  let filled = bar(fraction: fraction, columns: columns, ascii: !glyphs.isUnicode)
  let length = filled.count { $0 != " " }
  var line = TextLine(String(filled.prefix(length)), role)
  line.add(String(repeating: glyphs.emptyLine, count: max(0, columns - length)), .barEmpty)
  return line
}

extension Glyphs {
  fileprivate func rolledBack(_ flags: JobFlags) -> String {
    flags.contains(.rolledBack) ? rolledBack : warning
  }
}

extension PlainValue {
  /// The value for people, without the marks of any format.
  var words: String {
    switch self {
    case .null: ""
    case .text(let text): text
    case .bool, .integer, .number, .object: JSONText.compact(self)
    case .list(let list): list.map(\.words).joined(separator: ", ")
    }
  }
}
