import ArgumentParser
import JobModel
import JobSources

/// The whole input of a command, read to its end.
struct LoadedInput {
  let tracker: Tracker
  let snapshot: Snapshot
  let now: Instant

  init(_ options: SourceOptions) throws {
    let named = try options.sources()
    let tracker = Tracker(sources: named.sources, timekeeper: named.timekeeper)
    self.tracker = tracker
    snapshot = awaited { await tracker.readAll() }
    now = named.timekeeper.now()
  }

  /// Says on standard error what could not be read, after the data is out.
  ///
  /// - Throws: exit code 2 when there was something.
  func reportProblems() throws {
    for problem in snapshot.problems { StandardStreams.complain(problem.description.printable) }
    guard snapshot.problems.isEmpty else { throw ExitCode(2) }
  }

  func details(of rows: [Int]) -> [JobDetail] {
    awaited { await tracker.details(of: rows) }
  }
}
