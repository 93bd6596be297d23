import JobModel

/// Lets requests to one host through no faster than its rate, whoever sends them.
package actor HostGate {
  /// Between two requests to one host.
  private let interval: Span
  private let timekeeper: Timekeeper
  /// The first moment at which each host may get its next request.
  private var free: [String: Instant] = [:]
  private var last = Instant(milliseconds: 0)

  /// - Parameter rate: requests a second to one host.
  package init(rate: Double, timekeeper: Timekeeper) {
    interval = Span(milliseconds: Int64((1000 / max(rate, 0.001)).rounded(.up)))
    self.timekeeper = timekeeper
  }

  /// Lets everything through at once.
  package static let unlimited = HostGate(rate: .infinity, timekeeper: .system)

  /// Waits until the host may get a request.
  func pass(to host: String) async {
    let now = timekeeper.now()
    // A clock that was set back must not make anybody wait until it has caught up.
    if now < last { free = [:] }
    last = now
    let turn = max(free[host] ?? now, now)
    // Reserved before waiting, so that those who come meanwhile queue behind.
    free[host] = turn + interval
    if turn > now { await timekeeper.sleep(turn - now) }
  }
}
