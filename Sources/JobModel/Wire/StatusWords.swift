/// What the words mean that services use for the state of a job.
enum StatusWords {
  /// The normal state of a word; case and surrounding blanks do not count.
  ///
  /// A word that nobody has explained is `unknown`, and so is never taken for the end of a job.
  static func state(of word: String) -> JobState {
    var word = word
    return word.withUTF8 { bytes in
      let bytes = UnsafeRawBufferPointer(bytes)
      if let state = words[foldedHash(bytes)] { return state }
      if let known = prefixes.first(where: { begins(bytes, $0.prefix) }) { return known.state }
      return ends(bytes, "_failed") ? .failed : .unknown
    }
  }

  private static let states: [(state: JobState, words: [StaticString])] = [
    (
      .waiting,
      [
        "init", "initializing", "creating", "created", "pending", "waiting", "delay_scheduled",
        "ready", "queue_in_progress",
      ]
    ),
    (.awaitingPayment, ["pending_payment"]),
    (.running, ["running", "executing", "processing", "operation_in_progress", "rollbacking"]),
    (
      .succeeded,
      ["success", "succeeded", "complete", "completed", "finished", "operation_complete"]
    ),
    (.failed, ["fail", "failed", "error", "rollback_fail"]),
    (.cancelled, ["cancel", "canceled", "cancelled", "stop", "stopped", "deleted"]),
  ]

  private static let prefixes: [(prefix: StaticString, state: JobState)] = [
    ("ready_", .waiting), ("running_", .running), ("success_", .succeeded), ("failed_", .failed),
  ]

  /// The states by the hash of their words: every record asks, and a text as key costs several times as
  /// much. No two words have the same hash; a strange one has about one chance in 10^17 to hit any.
  private static let words: [UInt64: JobState] = {
    var words: [UInt64: JobState] = [:]
    for (state, list) in states {
      for word in list {
        word.withUTF8Buffer { words[foldedHash(UnsafeRawBufferPointer($0))] = state }
      }
    }
    return words
  }()

  /// FNV-1a over the word in lower case.
  private static func foldedHash(_ word: UnsafeRawBufferPointer) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(folded(byte))) &* 0x100_0000_01b3 }
    return hash
  }

  private static func begins(_ word: UnsafeRawBufferPointer, _ part: StaticString) -> Bool {
    let length = part.utf8CodeUnitCount
    guard length <= word.count else { return false }
    return (0..<length).allSatisfy { folded(word[$0]) == part.utf8Start[$0] }
  }

  private static func ends(_ word: UnsafeRawBufferPointer, _ part: StaticString) -> Bool {
    begins(UnsafeRawBufferPointer(rebasing: word.suffix(part.utf8CodeUnitCount)), part)
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }
}

/// The services that give the state of a job as a number. The same number means different things.
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
