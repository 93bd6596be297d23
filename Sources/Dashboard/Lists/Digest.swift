import JobModel

/// What is known about all jobs together. Large tables are summed up outside of the event loop.
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
    parts.formIntersection(.contexts)
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
    if let rows = narrowing.rows(in: table, now: now, typical: digest.typical) {
      digest.sumUp(rows, of: table, now: now)
    } else {
      digest.sumUp(table, now: now)
    }
    if parts.contains(.contexts) { digest.contexts = contextSummaries(in: table) }
    return DigestResult(generation: generation, digest: digest)
  }

  /// The last stretch of time in which something happened: minutes where there are busy minutes, else
  /// hours or days. Nothing when all is long ago.
  private static func activity(in table: JobTable, now: Instant) -> [Int] {
    var best: [Int] = []
    for seconds in [20, 120, 900, 7200, 86_400] {
      let counts = JobModel.activity(
        in: table, now: now, buckets: 16, width: .seconds(Double(seconds)))
      if counts.count(where: { $0 > 0 }) > best.count(where: { $0 > 0 }) { best = counts }
      if best.count(where: { $0 > 0 }) >= 6 { break }
    }
    return best
  }
}

extension Digest {
  fileprivate mutating func sumUp(_ table: JobTable, now: Instant) {
    if parts.contains(.groups) {
      let rows = (0..<Int32(clamping: table.count)).lazy.filter { !table.isAbsorbed(Int($0)) }
      groups = failureGroups(in: table, rows: rows, now: now, buckets: 10)
    }
    if parts.contains(.orders) { orders = OrderSummary.all(in: table) }
    if parts.contains(.kinds) { kinds = kindSummaries(in: table, typical: typical, buckets: 10) }
  }

  fileprivate mutating func sumUp(_ rows: [Int32], of table: JobTable, now: Instant) {
    if parts.contains(.groups) {
      groups = failureGroups(in: table, rows: rows, now: now, buckets: 10)
    }
    if parts.contains(.orders) { orders = OrderSummary.all(in: table, among: rows) }
    if parts.contains(.kinds) {
      kinds = kindSummaries(
        in: table, among: rows, typical: TypicalDurations(of: table, among: rows), buckets: 10)
    }
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
