package import JobModel

/// The signs on the screen. Each has a form for terminals that can only show ASCII.
package struct Glyphs: Hashable, Sendable {
  package var isUnicode: Bool

  package init(isUnicode: Bool) {
    self.isUnicode = isUnicode
  }

  func of(_ state: JobState) -> String {
    switch state {
    case .failed: isUnicode ? "✗" : "x"
    case .running: isUnicode ? "●" : "*"
    case .awaitingPayment: isUnicode ? "◐" : "$"
    case .waiting: isUnicode ? "○" : "o"
    case .succeeded: isUnicode ? "✓" : "+"
    case .cancelled: isUnicode ? "⊘" : "-"
    case .unknown: "?"
    case .gone: isUnicode ? "∅" : "."
    }
  }

  var selected: String { isUnicode ? "▌" : ">" }
  var marked: String { isUnicode ? "◆" : "#" }
  /// First seen since the operator last left.
  var new: String { isUnicode ? "•" : "+" }
  /// Somebody has written a note beside it.
  var note: String { isUnicode ? "¶" : "n" }
  /// Between the steps of a path.
  var step: String { isUnicode ? "▸" : ">" }
  var descending: String { isUnicode ? "▾" : "v" }
  var ascending: String { isUnicode ? "▴" : "^" }
  var rolledBack: String { isUnicode ? "↩" : "<-" }
  var warning: String { "!" }
  var paused: String { isUnicode ? "‖" : "=" }
  var ellipsis: String { isUnicode ? "…" : "~" }
  /// So many times as much.
  var times: String { isUnicode ? "×" : "x" }
  /// Between two facts of equal rank.
  var dot: String { isUnicode ? "·" : "-" }
  var ganttLine: Character { isUnicode ? "━" : "=" }
  /// Where something would be, but is not.
  var emptyLine: Character { isUnicode ? "─" : "." }
  var scrollThumb: Character { isUnicode ? "▐" : "|" }
  var branch: String { isUnicode ? "├╴" : "|-" }
  var lastBranch: String { isUnicode ? "└╴" : "`-" }
  var trunk: String { isUnicode ? "│ " : "| " }
  var hidden: String { isUnicode ? "••••••" : "******" }
}

extension JobState {
  /// The state in one short word for people. The long ones are for programs.
  package var word: String {
    switch self {
    case .waiting: "waiting"
    case .awaitingPayment: "unpaid"
    case .running: "running"
    case .succeeded: "done"
    case .failed: "failed"
    case .cancelled: "cancelled"
    case .unknown: "unknown"
    case .gone: "gone"
    }
  }

  /// What the state means, for the help.
  var meaning: String {
    switch self {
    case .waiting: "accepted, not started"
    case .awaitingPayment: "on hold until the order is paid"
    case .running: "in progress"
    case .succeeded: "done"
    case .failed: "failed; the WHY column says why"
    case .cancelled: "called off"
    case .unknown: "not asked yet, or a status that jobtop does not know"
    case .gone: "the cloud no longer knows it; what was last seen stays"
    }
  }

  /// The order in which states are counted out: the loudest first.
  static let byUrgency = JobState.allCases.sorted { $0.urgency < $1.urgency }
}

extension JobFlags {
  /// The flags in a few words each, for the end of a row.
  var words: [String] {
    var words: [String] = []
    if contains(.rolledBack) { words.append("rolled back") }
    if contains(.partial) { words.append("partly done") }
    if contains(.hiddenFailure) { words.append("a sub job failed") }
    if contains(.silentFailure) { words.append("no reason given") }
    if contains(.stale) { words.append("unusually slow") }
    return words
  }

  /// The flags in a sentence each, for a closer look.
  var sentences: [String] {
    var sentences: [String] = []
    if contains(.rolledBack) {
      sentences.append(
        "a resource had been created before it failed: check whether it is still there")
    }
    if contains(.partial) { sentences.append("partly done: some sub jobs failed, some succeeded") }
    if contains(.hiddenFailure) {
      sentences.append("it reports success, but a sub job failed")
    }
    if contains(.silentFailure) { sentences.append("it failed without a code or a reason") }
    if contains(.stale) { sentences.append("it runs far longer than its kind usually does") }
    return sentences
  }
}
