import JobModel
import JobSources
import JobStore

/// The store, kept fresh: the cloud is asked about its jobs while someone looks at it.
struct AttendedStore: JobFeed {
  let jobs: StoredJobs
  let poller: StorePoller
  let orders: OrderPoller

  func readAll() async -> Snapshot { await jobs.readAll() }

  func run(every interval: Span, publish: @escaping @Sendable (Snapshot) -> Void) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { await poller.run { standing in await jobs.learn(standing) } }
      group.addTask { await orders.run() }
      group.addTask { await jobs.run(every: interval, publish: publish) }
    }
  }

  func details(of rows: [Int]) async -> [JobDetail] { await jobs.details(of: rows) }
  func sources(of rows: [Int]) async -> [SourceStatus.Kind?] { await jobs.sources(of: rows) }
  func ask(_ rows: [Int]) async { await poller.ask(rows) }
  func watch(_ rows: [Int]) async { await poller.watch(rows) }
}
