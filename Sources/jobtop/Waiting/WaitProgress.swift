import JobModel

/// Shows how the wait is going, on a terminal.
struct WaitProgress {
  private let began: Instant
  /// What else the user should know.
  private let remark: String?
  private var line = ProgressLine()

  init(began: Instant, remark: String? = nil) {
    self.began = began
    self.remark = remark
  }

  mutating func show(_ awaiting: Awaiting, now: Instant) {
    let open = awaiting.jobs.filter { !$0.hasEnded }
    let first = open.first.map { entry in
      let job = entry.job
      let name = job.resourceName ?? job.id?.rawValue ?? ""
      let part = job.subJobsTotal.map { " \(entry.subJobsDone ?? 0) of \($0)" } ?? ""
      return [job.type, name, job.state.name + part].compactMap { $0 }.joined(separator: " ")
    }
    let more = open.count > 1 ? ", and \(open.count - 1) more" : ""
    line.show(
      "waiting for \(open.count) of \(awaiting.jobs.count)  \((now - began).short)  "
        + (remark.map { "(\($0))  " } ?? "") + (first ?? "").printable + more)
  }

  mutating func clear() { line.clear() }
}
