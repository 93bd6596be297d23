package import JobModel

/// Which jobs a list is about, before any filter.
package enum JobScope: Hashable, Sendable {
  case all
  /// Those that failed for one reason, as `FailureGroup` sees it.
  case cause(FailureCause)
  case order(OrderID)
  /// Those of one kind.
  case kind(JobKind)
  /// Those of one account.
  case context(ContextName)

  func contains(_ row: JobRow) -> Bool {
    switch self {
    case .all: true
    case .cause(let cause): cause == FailureCause(of: row)
    case .order(let order): row.orderID == order
    case .kind(let kind): JobKind(of: row) == kind
    case .context(let context): row.context == context.name
    }
  }

  var isOfOneContext: Bool {
    if case .context = self { true } else { false }
  }

  /// The kind of view that a list of these jobs is opened from; nil for that of all jobs.
  var origin: ViewKind? {
    switch self {
    case .all: nil
    case .cause: .errors
    case .order: .orders
    case .kind: .pulse
    case .context: .contexts
    }
  }

  /// The step of the path that leads to it.
  var title: String? {
    switch self {
    case .all: nil
    case .cause(let cause): cause.title
    case .order(let order): order.rawValue
    case .kind(let kind) where kind.isRefused: "refused submissions"
    case .kind(let kind): kind.type ?? "no type" + (kind.service.map { " of \($0)" } ?? "")
    case .context(let context): context.name ?? "no context"
    }
  }
}

/// What failures of one group have in common.
package struct FailureCause: Hashable, Sendable {
  private let key: String
  let title: String

  init?(of row: JobRow) {
    guard row.state == .failed || row.flags.contains(.hiddenFailure) else { return nil }
    key = FailureGroup.key(code: row.causeCode, message: row.causeMessage)
    title = row.causeCode ?? row.causeMessage ?? "no reason given"
  }

  init(of group: FailureGroup) {
    key = FailureGroup.key(code: group.code, message: group.message)
    title = group.title
  }

  package static func == (one: FailureCause, other: FailureCause) -> Bool { one.key == other.key }
  package func hash(into hasher: inout Hasher) { hasher.combine(key) }
}
