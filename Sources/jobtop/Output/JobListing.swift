import JobModel

/// Jobs as rows of text.
struct JobListing {
  /// What a person wants to see of a job in a list.
  static let usual: [ListColumn] = [
    JobColumn.state, .type, .resourceName, .began, .duration, .jobID, .orderID, .causeCode,
    .causeMessage,
  ].map(ListColumn.job)

  var values: JobValues
  /// Of each row, what kind of source it came from. Empty where no column asks for it.
  var sources: [SourceStatus.Kind?]

  /// A table for people: times to the second, durations short, an id where a name is missing.
  func table(_ rows: [JobRow], width: Int?) -> String {
    let cells = rows.enumerated().map { place, row in
      values.columns.map { cell($0, row, source(at: place)) }
    }
    return PlainTable(columns: values.columns.map(head), rows: cells).text(width: width)
  }

  private func source(at place: Int) -> SourceStatus.Kind? {
    place < sources.count ? sources[place] : nil
  }

  private func head(_ column: ListColumn) -> PlainTable.Column {
    var head = PlainTable.Column(title: column.title)
    guard case .job(let column) = column else {
      // Half an address is useless, too.
      if column == .url { (head.minimum, head.priority) = (60, 55) }
      return head
    }
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
    values.heads(form)
      + rows.enumerated().map { values.line($1, from: source(at: $0), form) }.joined()
  }

  private func cell(_ column: ListColumn, _ row: JobRow, _ source: SourceStatus.Kind?) -> String {
    switch column {
    case .job(.duration): row.elapsed(at: values.now)?.short ?? ""
    case .job(.resourceName): row.resourceName ?? row.resourceID ?? ""
    case .job(.progress):
      row.shareDone.map { JSONText.digits(of: ($0 * 10).rounded() / 10) + "%" } ?? ""
    case .job(.began): time(row.bestBegin)
    case .job(.ended): time(row.ended)
    case .job(.submitted): time(row.submitted)
    default: values.value(column, of: row, from: source).cell
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

  /// An object with one more member.
  func with(_ name: String, _ value: PlainValue) -> PlainValue {
    guard case .object(let members) = self else { return self }
    return .object(members + [(name, value)])
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
