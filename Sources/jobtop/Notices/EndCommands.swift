import CommandRelay
import Dispatch
import JobModel
import JobSources

/// Runs the operator's command for jobs that have ended: a few at once, the others wait for their turn.
///
/// What the job is comes on its standard input and in its environment, never in the command line: nothing
/// that a cloud said is read by a shell.
actor EndCommands {
  private static let mostAtOnce = 4
  /// Whoever loses count of this many is not helped by more.
  private static let mostWaiting = 10_000

  private let command: ShellCommand
  private let feed: any JobFeed
  private let links: LinkTemplates
  private let log: Log
  private var waiting: [Int] = []
  private var running = 0
  // A command takes as long as it likes: not on the threads of the concurrency pool.
  private let queue = DispatchQueue(label: "jobtop.notices", attributes: .concurrent)

  init(command: ShellCommand, feed: any JobFeed, links: LinkTemplates, log: Log) {
    self.command = command
    self.feed = feed
    self.links = links
    self.log = log
  }

  /// Takes up the jobs of these rows, and returns at once.
  func run(for rows: [Int]) {
    let room = max(0, Self.mostWaiting - waiting.count)
    waiting += rows.prefix(room)
    if rows.count > room {
      complain("not run for \(rows.count - room) jobs that have ended: too many wait already")
    }
    for _ in 0..<min(rows.count, Self.mostAtOnce - running) {
      running += 1
      Task { await work() }
    }
  }

  private func work() async {
    while !waiting.isEmpty {
      let row = waiting.removeFirst()
      guard let detail = await feed.details(of: [row]).first else { continue }
      let job = detail.job
      let value = job.plainValue(source: detail.source?.rawValue, url: job.url(links))
      let input = Array((JSONText.compact(value) + "\n").utf8)
      let failure = await run(input: input, variables: job.variables(links))
      if let failure {
        complain("for \(job.id?.rawValue ?? job.orderID?.rawValue ?? "a job"): \(failure.reason)")
      }
    }
    running -= 1
  }

  private func run(input: [UInt8], variables: [String: String]) async -> ShellCommand.Failure? {
    await withCheckedContinuation { done in
      queue.async { [command] in
        do throws(ShellCommand.Failure) {
          try command.run(input: input, variables: variables)
          done.resume(returning: nil)
        } catch {
          done.resume(returning: error)
        }
      }
    }
  }

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
