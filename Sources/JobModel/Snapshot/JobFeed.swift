/// Where the jobs of a screen or a command come from, put together: the tracker of some sources, or the
/// store.
package protocol JobFeed: Sendable {
  /// Reads all there is.
  func readAll() async -> Snapshot

  /// Reads all there is, and goes on with what comes, until the task is cancelled.
  ///
  /// - Parameter publish: is given a snapshot when there is something new, the first one at once and
  ///   then at most every `interval`.
  func run(every interval: Span, publish: @escaping @Sendable (Snapshot) -> Void) async

  /// Jobs with all that their documents say.
  func details(of rows: [Int]) async -> [JobDetail]

  /// What kind of source the newest answer about each of these jobs came from.
  func sources(of rows: [Int]) async -> [SourceStatus.Kind?]

  /// Asks the cloud now for the jobs of these rows, out of turn.
  func ask(_ rows: [Int]) async

  /// Someone is looking at these rows: where not all can be asked about in time, they go first.
  func watch(_ rows: [Int]) async
}

extension JobFeed {
  package func watch(_ rows: [Int]) async {}

  package func run(publish: @escaping @Sendable (Snapshot) -> Void) async {
    await run(every: Span(milliseconds: 100), publish: publish)
  }
}
