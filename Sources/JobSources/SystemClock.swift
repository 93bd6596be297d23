import Glibc
package import JobModel

extension Timekeeper {
  /// The clock on the wall.
  package static let system = Timekeeper(
    now: { Instant(milliseconds: wallMilliseconds()) },
    sleep: { span in try? await Task.sleep(for: .milliseconds(span.milliseconds)) })

  /// A clock that starts at `start` and runs `speed` times as fast as the one on the wall.
  package static func accelerated(from start: Instant, speed: Double) -> Timekeeper {
    let begin = wallMilliseconds()
    return Timekeeper(
      now: {
        start + Span(milliseconds: Int64(Double(wallMilliseconds() - begin) * speed))
      },
      sleep: { span in
        let milliseconds = max(1, Int64(Double(span.milliseconds) / speed))
        try? await Task.sleep(for: .milliseconds(milliseconds))
      })
  }
}

private func wallMilliseconds() -> Int64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
}

extension Instant {
  /// This moment, by the clock on the wall.
  package static var system: Instant { Timekeeper.system.now() }

  /// The time since this machine was started, its sleep included: no correction of the clock on the wall
  /// moves it. Only good for differences.
  package static var uptime: Instant {
    var time = timespec()
    clock_gettime(CLOCK_BOOTTIME, &time)
    return Instant(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
