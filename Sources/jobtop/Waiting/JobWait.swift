import JobModel
import JobSources
import JobStore

/// Waits until jobs of the store have ended, whichever program finds that out.
struct JobWait {
  /// Which jobs are read with everything ever seen of them, which takes time.
  enum Wholeness {
    case none
    case changed
    case atTheEnd
  }

  let store: JobStore
  var rows: [Int]
  var any = false
  var timeout: Span?
  var wholeness = Wholeness.none
  /// What the user should know about this wait.
  var remark: String?
  /// Is given every change as it happens.
  var onChange: (Awaiting.Change) -> Void = { _ in }

  enum End: Equatable {
    case over
    case timedOut
  }

  private static let pause = Span(milliseconds: 200)

  /// What is known at one moment.
  private struct Known {
    var awaiting: Awaiting
    var rows: AwaitedRows
    var change: Int64 = -1
  }

  /// What a look at the store found.
  private struct News {
    var changes: [Awaiting.Change]
    /// The names of those that were forgotten.
    var forgotten: [String]
  }

  /// - Returns: how it ended, and the jobs as last known.
  /// - Throws: only when nothing can be read at all; later trouble is reported once and waited out.
  func run() throws(StoreError) -> (End, Awaiting) {
    let began = Instant.uptime
    var known = Known(awaiting: Awaiting(any: any), rows: AwaitedRows(rows))
    var progress = WaitProgress(began: began, remark: remark)
    defer { progress.clear() }
    tell(try look(&known), &progress)
    var complaints: Set<String> = []
    while !known.awaiting.isOver {
      let now = Instant.uptime
      if let timeout, now - began >= timeout { return (.timedOut, finished(known.awaiting)) }
      progress.show(known.awaiting, now: now)
      pause(until: timeout.map { began + $0 })
      // If only a part could be read, all of it is read again.
      var newer = known
      do throws(StoreError) {
        let news = try look(&newer)
        known = newer
        tell(news, &progress)
      } catch {
        guard complaints.insert(error.description).inserted else { continue }
        progress.clear()
        StandardStreams.complain("\(error); still waiting".printable)
      }
    }
    return (.over, finished(known.awaiting))
  }

  /// Reads what changed, usually only the rows: a job may have hundreds of answers.
  private func look(_ known: inout Known) throws(StoreError) -> News {
    let change = try store.lastChange()
    guard change != known.change else { return News(changes: [], forgotten: []) }
    let changed = try store.rows(changedAfter: known.change)
    let awaiting = known.awaiting
    let forgotten = try known.rows.follow(store) { row in
      awaiting[row]?.job.state.isTerminal == true
    }
    let shown = known.rows.shown
    let newer = try store.kept(at: shown.filter { changed.contains($0) || awaiting[$0] == nil })
    var entries: [Awaiting.Entry] = []
    for (row, kept) in newer {
      entries.append(
        Awaiting.Entry(
          JobDetail(row: row, job: kept.job, documents: []), subJobsDone: kept.subJobsDone,
          orderState: try orderState(of: kept.job)))
    }
    var changes = known.awaiting.take(entries)
    known.awaiting.keep(shown)
    known.change = change
    if wholeness == .changed {
      for index in changes.indices { changes[index].entry = try whole(changes[index].entry) }
    }
    return News(
      changes: changes,
      forgotten: forgotten.map { row in
        let job = awaiting[row]?.job
        return job?.id?.rawValue ?? job?.orderID?.rawValue ?? "a job"
      })
  }

  /// - Returns: nil where a job tells more.
  private func orderState(of job: Job) throws(StoreError) -> OrderState? {
    guard job.id == nil, let order = job.orderID else { return nil }
    return try store.order(order)?.state
  }

  private func finished(_ awaiting: Awaiting) -> Awaiting {
    guard wholeness == .atTheEnd else { return awaiting }
    var complete = awaiting
    // How the jobs ended is known and must be reported, even if their sub jobs cannot be read now.
    guard (try? complete.complete(whole)) != nil else { return awaiting }
    return complete
  }

  /// With its documents, but in the state that decided something: it may have changed since.
  private func whole(_ entry: Awaiting.Entry) throws(StoreError) -> Awaiting.Entry {
    let documents = try store.documents(of: entry.detail.row)
    let job = entry.job.whole(from: documents)
    return Awaiting.Entry(
      JobDetail(row: entry.detail.row, job: job, documents: documents),
      subJobsDone: entry.subJobsDone, orderState: entry.orderState)
  }

  private func tell(_ news: News, _ progress: inout WaitProgress) {
    guard !news.changes.isEmpty || !news.forgotten.isEmpty else { return }
    progress.clear()
    news.changes.forEach(onChange)
    for name in news.forgotten {
      StandardStreams.complain("\(name.printable) was forgotten: no longer waited for")
    }
  }

  private func pause(until end: Instant?) {
    let rest = end.map { $0 - .uptime } ?? Self.pause
    let span = min(Self.pause, max(rest, Span(milliseconds: 1)))
    awaited { await Timekeeper.system.sleep(span) }
  }
}
