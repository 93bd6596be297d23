/// What can be shown of a job in a list, and what a list can be sorted by.
package enum JobColumn: String, CaseIterable, Sendable {
  case jobID = "job_id"
  case orderID = "order_id"
  case state
  case rawStatus = "raw_status"
  case flags
  case service
  case type = "job_type"
  case resourceID = "resource_id"
  case resourceName = "resource_name"
  case region
  case projectID = "project_id"
  case context
  case began = "begin_time"
  case ended = "end_time"
  case submitted = "submitted_time"
  case duration = "duration_seconds"
  case progress = "progress_percent"
  case subJobsTotal = "sub_jobs_total"
  case subJobsDone = "sub_jobs_done"
  case errorCode = "error_code"
  case errorMessage = "error_message"
  case causeCode = "root_cause_code"
  case causeMessage = "root_cause_message"
  case category
  case requestID = "request_id"
  case startedBy = "started_by"
  case note
  case firstSeen = "first_seen"
  case lastSeen = "last_seen"

  /// The name in options and in the heads of CSV.
  package var name: String { rawValue }

  /// By its name, or a short one: `type`, `began`, `took`, `why`.
  package init?(name: String) {
    if let column = JobColumn(rawValue: name) ?? JobColumn.short[name] {
      self = column
    } else {
      return nil
    }
  }

  private static let short: [String: JobColumn] = [
    "id": .jobID, "job": .jobID, "order": .orderID, "status": .rawStatus, "type": .type,
    "resource": .resourceName, "name": .resourceName, "project": .projectID, "begun": .began,
    "began": .began, "ended": .ended, "submitted": .submitted, "took": .duration,
    "duration": .duration, "progress": .progress, "code": .causeCode, "why": .causeMessage,
    "reason": .causeMessage, "request": .requestID, "user": .startedBy,
  ]

  /// Everything that a column may be called, the short names first.
  package static var allNames: [String] {
    short.keys.sorted() + allCases.map(\.name).filter { short[$0] == nil }
  }

  /// The head of the column in a table.
  package var title: String {
    switch self {
    case .jobID: "JOB"
    case .orderID: "ORDER"
    case .state: "STATE"
    case .rawStatus: "STATUS"
    case .flags: "FLAGS"
    case .service: "SERVICE"
    case .type: "TYPE"
    case .resourceID: "RESOURCE ID"
    case .resourceName: "RESOURCE"
    case .region: "REGION"
    case .projectID: "PROJECT"
    case .context: "CONTEXT"
    case .began: "BEGUN"
    case .ended: "ENDED"
    case .submitted: "SUBMITTED"
    case .duration: "TOOK"
    case .progress: "PROGRESS"
    case .subJobsTotal: "SUB JOBS"
    case .subJobsDone: "DONE"
    case .errorCode: "ERROR"
    case .errorMessage: "MESSAGE"
    case .causeCode: "CODE"
    case .causeMessage: "WHY"
    case .category: "CATEGORY"
    case .requestID: "REQUEST"
    case .startedBy: "USER"
    case .note: "NOTE"
    case .firstSeen: "FIRST SEEN"
    case .lastSeen: "LAST SEEN"
    }
  }

  /// The value in a row, as it goes out to programs.
  package func value(of row: JobRow) -> PlainValue {
    switch self {
    case .jobID: .text(row.id?.rawValue)
    case .orderID: .text(row.orderID?.rawValue)
    case .state: .text(row.state.name)
    case .rawStatus: .text(row.rawStatus)
    case .flags: .list(row.flags.names.map { .text($0) })
    case .service: .text(row.service)
    case .type: .text(row.type)
    case .resourceID: .text(row.resourceID)
    case .resourceName: .text(row.resourceName)
    case .region: .text(row.region)
    case .projectID: .text(row.projectID)
    case .context: .text(row.context)
    case .began: .time(row.began)
    case .ended: .time(row.ended)
    case .submitted: .time(row.submitted)
    case .duration: .number(row.duration?.seconds)
    case .progress: .number(row.progress)
    case .subJobsTotal: .integer(row.subJobsTotal)
    case .subJobsDone: .integer(row.subJobsDone)
    case .errorCode: .text(row.errorCode)
    case .errorMessage: .text(row.errorMessage)
    case .causeCode: .text(row.causeCode)
    case .causeMessage: .text(row.causeMessage)
    case .category: .text(row.causeCategory?.name)
    case .requestID: .text(row.requestID)
    case .startedBy: .text(row.startedBy)
    case .note: .text(row.note)
    case .firstSeen: .time(row.firstSeen)
    case .lastSeen: .time(row.lastSeen)
    }
  }
}

/// What a list is sorted by, and in which direction.
package struct JobOrder: Hashable, Sendable {
  package var column: JobColumn
  package var descending: Bool

  /// The newest first, unless told otherwise.
  package init(column: JobColumn = .began, descending: Bool = true) {
    self.column = column
    self.descending = descending
  }
}
