/// What the words mean with which services say how a job stands.
enum StatusWords {
  /// The normal state of a word; case and surrounding blanks do not count.
  ///
  /// A word that nobody has explained is `unknown`, and so is never taken for the end of a job.
  static func state(of word: String) -> JobState {
    let word = word.uppercased()
    if let state = whole[word] { return state }
    if let known = prefixes.first(where: { word.utf8.starts(with: $0.prefix.utf8) }) { return known.state }
    return word.utf8.suffix(7).elementsEqual("_FAILED".utf8) ? .failed : .unknown
  }

  private static let whole: [String: JobState] = [
    "INIT": .waiting, "INITIALIZING": .waiting, "CREATING": .waiting, "CREATED": .waiting,
    "PENDING": .waiting, "WAITING": .waiting, "DELAY_SCHEDULED": .waiting, "READY": .waiting,
    "QUEUE_IN_PROGRESS": .waiting,
    "PENDING_PAYMENT": .awaitingPayment,
    "RUNNING": .running, "EXECUTING": .running, "PROCESSING": .running,
    "OPERATION_IN_PROGRESS": .running, "ROLLBACKING": .running,
    "SUCCESS": .succeeded, "SUCCEEDED": .succeeded, "COMPLETE": .succeeded,
    "COMPLETED": .succeeded, "FINISHED": .succeeded, "OPERATION_COMPLETE": .succeeded,
    "FAIL": .failed, "FAILED": .failed, "ERROR": .failed, "ROLLBACK_FAIL": .failed,
    "CANCEL": .cancelled, "CANCELED": .cancelled, "CANCELLED": .cancelled, "STOP": .cancelled,
    "STOPPED": .cancelled, "DELETED": .cancelled,
  ]

  private static let prefixes: [(prefix: String, state: JobState)] = [
    ("READY_", .waiting), ("RUNNING_", .running), ("SUCCESS_", .succeeded), ("FAILED_", .failed),
  ]
}

/// The services that say with a number how a job stands. The same number means different things.
enum NumberedStatus {
  case cloudPhone
  case workspaceApp
  case objectMigration

  /// Tells the services apart by what else they say.
  init(_ object: JSONView, status: JSONView, hint: ReadingHint) {
    if status.key == .jobStatus {
      self = .workspaceApp
    } else if hint.service == "oms" || object[.taskType] != nil {
      self = .objectMigration
    } else {
      self = .cloudPhone
    }
  }

  func state(of number: Int64) -> JobState {
    switch (self, number) {
    case (.cloudPhone, 1), (.workspaceApp, 2), (.objectMigration, 2): .running
    case (.cloudPhone, 2), (.workspaceApp, 1), (.objectMigration, 5): .succeeded
    case (.cloudPhone, -1), (.workspaceApp, 0), (.objectMigration, 4): .failed
    case (.workspaceApp, 3), (.objectMigration, 1): .waiting
    case (.objectMigration, 3): .cancelled
    default: .unknown
    }
  }
}
