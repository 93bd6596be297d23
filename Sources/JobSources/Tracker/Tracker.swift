package import JobModel

/// Takes in what sources deliver, keeps all jobs, and hands out snapshots.
package actor Tracker: JobFeed {
  private let sources: [any JobSource]
  private let timekeeper: Timekeeper
  private let pace: Timekeeper
  private var snapshot = Snapshot()
  private var archive = AnswerArchive()
  private var readings: [SourceReading]
  /// Whether something has happened since the last snapshot was handed out.
  private var hasNews = false
  private var lastPublished: Instant?
  private var hasPublishedRows = false
  private var isPublicationPlanned = false

  /// - Parameters:
  ///   - timekeeper: the clock of the jobs, which a simulated cloud may run fast.
  ///   - pace: the clock by which snapshots are handed out: that of the screen.
  package init(
    sources: [any JobSource], timekeeper: Timekeeper = .system, pace: Timekeeper = .system
  ) {
    self.sources = sources
    self.timekeeper = timekeeper
    self.pace = pace
    readings = sources.map { SourceReading(name: $0.name) }
    snapshot.sources = sources.map {
      SourceStatus(name: $0.name, kind: $0.kind, condition: .reading(fraction: nil))
    }
  }

  /// Reads all sources to their end, one after the other, so that rows keep the order of the input.
  package func readAll() async -> Snapshot {
    for index in sources.indices {
      for await delivery in sources[index].deliveries() { take(delivery, from: index) }
    }
    snapshot.version += 1
    return snapshot
  }

  /// Reads all sources, and follows those that go on, until the task is cancelled.
  ///
  /// - Parameter publish: is given a snapshot when there is something new, the first one at once and
  ///   then at most every `interval`.
  package func run(
    every interval: Span, publish: @escaping @Sendable (Snapshot) -> Void
  ) async {
    // Where there is nothing to read, that too is to be known.
    if sources.isEmpty {
      snapshot.version += 1
      publish(snapshot)
    }
    await withTaskGroup(of: Void.self) { group in
      for index in sources.indices {
        group.addTask { await self.follow(index, every: interval, publish: publish) }
      }
    }
  }

  private func follow(
    _ index: Int, every interval: Span, publish: @escaping @Sendable (Snapshot) -> Void
  ) async {
    for await delivery in sources[index].deliveries() {
      take(delivery, from: index)
      publishIfDue(every: interval, publish)
    }
    publishNow(publish)
  }

  private func publishIfDue(
    every interval: Span, _ publish: @escaping @Sendable (Snapshot) -> Void
  ) {
    let now = pace.now()
    // The first rows are not kept waiting.
    let hasFirstRows = !hasPublishedRows && snapshot.jobs.count > 0
    if !hasFirstRows, let last = lastPublished, now - last < interval, now >= last {
      guard !isPublicationPlanned else { return }
      isPublicationPlanned = true
      Task {
        await pace.sleep(interval - (now - last))
        self.isPublicationPlanned = false
        self.publishNow(publish)
      }
      return
    }
    publishNow(publish)
  }

  private func publishNow(_ publish: @Sendable (Snapshot) -> Void) {
    guard hasNews else { return }
    hasNews = false
    lastPublished = pace.now()
    hasPublishedRows = snapshot.jobs.count > 0
    snapshot.version += 1
    publish(snapshot)
  }

  /// Asks now for the jobs of these rows, out of turn.
  package func ask(_ rows: [Int]) async {
    let jobs = rows.compactMap { snapshot.jobs[$0].id }
    for source in sources { await source.ask(jobs) }
  }
}

// MARK: - Taking in

