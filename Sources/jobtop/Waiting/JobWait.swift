import JobModel
import JobSources
import JobStore

/// Waits for jobs of the store until they have ended, whoever learns of that.
struct JobWait {
  let store: JobStore
  var rows: [Int]
  var any = false
  var timeout: Span?
  /// Is given every change as it happens.
  var onChange: (Awaiting.Change) -> Void = { _ in }

  enum End: Equatable {
    case over
    case timedOut
  }

  private static let pause = Span(milliseconds: 200)

  /// - Returns: how it ended, and the jobs as they are last known.
  /// - Throws: only when nothing at all can be read; later trouble is waited out.
  func run() throws(StoreError) -> (End, Awaiting) {
    let began = Instant.system
    var awaiting = Awaiting(any: any)
    var progress = WaitProgress(began: began)
    defer { progress.clear() }
    var lastChange = try store.lastChange()
    take(try details(of: rows), into: &awaiting, &progress)
    while !awaiting.isOver {
      let now = Instant.system
      if let timeout, now - began >= timeout { return (.timedOut, awaiting) }
      progress.show(awaiting, now: now)
      pause(until: timeout.map { began + $0 })
      guard let change = try? store.lastChange(), change != lastChange,
        let changed = try? store.rows(changedAfter: lastChange),
        let newer = try? details(of: rows.filter(changed.contains))
      else { continue }
      lastChange = change
      take(newer, into: &awaiting, &progress)
    }
    return (.over, awaiting)
  }

  private func details(of rows: [Int]) throws(StoreError) -> [JobDetail] {
    var details: [JobDetail] = []
    for row in rows { details.append(try store.detail(of: row)) }
    return details
  }

  private func take(
    _ details: [JobDetail], into awaiting: inout Awaiting, _ progress: inout WaitProgress
  ) {
    let changes = awaiting.take(details)
    guard !changes.isEmpty else { return }
    progress.clear()
    changes.forEach(onChange)
  }

  private func pause(until end: Instant?) {
    let rest = end.map { $0 - .system } ?? Self.pause
    let span = min(Self.pause, max(rest, Span(milliseconds: 1)))
    awaited { await Timekeeper.system.sleep(span) }
  }
}
