import JobModel

/// Jobs that somebody waits for, and how far they are. A pure value: it is told what is known, and says
/// what has changed and whether the waiting is over.
struct Awaiting {
  /// Whether the first end is enough.
  let any: Bool
  /// As they were last known, in the order in which they were named.
  private(set) var jobs: [JobDetail] = []
  /// Where each row is in `jobs`.
  private var places: [Int: Int] = [:]

  init(any: Bool) {
    self.any = any
  }

  /// A job that is another than before.
  struct Change {
    var detail: JobDetail
    /// Nil when nothing was known of it before.
    var before: JobState?
  }

  /// Takes in how the jobs stand now.
  mutating func take(_ newer: [JobDetail]) -> [Change] {
    var changes: [Change] = []
    for detail in newer {
      if let place = places[detail.row] {
        let before = jobs[place].job
        jobs[place] = detail
        if before.hasOtherStanding(than: detail.job) {
          changes.append(Change(detail: detail, before: before.state))
        }
      } else {
        places[detail.row] = jobs.count
        jobs.append(detail)
        changes.append(Change(detail: detail, before: nil))
      }
    }
    return changes
  }

  var ended: [JobDetail] { jobs.filter { $0.job.state.isTerminal } }

  var isOver: Bool { any ? !ended.isEmpty || jobs.isEmpty : ended.count == jobs.count }

  /// 0 when every job that counts succeeded, 1 when one failed or was cancelled, 2 when the cloud forgot
  /// one before its end was seen.
  var exitCode: Int32 {
    let states = ended.map(\.job.state)
    if states.contains(.failed) || states.contains(.cancelled) { return 1 }
    return states.contains(.gone) ? 2 : 0
  }
}

extension Job {
  /// Whether somebody who watches would call it a change.
  fileprivate func hasOtherStanding(than other: Job) -> Bool {
    state != other.state || rawStatus != other.rawStatus || progress != other.progress
      || subJobsDone != other.subJobsDone || subJobsTotal != other.subJobsTotal
      || rootCause != other.rootCause
  }
}
