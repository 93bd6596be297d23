package import JobModel

/// The jobs of the store, kept up with what any program writes into it.
package actor StoredJobs: JobFeed {
  /// How often to check whether another program has written something.
  private static let pause = Span(milliseconds: 250)

  private let path: String
  private let sleep: @Sendable (Span) async -> Void
  private var snapshot = Snapshot()
  /// The state of the accounts that are asked about the jobs; empty when none is.
  private var accounts: [SourceStatus] = []
  private var hasNewStanding = false
  /// Nil until there is a store.
  private var open: OpenStore?
  /// How often the file that is open held something else than before.
  private var beginning = 0

  /// What belongs to a store that is open.
  private struct OpenStore {
    let store: JobStore
    let rows: RowsOnDemand
    let reader: StoreReader

    init?(path: String) throws(StoreError) {
      // Two connections: what is looked up for the screen does not wait for a long reading.
      guard let store = try JobStore.reading(path: path),
        let lookingUp = try JobStore.reading(path: path)
      else { return nil }
      // Replaced at this very moment.
      guard store.file == lookingUp.file else { return nil }
      self.store = store
      rows = RowsOnDemand(lookingUp)
      reader = StoreReader(store)
    }
  }

  /// Another program may keep the store locked for a while.
  private let ownQueue = OwnQueue(name: "jobtop.store")
  package nonisolated var unownedExecutor: UnownedSerialExecutor {
    ownQueue.asUnownedSerialExecutor()
  }

  /// - Parameter path: of the store; there need not be one yet.
  /// - Throws: when there is one that cannot be read.
  package init(
    path: String, sleep: @escaping @Sendable (Span) async -> Void
  ) throws(StoreError) {
    self.path = path
    self.sleep = sleep
    let open = try OpenStore(path: path)
    self.open = open
    snapshot.sources = [SourceStatus(name: "store", kind: .store, condition: .recorded)]
    if let open {
      snapshot.origin = RowOrigin(file: open.store.file)
      snapshot.jobs = JobTable(store: open.rows)
      snapshot.sources[0].condition = .reading(fraction: nil)
    }
  }

  package func readAll() -> Snapshot {
    read { _ in }
    snapshot.version += 1
    return snapshot
  }

  package func run(
    every interval: Span, publish: @escaping @Sendable (Snapshot) -> Void
  ) async {
    read { snapshot in publish(snapshot) }
    snapshot.version += 1
    publish(published)
    while !Task.isCancelled {
      await sleep(max(interval, Self.pause))
      guard readChanges() || hasNewStanding else { continue }
      hasNewStanding = false
      snapshot.version += 1
      publish(published)
    }
  }

  private func read(_ publish: (Snapshot) -> Void) {
    guard let open else { return }
    // The table must have one owner while it is filled, else every row is a copy of all.
    var jobs = snapshot.jobs
    snapshot.jobs = JobTable()
    defer { snapshot.jobs = jobs }
    do throws(StoreError) {
      try open.reader.readAll(into: &jobs) { table, fraction in
        guard fraction < 1 else { return }
        var partial = snapshot
        partial.jobs = table
        partial.sources[0].condition = .reading(fraction: fraction)
        snapshot.version += 1
        partial.version = snapshot.version
        publish(partial)
      }
      snapshot.sources[0].lastData = try open.store.lastNews()
      snapshot.sources[0].condition = .recorded
    } catch {
      fail(error)
    }
  }

  /// - Returns: whether there is anything new to show.
  private func readChanges() -> Bool {
    do throws(StoreError) {
      // Somebody may have made a store in the meantime.
      guard let open else {
        guard FileIdentity(at: path) != nil else { return false }
        return try startOver()
      }
      guard open.store.isCurrent else { return try startOver() }
      guard let changed = try open.reader.readChanges(into: &snapshot.jobs) else {
        beginning += 1
        return try startOver()
      }
      let wasOffline = snapshot.sources[0].condition != .recorded
      snapshot.sources[0].condition = .recorded
      guard !changed.isEmpty else { return wasOffline }
      open.rows.forget(changed)
      snapshot.sources[0].lastData = try open.store.lastNews()
      return true
    } catch {
      return fail(error)
    }
  }

  /// What is there now may be another store, or none: what was read is not in it.
  private func startOver() throws(StoreError) -> Bool {
    let wasOpen = open != nil
    let next = try OpenStore(path: path)
    open = next
    snapshot.origin = next.map { RowOrigin(file: $0.store.file, beginning: beginning) }
    snapshot.jobs = next.map { JobTable(store: $0.rows) } ?? JobTable()
    snapshot.sources[0].lastData = nil
    snapshot.sources[0].condition = .recorded
    read { _ in }
    return wasOpen || next != nil
  }

  /// What was read stays; that nothing new can be read is said once.
  @discardableResult
  private func fail(_ error: StoreError) -> Bool {
    if case .offline = snapshot.sources[0].condition { return false }
    let since = snapshot.sources[0].lastData ?? Instant(milliseconds: 0)
    snapshot.sources[0].condition = .offline(since: since, reason: error.description)
    snapshot.problems.append(Unreadable(input: error.path, reason: error.reason))
    return true
  }

  /// Learns the state of the accounts that are asked about the jobs.
  package func learn(_ standing: [SourceStatus]) {
    accounts = standing
    hasNewStanding = true
  }

  /// As it is shown: once the store is read, what counts is the state of the accounts.
  private var published: Snapshot {
    guard !accounts.isEmpty, snapshot.sources[0].condition == .recorded else { return snapshot }
    var published = snapshot
    published.sources = accounts
    // Without a count of its own, an account may be asked about all that are open.
    for index in published.sources.indices where published.sources[index].openJobs == nil {
      published.sources[index].openJobs = snapshot.jobs.openCount
    }
    return published
  }

  package func details(of rows: [Int]) -> [JobDetail] {
    rows.map { row in
      // Whoever asks may still look at a store that had more rows.
      guard row < snapshot.jobs.count else { return JobDetail(row: row, job: Job(), documents: []) }
      let documents = (try? open?.store.documents(of: row)) ?? []
      return JobDetail(
        row: row, job: snapshot.jobs.job(at: row, from: documents), documents: documents)
    }
  }

  package func sources(of rows: [Int]) -> [SourceStatus.Kind?] {
    do throws(StoreError) {
      if let open { return try open.store.sources(of: rows) }
    } catch {
      fail(error)
    }
    return rows.map { _ in nil }
  }

  package func ask(_ rows: [Int]) {}
}
