import JobModel
import TerminalUI

/// The newest entries of the log of this run, the oldest first.
struct RecentLog: Sendable {
  static let most = 2000

  private(set) var entries: [LogEntry] = []
  /// How many came before these, so that each entry keeps its number.
  private(set) var earlier = 0

  mutating func add(_ new: [LogEntry]) {
    entries += new
    let excess = entries.count - Self.most
    guard excess > 0 else { return }
    entries.removeFirst(excess)
    earlier += excess
  }

  func selected(in page: LogPage) -> LogEntry? {
    entries.isEmpty ? nil : entries[page.position(in: self)]
  }
}

/// The log as the operator sees it: following its end, or held at an entry further up that stays put
/// whatever comes.
struct LogPage: Sendable {
  /// The number of the selected entry; nil at the end.
  private(set) var held: Int?
  private(set) var window = ScrollWindow(margin: 0)
  /// How many entries had gone when the window was last moved.
  private var earlier = 0

  var isFollowing: Bool { held == nil }

  /// The place of the selected entry.
  func position(in log: RecentLog) -> Int {
    let last = max(0, log.entries.count - 1)
    return held.map { min(max(0, $0 - log.earlier), last) } ?? last
  }

  /// How many entries are newer than those on the screen.
  func below(in log: RecentLog, rows: Int) -> Int {
    log.entries.count - window.visible(count: log.entries.count, rows: rows).upperBound
  }

  mutating func move(by step: Int, in log: RecentLog, rows: Int) {
    let last = log.entries.count - 1
    let place = min(max(0, position(in: log) + step), last)
    held = place >= last ? nil : log.earlier + place
    refit(log, rows: rows)
  }

  /// Keeps the entries that are seen where they are, as long as there are any above the screen to let go.
  mutating func refit(_ log: RecentLog, rows: Int) {
    window.top = max(0, window.top - (log.earlier - earlier))
    earlier = log.earlier
    window.reveal(position(in: log), count: log.entries.count, rows: rows)
  }
}

extension AppState {
  mutating func take(_ entries: [LogEntry]) { log.add(entries) }

  /// Whether a message can change anything on the screen: what the program does goes on all the time, and
  /// is hardly ever looked at.
  package func isShown(_ message: Message) -> Bool {
    guard case .log = message else { return true }
    return held == nil && views.last { $0.kind != .themes }?.kind == .log
  }
}
