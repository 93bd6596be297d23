import JobModel
import Synchronization
import Testing

@testable import jobtop

/// What the log says when a file or the store is lost or comes back.
struct StandingLogTests {
  private static let noon = Instant(milliseconds: 1_795_262_400_000)

  private final class Written: Sendable {
    private let entries = Mutex<[LogEntry]>([])
    var log: Log { Log { entry in self.entries.withLock { $0.append(entry) } } }
    var texts: [String] {
      entries.withLock { $0.map { "\($0.level) \($0.context ?? "-") \($0.text)" } }
    }
  }

  private func texts(_ conditions: SourceStatus.Condition...) -> [String] {
    let written = Written()
    let standings = StandingLog(written.log, now: { Self.noon })
    for condition in conditions {
      standings.note([SourceStatus(name: "lab", kind: .file, condition: condition)])
    }
    return written.texts
  }

  private func offline(_ seconds: Double, _ reason: String = "no route") -> SourceStatus.Condition {
    .offline(since: Self.noon - .seconds(seconds), reason: reason)
  }

  private func throttled(_ seconds: Double) -> SourceStatus.Condition {
    .throttled(until: Self.noon + .seconds(seconds), reason: "429")
  }

  @Test func whatIsWellIsNoNews() {
    #expect(texts(.recorded, .live, .live, .reading(fraction: nil), .complete).isEmpty)
  }

  @Test func whoIsAwayAndComesBackIsTwoEntries() {
    #expect(
      texts(.live, offline(300), offline(300, "timed out"), .live, .live)
        == ["warning lab cannot be reached: no route", "info lab is back after 5m0s"])
  }

  @Test func whoWantsToBeLeftAloneIsSaidOnceForEachWait() {
    #expect(
      texts(throttled(42), throttled(43), throttled(100), .live) == [
        "warning lab asks us to wait 42.0s: 429", "warning lab asks us to wait 1m40s: 429",
        "info lab no longer asks us to wait",
      ])
  }

  @Test func reasonsAreWrittenWithoutSecrets() {
    #expect(
      texts(offline(1, "https://ops:hunter2@proxy.test")).allSatisfy { !$0.contains("hunter2") })
  }
}
