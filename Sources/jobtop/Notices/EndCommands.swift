import CommandRelay
import JobModel
import JobSources
import Synchronization

/// Runs the operator's command for jobs that have ended: a few at once, the others wait for their turn.
///
/// What the job is comes on its standard input and in its environment, never in the command line: nothing
/// that a cloud said is read by a shell.
final class EndCommands: Sendable {
  private let command: ShellCommand
  private let feed: any JobFeed
  private let links: LinkTemplates
  private let log: Log
  // No actor: what is asked of it takes effect in the order in which it is asked.
  private let ends = Mutex(EndQueue())
  // A command takes as long as it likes: not on the threads of the concurrency pool.
  private let threads = OwnThreads()

  init(command: ShellCommand, feed: any JobFeed, links: LinkTemplates, log: Log) {
    self.command = command
    self.feed = feed
    self.links = links
    self.log = log
  }

  /// Takes up the jobs of these rows, and returns at once.
  func run(for rows: [Int]) {
    let (lost, workers) = ends.withLock { $0.add(rows) }
    if lost > 0 {
      complain("not run for \(Self.jobs(lost)) that ended: too many wait already")
    }
    for _ in 0..<workers {
      Task.detached(executorPreference: threads) { await self.work() }
    }
  }

  /// No command is started any more for what has been taken up; those that run go on.
  func drop() { ends.withLock { _ = $0.empty() } }

  /// The same, for good: the program ends.
  func finish() {
    let left = ends.withLock { $0.close() }
    if left > 0 {
      complain("not run for \(Self.jobs(left)) that ended: they waited when jobtop was left")
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
  /// What a script asks for most, so that it need not read JSON. All are there, empty where nothing is known.
  func variables(_ links: LinkTemplates) -> [String: String] {
    let all: [String: String?] = [
      "JOBTOP_JOB_ID": id?.rawValue, "JOBTOP_ORDER_ID": orderID?.rawValue,
      "JOBTOP_STATE": state.name, "JOBTOP_NAME": resourceName ?? resourceID,
      "JOBTOP_TYPE": type, "JOBTOP_SERVICE": service, "JOBTOP_CONTEXT": context,
      "JOBTOP_REGION": region, "JOBTOP_CODE": rootCause?.code,
      "JOBTOP_REASON": rootCause?.message, "JOBTOP_URL": url(links),
    ]
    // A script may print what it is told: nothing in it moves a cursor.
    return all.mapValues { ($0 ?? "").cut(to: 4000).printable }
  }
}
