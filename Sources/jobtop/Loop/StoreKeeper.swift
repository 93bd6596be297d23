import Dashboard
import JobModel
import JobSources
import JobStore

/// Writes to the store what the operator wants kept, one thing after the other.
///
/// The first of them opens the store, and makes it if there is none: just looking leaves nothing behind.
final class StoreKeeper: Sendable {
  private let path: String
  private let configuration: ConfigurationFile
  /// Nil where nobody comes back to this visit.
  private let visits: VisitFile?
  private let log: Log
  // Writing waits for other programs that write, so it stays off the concurrency pool.
  private let queue = SerialWork(name: "store")

  init(path: String, configuration: ConfigurationFile, visits: VisitFile?, log: Log) {
    self.path = path
    self.configuration = configuration
    self.log = log
    self.visits = visits
  }

  /// - Parameter post: is given the outcome.
  func post(
    _ work: @escaping @Sendable (OpenKeeper) throws -> Message,
    to post: @escaping @Sendable (Message) -> Void
  ) {
    self.post(work, opening: { path in try JobStore(path: path) }, to: post)
  }

  /// The same for work on rows, which is not done where the store is another one by now.
  func post(
    onRowsOf origin: RowOrigin?, _ work: @escaping @Sendable (OpenKeeper) throws -> Message,
    to post: @escaping @Sendable (Message) -> Void
  ) {
    self.post(work, opening: { path in try JobStore(path: path, rowsOf: origin) }, to: post)
  }

  private func post(
    _ work: @escaping @Sendable (OpenKeeper) throws -> Message,
    opening open: @escaping @Sendable (String) throws -> JobStore,
    to post: @escaping @Sendable (Message) -> Void
  ) {
    queue.add { [path, configuration, log] in
      do {
        post(try work(OpenKeeper(store: try open(path), configuration: configuration)))
      } catch {
        post(.failed("\(error)".printable))
        log.write(LogEntry(.error, "\(error)", at: .system))
      }
    }
  }

  func remember(_ visit: Visit) {
    var visit = visit
    visit.store = path
    queue.add { [visits, visit] in visits?.write(visit) }
  }

  /// Waits until all is written.
  ///
  /// - Parameter isSlow: is called if that takes longer than a moment.
  func finish(_ isSlow: () -> Void) { queue.finish(isSlow) }
}

/// What can be done with the store while it is open.
struct OpenKeeper {
  let store: JobStore
  let configuration: ConfigurationFile

  func track(_ text: String) throws(StoreError) -> Message {
    let found = PastedText.answers(in: text).withContexts(of: configuration)
    guard !found.isEmpty else { return .failed("no job or order found in it") }
    let taken = try store.take(found)
    guard !taken.isEmpty else { return .failed("no job or order found in it") }
    var seen: Set<Int> = []
    let rows = taken.filter { seen.insert($0.row).inserted }
    let new = rows.filter { $0.before == nil }
    return .tracked(newRows: new.map(\.row), text: sentence(new, known: rows.count - new.count))
  }

  private func sentence(_ new: [Taken], known: Int) -> String {
    var sum = TrackedSum()
    for step in new { sum.add(step.job) }
    guard let text = sum.text else {
      return known == 1 ? "it is already tracked" : "all \(known) are already tracked"
    }
    let rest = known == 0 ? "" : ", \(known) already tracked"
    return "tracked \(text)\(rest)"
  }

  func forget(_ rows: [Int]) throws(StoreError) -> Message {
    try store.forget(rows: rows, now: .system) > 0 ? .forgot(rows) : gone(rows)
  }

  func recall(_ rows: [Int]) throws(StoreError) -> Message {
    try store.recall(rows: rows) > 0 ? .recalled(rows) : gone(rows)
  }

  func note(_ text: String, _ rows: [Int]) throws(StoreError) -> Message {
    let count = try store.note(text, rows: rows)
    guard count > 0 else { return gone(rows) }
    let word = text.isEmpty ? "note removed" : "noted"
    return .done(count == rows.count ? word : "\(word) on \(count) of \(rows.count) jobs")
  }

  private func gone(_ rows: [Int]) -> Message {
    .failed(
      rows.count == 1
        ? "the job is no longer in the store" : "none of these jobs is in the store any longer")
  }
}
