import JobModel
import JobSources
import Synchronization

/// A clock that stands until a test moves it.
final class HTTPTestClock: Sendable {
  /// 2026-01-02 03:04:05 UTC.
  private let time = Mutex(Instant(milliseconds: 1_767_323_045_000))

  var now: Instant { time.withLock { $0 } }
  var reading: @Sendable () -> Instant { { self.now } }

  func advance(seconds: Double) {
    time.withLock { $0 = $0 + .seconds(seconds) }
  }
}

extension LoopbackCloud.Reply {
  /// The answer of a login that lasts two hours.
  static func token(
    _ token: String, project: String? = "p1", domain: String = "d1", catalogue: String = "[]"
  ) -> LoopbackCloud.Reply {
    let project = project.map { #""project":{"id":"\#($0)","domain":{"id":"\#(domain)"}},"# } ?? ""
    let text = #"""
      {"token":{"issued_at":"2025-01-01T00:00:00.000000Z","expires_at":"2025-01-01T02:00:00Z",
      \#(project)"user":{"name":"u","domain":{"id":"\#(domain)"}},"catalog":\#(catalogue)}}
      """#
    return .json(text, status: 201, headers: ["X-Subject-Token": token])
  }
}
