import JobModel

/// Counts what has been tracked by what it is.
struct TrackedSum {
  private var jobs = 0
  private var orders = 0
  private var failures = 0

  var count: Int { jobs + orders + failures }

  mutating func add(_ job: Job) {
    if job.id != nil {
      jobs += 1
    } else if job.orderID != nil {
      orders += 1
    } else {
      failures += 1
    }
  }

  /// `2 jobs and 1 failed submission`; nil when there is nothing.
  var text: String? {
    let parts = [(jobs, "job"), (orders, "order"), (failures, "failed submission")]
      .filter { $0.0 > 0 }.map { "\($0) \($1)\($0 == 1 ? "" : "s")" }
    guard let last = parts.last else { return nil }
    let before = parts.dropLast().joined(separator: ", ")
    return before.isEmpty ? last : "\(before) and \(last)"
  }
}
