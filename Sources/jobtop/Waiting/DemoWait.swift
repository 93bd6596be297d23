import ArgumentParser
import Dispatch
import JobModel
import JobSources
import Synchronization

/// Waits for jobs of the simulated cloud.
struct DemoWait {
  var demo: DemoOptions
  /// Its clock.
  var timekeeper: Timekeeper
  var ids: [String]
  var any: Bool
  var timeout: Span?

  func run(
    _ onChange: (Awaiting.Change) -> Void
  ) throws -> (JobWait.End, Awaiting) {
    let tracker = Tracker(
      sources: [demo.source(isLive: true, timekeeper: timekeeper)], timekeeper: timekeeper)
    let news = News()
    let following = Task.detached { await tracker.run { news.post($0) } }
    defer { following.cancel() }
    let began = Instant.uptime
    var awaiting = Awaiting(any: any)
    var progress = WaitProgress(began: began)
    defer { progress.clear() }
    var rows: [Int]?
    while true {
      let now = Instant.uptime
      if let timeout, now - began >= timeout { return (.timedOut, awaiting) }
      guard let snapshot = news.next(within: Span(milliseconds: 200)) else {
        progress.show(awaiting, now: now)
        continue
      }
      // Which jobs there are to wait for is known only once the past has been delivered.
      guard case .live = snapshot.sources[0].condition else { continue }
      let chosen = try rows ?? self.rows(in: snapshot.jobs)
      rows = chosen
      let details = awaited { await tracker.details(of: chosen) }
      let changes = awaiting.take(details.map { Awaiting.Entry($0) })
      if !changes.isEmpty { progress.clear() }
      changes.forEach(onChange)
      if awaiting.isOver { return (.over, awaiting) }
    }
  }

  private func rows(in jobs: JobTable) throws -> [Int] {
    // An order alone is not a job yet, and may never become one.
    guard !ids.isEmpty else {
      return jobs.rows.filter { jobs[$0].id != nil && !jobs[$0].state.isTerminal }
    }
    return try ids.flatMap { id in
      let rows = jobs.rows.filter {
        jobs[$0].id?.rawValue.hasPrefix(id) == true || jobs[$0].orderID?.rawValue == id
      }
      guard !rows.isEmpty else {
        StandardStreams.complain("\(id.printable): no such job in the demo")
        throw ExitCode(2)
      }
      return rows
    }
  }
}

/// The newest snapshot on its way from the tracker to a command that waits for it.
private final class News: Sendable {
  private let newest = Mutex<Snapshot?>(nil)
  private let arrived = DispatchSemaphore(value: 0)

  func post(_ snapshot: Snapshot) {
    newest.withLock { $0 = snapshot }
    arrived.signal()
  }

  func next(within span: Span) -> Snapshot? {
    let end = DispatchTime.now() + .milliseconds(Int(span.milliseconds))
    guard arrived.wait(timeout: end) == .success else { return nil }
    return newest.withLock { newest in
      defer { newest = nil }
      return newest
    }
  }
}
