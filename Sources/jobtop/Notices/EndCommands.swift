import CommandRelay
import JobModel
import JobSources
import Synchronization

/// Runs the operator's command for jobs that have ended: a few at once, while the others wait their turn.
///
/// The job is passed on standard input and in the environment, never on the command line: the shell must not
/// interpret anything that a cloud said.
final class EndCommands: Sendable {
  private let command: ShellCommand
  private let feed: any JobFeed
  private let links: LinkTemplates
  private let log: Log
  // Not an actor: requests must take effect in the order they are made.
  private let ends = Mutex(EndQueue())
  // A command may take long, so it must not block a thread of the concurrency pool.
  private let threads = OwnThreads()

  init(command: ShellCommand, feed: any JobFeed, links: LinkTemplates, log: Log) {
    self.command = command
    self.feed = feed
    self.links = links
    self.log = log
  }

  /// Queues the jobs of these rows, and returns at once.
  func run(for rows: [Int]) {
    let (lost, workers) = ends.withLock { $0.add(rows) }
    if lost > 0 {
      complain("not run for \(Self.jobs(lost)) that ended: too many are waiting already")
    }
    for _ in 0..<workers {
      Task.detached(executorPreference: threads) { await self.work() }
    }
  }

  /// Starts no more commands for queued jobs; those that are running go on.
  func drop() { ends.withLock { _ = $0.empty() } }

  /// The same, for good: the program ends.
  func finish() {
    let left = ends.withLock { $0.close() }
    if left > 0 {
      complain("not run for \(Self.jobs(left)) that ended: still waiting when jobtop quit")
    }
  }

  private func work() async {
    while let row = ends.withLock({ $0.next() }) {
      let detail = await feed.details(of: [row]).first
      guard ends.withLock({ $0.starts(row) }), let detail else { continue }
      let job = detail.job
      let value = job.plainValue(source: detail.source?.rawValue, url: job.url(links))
      let input = Array((JSONText.compact(value) + "\n").utf8)
      do throws(ShellCommand.Failure) {
        try command.run(input: input, variables: job.variables(links))
      } catch {
        complain("for \(job.id?.rawValue ?? job.orderID?.rawValue ?? "a job"): \(error.reason)")
      }
    }
  }

  private static func jobs(_ count: Int) -> String { count == 1 ? "1 job" : "\(count) jobs" }

  private func complain(_ text: String) {
    log.write(LogEntry(.warning, "command of notify \(text)", at: .system))
  }
}

extension Job {
  /// What scripts need most, so that they need not read JSON. Always set; empty when unknown.
  func variables(_ links: LinkTemplates) -> [String: String] {
    let all: [String: String?] = [
      "JOBTOP_JOB_ID": id?.rawValue, "JOBTOP_ORDER_ID": orderID?.rawValue,
      "JOBTOP_STATE": state.name, "JOBTOP_NAME": resourceName ?? resourceID,
      "JOBTOP_TYPE": type, "JOBTOP_SERVICE": service, "JOBTOP_CONTEXT": context,
      "JOBTOP_REGION": region, "JOBTOP_CODE": rootCause?.code,
      "JOBTOP_REASON": rootCause?.message, "JOBTOP_URL": url(links),
    ]
    // A script may print these: nothing in them may move a cursor.
    return all.mapValues { ($0 ?? "").cut(to: 4000).printable }
  }
}