extension Tracker {
  private func take(_ delivery: Delivery, from index: Int) {
    hasNews = true
    switch delivery {
    case .piece(let bytes, let isLast):
      take(piece: bytes, isLast: isLast, from: index)
    case .answer(let bytes, let hint, let received):
      take(answer: bytes, hint: hint, received: received, from: index)
    case .restart(let offset):
      readings[index].restart(name: sources[index].name, offset: offset)
    case .condition(let condition):
      snapshot.sources[index].condition = condition
    case .several(let deliveries):
      for delivery in deliveries { take(delivery, from: index) }
      hasNews = true
    case .problem(let problem):
      snapshot.problems.append(problem)
    }
  }

  private func take(piece: [UInt8], isLast: Bool, from index: Int) {
    let keepsBytes = sources[index].keepsBytes
    let now = timekeeper.now()
    // What a file already held was seen by someone else, at an unknown time.
    let seen = snapshot.sources[index].condition == .live ? now : nil
    readings[index].read(piece, isLast: isLast) { reading, start, bytes in
      let offset =
        keepsBytes
        ? start + Int64(reading.offset) : self.archive.keep(bytes[reading.range(in: bytes)])
      self.record(reading, offset: offset, seen: seen, from: index)
    }
    snapshot.sources[index].lastData = now
  }

  private func take(answer: [UInt8], hint: ReadingHint, received: Instant, from index: Int) {
    var reader = WireReader(input: sources[index].name, hint: hint)
    let place = archive.keep(answer)
    answer.withUnsafeBytes { bytes in
      _ = reader.read(bytes, isLast: true) { reading in
        self.record(
          reading, offset: place + Int64(reading.offset), seen: received, from: index)
      }
    }
    snapshot.sources[index].lastData = received
  }

  private func record(_ reading: Reading, offset: Int64, seen: Instant?, from index: Int) {
    snapshot.sources[index].records += 1
    let document = DocumentReference(
      origin: Int32(index), offset: offset, length: Int32(clamping: reading.length),
      isListEntry: reading.isListEntry, seen: seen)
    switch reading.observation {
    case .job(let found):
      var job = found.withoutSecrets
      job.firstSeen = job.firstSeen ?? seen
      job.lastSeen = job.lastSeen ?? seen
      snapshot.jobs.merge(job, document: document)
    case .order(let order):
      snapshot.jobs.merge(order, document: document)
    case .notFound(let id, _):
      var job = Job()
      job.id = id
      job.state = .gone
      job.lastSeen = seen
      snapshot.jobs.merge(job, document: document)
    case .refused:
      // The question was not answered; the source says so in its condition.
      break
    case .unreadable(let problem):
      snapshot.problems.append(problem)
    }
  }
}

// MARK: - Looking closer

extension Tracker {
  /// The documents of a row with their bytes, oldest first. Bytes that are gone are left out.
  package func documents(of row: Int) -> [SeenDocument] {
    Self.documents(of: row, in: snapshot.jobs, archive: archive, sources: sources)
  }

  /// Jobs with all that their documents say.
  package func details(of rows: [Int]) -> [JobDetail] {
    rows.map { row in
      let documents = documents(of: row)
      let job = snapshot.jobs.job(at: row, from: documents).withoutSecrets
      return JobDetail(row: row, job: job, documents: documents)
    }
  }

  package func sources(of rows: [Int]) -> [SourceStatus.Kind?] {
    rows.map { row in
      snapshot.jobs.newestDocument(of: row).map { sources[Int($0.origin)].kind }
    }
  }

  private static func documents(
    of row: Int, in jobs: JobTable, archive: AnswerArchive, sources: [any JobSource]
  ) -> [SeenDocument] {
    jobs.documents(of: row).compactMap { document in
      let source = sources[Int(document.origin)]
      let bytes =
        source.keepsBytes
        ? source.bytes(at: document.offset, length: Int(document.length))
        : archive.bytes(at: document.offset, length: Int(document.length))
      return bytes.map {
        SeenDocument(
          bytes: $0, isListEntry: document.isListEntry, seen: document.seen, source: source.name,
          kind: source.kind)
      }
    }
  }
}
