import JobModel

/// Jobs that are waited for, and how far they are. A pure value: it takes what is known, and says what changed
/// and whether the wait is over.
struct Awaiting {
  /// A job as it was last known.
  struct Entry {
    /// Has its documents only if they have been read.
    var detail: JobDetail
    /// Kept separately: the job counts them only once they have been read.
    var subJobsDone: Int?
    /// Of an order that no job is known of.
    var orderState: OrderState?

    init(_ detail: JobDetail, subJobsDone: Int?, orderState: OrderState? = nil) {
      self.detail = detail
      self.subJobsDone = subJobsDone
      self.orderState = orderState
    }

    /// A job that is known in full.
    init(_ detail: JobDetail) {
      self.init(detail, subJobsDone: detail.job.subJobsDone)
    }

    var job: Job { detail.job }

    /// An order that was completed without a job being known has nothing more to wait for.
    var hasEnded: Bool { job.state.isTerminal || orderState == .completed }
  }

  /// A job that has changed.
  struct Change {
    var entry: Entry
    /// Nil if nothing was known about it before.
    var before: JobState?
  }

  /// Whether one finished job is enough.
  let any: Bool
  /// In the order they were named.
  private(set) var jobs: [Entry] = []
  /// Where each row is in `jobs`.
  private var places: [Int: Int] = [:]

  init(any: Bool) {
    self.any = any
  }

  /// Takes in how the jobs stand now.
  mutating func take(_ newer: [Entry]) -> [Change] {
    var changes: [Change] = []
    for entry in newer {
      if let place = places[entry.detail.row] {
        let before = jobs[place]
        jobs[place] = entry
        if before.hasOtherStanding(than: entry) {
          changes.append(Change(entry: entry, before: before.job.state))
        }
      } else {
        places[entry.detail.row] = jobs.count
        jobs.append(entry)
        changes.append(Change(entry: entry, before: nil))
      }
    }
    return changes
  }

  /// Waits only for these rows, in this order, ignoring those not known yet.
  mutating func keep(_ rows: [Int]) {
    jobs = rows.compactMap { self[$0] }
    places = [:]
    for (place, entry) in jobs.enumerated() { places[entry.detail.row] = place }
  }

  /// Replaces what is known about the jobs reported at the end.
  mutating func complete<Failure>(_ whole: (Entry) throws(Failure) -> Entry) throws(Failure) {
    for entry in told {
      if let place = places[entry.detail.row] { jobs[place] = try whole(entry) }
    }
  }

  subscript(row: Int) -> Entry? { places[row].map { jobs[$0] } }

  var ended: [Entry] { jobs.filter(\.hasEnded) }

  /// The jobs reported at the end.
  var told: [Entry] { any && !ended.isEmpty ? ended : jobs }

  var isOver: Bool { any ? !ended.isEmpty || jobs.isEmpty : ended.count == jobs.count }

  /// 0 when every job that counts succeeded, 1 when one failed or was cancelled, 2 when the cloud forgot
  /// one before its end was seen.
  var exitCode: Int32 {
    let states = ended.map(\.job.state)
    if states.contains(.failed) || states.contains(.cancelled) { return 1 }
    return states.contains(.gone) ? 2 : 0
  }
}

extension Awaiting.Entry {
  /// Whether an observer would call it a change.
  fileprivate func hasOtherStanding(than other: Self) -> Bool {
    job.state != other.job.state || job.rawStatus != other.job.rawStatus
      || orderState != other.orderState
      || job.progress != other.job.progress || subJobsDone != other.subJobsDone
      || job.subJobsTotal != other.job.subJobsTotal || job.rootCause != other.job.rootCause
  }
}
