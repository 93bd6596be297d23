/// How long successful jobs of one kind took, the shortest first.
///
/// A million jobs make a million numbers, so each has four bytes: milliseconds up to 49 days. What took
/// longer counts as that long.
struct Durations: Sendable {
  private var ascending: [UInt32] = []

  init() {}

  /// - Parameter milliseconds: in any order.
  init(_ milliseconds: [Int64]) {
    ascending = milliseconds.map(UInt32.init(clamping:))
    ascending.sort()
  }

  var count: Int { ascending.count }

  var longest: Span? { ascending.last.map { Span(milliseconds: Int64($0)) } }

  /// What this share of them does not exceed; nil when there are none.
  func percentile(_ share: Double) -> Span? {
    guard !ascending.isEmpty else { return nil }
    let place = Int((share * Double(count)).rounded(.up)) - 1
    return Span(milliseconds: Int64(ascending[min(max(place, 0), count - 1)]))
  }

  /// The share that took no longer than this: 0 to 1; nil when there are none.
  func share(notExceeding duration: Span) -> Double? {
    guard !ascending.isEmpty else { return nil }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle] <= duration.milliseconds { low = middle + 1 } else { high = middle }
    }
    return Double(low) / Double(count)
  }

  /// How many there are in equal steps from nothing to the longest.
  func histogram(buckets: Int) -> [Int] {
    guard let longest else { return [] }
    let steps = Stretches(
      from: Instant(milliseconds: 0), to: Instant(milliseconds: longest.milliseconds),
      count: buckets)
    var histogram = steps.empty
    for duration in ascending {
      if let step = steps.place(of: Instant(milliseconds: Int64(duration))) { histogram[step] += 1 }
    }
    return histogram
  }
}

extension KindGroups<Durations> {
  /// The durations of all kinds of a table.
  init(of table: JobTable, among rows: [Int32]?) {
    self.init(empty: Durations())
    // Counted first: arrays that grow would take several times what is kept.
    var counts = KindGroups<Int>(empty: 0)
    table.forEachDuration(among: rows) { kind, _ in counts.update(kind) { $0 += 1 } }
    for (kind, count) in counts.all { update(kind) { $0.reserve(count) } }
    table.forEachDuration(among: rows) { kind, milliseconds in
      update(kind) { $0.add(milliseconds) }
    }
    for (kind, _) in counts.all { update(kind) { $0.sort() } }
  }
}

extension Durations {
  fileprivate mutating func reserve(_ count: Int) { ascending.reserveCapacity(count) }

  fileprivate mutating func add(_ milliseconds: Int64) {
    ascending.append(UInt32(clamping: milliseconds))
  }

  fileprivate mutating func sort() { ascending.sort() }
}

extension JobTable {
  /// How long each successful job took that told its times.
  fileprivate func forEachDuration(
    among rows: [Int32]?, _ body: (KindReference, Int64) -> Void
  ) {
    forEachJob(among: rows) { _, job in
      guard job.state == .succeeded, job.began != JobCells.never, job.ended >= job.began
      else { return }
      body(KindReference(job), job.ended - job.began)
    }
  }
}
