import JobModel

/// Jobs as rows of text.
struct JobListing {
  /// What a person wants to see of a job in a list.
  static let usual: [JobColumn] = [
    .state, .type, .resourceName, .began, .duration, .jobID, .orderID, .causeCode, .causeMessage,
  ]

  var columns: [JobColumn]
  var now: Instant
  /// Typical durations, to tell which jobs take too long.
  var typical = TypicalDurations()

  /// A table for people: times to the second, durations short, an id where a name is missing.
  func table(_ rows: [JobRow], width: Int?) -> String {
    let heads = columns.map(head)
    return PlainTable(columns: heads, rows: rows.map { row in columns.map { cell($0, row) } })
      .text(width: width)
  }

  private func head(_ column: JobColumn) -> PlainTable.Column {
    var head = PlainTable.Column(title: column.title)
    head.isNumeric = column == .duration || column == .progress
    switch column {
    case .state: (head.minimum, head.priority) = (9, 100)
    case .causeCode: (head.minimum, head.priority) = (9, 95)
    case .causeMessage: (head.minimum, head.priority, head.isFlexible) = (24, 90, true)
    case .type: (head.minimum, head.priority) = (10, 85)
    case .resourceName: (head.minimum, head.priority) = (10, 80)
    case .duration: (head.minimum, head.priority) = (6, 75)
    case .began, .ended, .submitted: (head.minimum, head.priority) = (20, 70)
    // Half an id is useless.
    case .jobID, .resourceID, .projectID, .requestID: (head.minimum, head.priority) = (36, 60)
    case .orderID: (head.minimum, head.priority) = (17, 40)
    default: break
    }
    return head
  }

  func separated(_ rows: [JobRow], _ form: SeparatedText) -> String {
    values.heads(form) + rows.map { values.line($0, form) }.joined()
  }

  private var values: JobValues { JobValues(columns: columns, now: now, typical: typical) }

  private func cell(_ column: JobColumn, _ row: JobRow) -> String {
    switch column {
    case .duration: row.elapsed(at: now)?.short ?? ""
    case .resourceName: row.resourceName ?? row.resourceID ?? ""
    case .progress: row.shareDone.map { JSONText.digits(of: ($0 * 10).rounded() / 10) + "%" } ?? ""
    case .began: time(row.bestBegin)
    case .ended: time(row.ended)
    case .submitted: time(row.submitted)
    default: values.value(column, of: row).cell
    }
  }

  private func time(_ instant: Instant?) -> String {
    guard let instant else { return "" }
    return String(instant.iso8601.prefix(19)) + "Z"
  }
}

extension PlainValue {
  /// Only these members, in this order; absent ones are null. `error_code` and the like reach inside.
  func only(_ names: [String]) -> PlainValue {
    .object(names.map { name in (name, self[name] ?? inner(name) ?? .null) })
  }

  private func inner(_ name: String) -> PlainValue? {
    switch name {
    case "error_code": self["error"]?["code"]
    case "error_message": self["error"]?["message"]
    case "root_cause_code": self["root_cause"]?["code"]
    case "root_cause_message": self["root_cause"]?["message"]
    case "category": self["root_cause"]?["category"]
    default: nil
    }
  }
}
