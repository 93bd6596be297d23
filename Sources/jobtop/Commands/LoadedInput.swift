import ArgumentParser
import JobModel
import JobSources
import JobStore

/// The whole input of a command, read to its end.
struct LoadedInput {
  let feed: any JobFeed
  let snapshot: Snapshot
  let now: Instant

  /// Reads what was named, or the store if nothing was.
  ///
  /// - Throws: exit code 2 when the store cannot be read.
  init(_ options: SourceOptions) throws {
    if options.isStore {
      let feed = try StoreLocation.jobs()
      self.feed = feed
      snapshot = awaited { await feed.readAll() }
      now = .system
      return
    }
    let named = options.sources()
    let tracker = Tracker(sources: named.sources, timekeeper: named.timekeeper)
    feed = tracker
    snapshot = awaited { await tracker.readAll() }
    now = named.timekeeper.now()
  }

  /// After the data is out, says on standard error what could not be read, and which inputs held nothing.
  ///
  /// - Throws: exit code 2 when something could not be read.
  func reportProblems() throws {
    complainOfProblems()
    if snapshot.sources.contains(where: { $0.kind == .store }), snapshot.jobs.count == 0 {
      StandardStreams.complain(
        "nothing has been tracked yet: jobtop track remembers jobs, --demo shows a simulated cloud")
    }
    for source in snapshot.sources
    where source.records == 0 && source.kind != .store && !hasProblem(source) {
      let name = source.name.printable
      StandardStreams.complain(
        "\(name): nothing in it is a cloud's answer about jobs; jobtop track finds ids in any text")
    }
    guard snapshot.problems.isEmpty else { throw ExitCode(2) }
  }

  func complainOfProblems() {
    for problem in snapshot.problems { StandardStreams.complain(problem.description.printable) }
  }

  private func hasProblem(_ source: SourceStatus) -> Bool {
    snapshot.problems.contains { $0.input == source.name }
  }

  /// What kind of source each of the jobs came from.
  func sources(of rows: [Int]) -> [SourceStatus.Kind?] {
    awaited { await feed.sources(of: rows) }
  }

  func details(of rows: [Int]) -> [JobDetail] {
    awaited { await feed.details(of: rows) }
  }
}
