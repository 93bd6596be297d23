package import JobModel

/// The simulated cloud as a source: what its users submit is tracked, and then asked for as politely as of a
/// real cloud.
package struct SimulatedSource: JobSource {
  private let watch: SimulatedWatch

  /// - Parameters:
  ///   - history: how long the cloud has lived when the watch begins.
  ///   - start: when the watch begins; nil for now.
  ///   - isLive: goes on with time; else it ends with what there is at once.
  package init(
    seed: UInt64, history: Span = .seconds(1800), trouble: SimulatedTrouble = .everyday,
    start: Instant? = nil, isLive: Bool, timekeeper: Timekeeper
  ) {
    watch = SimulatedWatch(
      seed: seed, history: history, trouble: trouble, start: start ?? timekeeper.now(),
      isLive: isLive, timekeeper: timekeeper)
  }

  package var name: String { "demo" }
  package var kind: SourceStatus.Kind { .simulated }

  package func deliveries() -> AsyncStream<Delivery> {
    AsyncStream { await watch.next() }
  }

  package func ask(_ jobs: [JobID]) async {
    await watch.ask(Set(jobs.map(\.rawValue)))
  }
}
