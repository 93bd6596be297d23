import JobModel

/// What many jobs have in common. Large tables are summed up outside of the event loop.
package struct Digest: Sendable {
  var version = -1
  var typical = TypicalDurations()
  var activity: [Int] = []
  var usage = ColumnUsage()
  /// The parts that only some views need are there when they were asked for.
  var parts: DigestParts = []
  /// Which jobs count in groups, orders and kinds.
  var narrowing = Narrowing()
  var groups: [FailureGroup] = []
  var orders: [OrderSummary] = []
  var kinds: [KindSummary] = []
  var contexts: [ContextSummary] = []

  init() {}

  /// What has been summed up of other jobs than these is forgotten.
  mutating func keepOnly(_ narrowing: Narrowing) {
    guard self.narrowing != narrowing else { return }
    self.narrowing = narrowing
    parts.subtract(.ofList)
    (groups, orders, kinds) = ([], [], [])
  }
}

package struct DigestParts: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  static let groups = DigestParts(rawValue: 1)
  static let orders = DigestParts(rawValue: 2)
  static let kinds = DigestParts(rawValue: 4)
  static let contexts = DigestParts(rawValue: 8)

  /// Those that count only the jobs of a list.
  static let ofList: DigestParts = [.groups, .orders, .kinds]
}

extension ViewKind {
  /// What it shows of the digest.
  var part: DigestParts? {
    switch self {
    case .errors: .groups
    case .orders: .orders
    case .pulse: .kinds
    case .contexts: .contexts
    case .jobs, .job, .help, .themes, .log: nil
    }
  }
}

extension AppState {
  /// Whether what the view shows has been counted.
  var isSummedUp: Bool { view.kind.part.map(digest.parts.contains) ?? true }
}

package struct DigestRequest: Sendable {
  package let generation: Int
  package let parts: DigestParts
  let narrowing: Narrowing
  let table: JobTable
  let now: Instant

  /// Does the work, which takes long for a large table.
  package func result() -> DigestResult {
    var digest = Digest()
    digest.version = table.version
    digest.typical = TypicalDurations(of: table)
    digest.activity = Self.activity(in: table, now: now)
    digest.usage = ColumnUsage(of: table)
    digest.parts = parts
    digest.narrowing = narrowing
    if !parts.isDisjoint(with: .ofList) {
      let rows = narrowing.rows(in: table, now: now, typical: digest.typical)
      digest.sumUp(rows, of: table, now: now)
    }
    if parts.contains(.contexts) { digest.contexts = contextSummaries(in: table) }
    return DigestResult(generation: generation, digest: digest)
  }

  /// The last stretch of time in which something happened: minutes where there are busy minutes, else
  /// hours or days. Nothing when all is long ago.
  private static func activity(in table: JobTable, now: Instant) -> [Int] {
    var best: [Int] = []
    for seconds in [20, 120, 900, 7200, 86_400] {
      let width = Int64(seconds * 1000)
      // At fixed times, so that what is past keeps its shape.
      let end = Instant(milliseconds: (now.milliseconds / width + 1) * width)
      let counts = JobModel.activity(
        in: table, now: end, buckets: 16, width: Span(milliseconds: width))
      if counts.count(where: { $0 > 0 }) > best.count(where: { $0 > 0 }) { best = counts }
      if best.count(where: { $0 > 0 }) >= 6 { break }
    }
    return best
  }
}

extension Digest {
  /// - Parameter rows: the jobs that count; nil for all.
  fileprivate mutating func sumUp(_ rows: [Int32]?, of table: JobTable, now: Instant) {
    if parts.contains(.groups) {
      groups = failureGroups(in: table, among: rows, now: now, buckets: 10)
    }
    if parts.contains(.orders) { orders = OrderSummary.all(in: table, among: rows).byNeed }
    if parts.contains(.kinds) {
      let durations = rows.map { TypicalDurations(of: table, among: $0) } ?? typical
      kinds = kindSummaries(in: table, among: rows, typical: durations, buckets: 10)
    }
  }
}

extension [OrderSummary] {
  /// Those that somebody has to pay come first, the one that expires next before all others.
  fileprivate var byNeed: [OrderSummary] {
    let due = filter { $0.deadline != nil }.sorted { one, other in
      guard let first = one.deadline, let second = other.deadline, first != second else {
        return one.id.rawValue < other.id.rawValue
      }
      return first < second
    }
    return due + filter { $0.deadline == nil }
  }
}

extension OrderSummary {
  fileprivate var deadline: Instant? {
    order?.state == .awaitingPayment ? order?.paymentDeadline : nil
  }
}

extension DigestRequest: Equatable {
  package static func == (one: DigestRequest, other: DigestRequest) -> Bool {
    one.generation == other.generation && one.parts == other.parts
      && one.narrowing == other.narrowing
  }
}

package struct DigestResult: Sendable {
  let generation: Int
  let digest: Digest
}
