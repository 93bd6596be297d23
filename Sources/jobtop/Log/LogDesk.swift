import Dispatch
import JobModel

/// Handles the entries of the log one by one.
struct LogDesk: ~Copyable {
  /// Is given what was written since the last time.
  var reader: (@Sendable ([LogEntry]) -> Void)?
  /// Whether the next time to hand something on has been set.
  var isHandingOn = false
  private var nextTime = DispatchTime(uptimeNanoseconds: 0)
  private var news: [LogEntry] = []
  private var file: LogFile?
  private var isWritable = true
  private let now: @Sendable () -> Instant

  /// More than anyone reads.
  private static let mostNews = 2000
  private static let pause = DispatchTimeInterval.milliseconds(250)
  private static let longestText = 4000

  init(path: String?, now: @escaping @Sendable () -> Instant) {
    file = path.map { LogFile(path: $0) }
    self.now = now
  }

  mutating func write(_ entries: [LogEntry], lost: Int) {
    for entry in entries { write(entry) }
    if lost > 0 {
      write(LogEntry(.warning, "\(lost) entries came too fast to be written", at: now()))
    }
    if reader == nil, news.count > Self.mostNews { news.removeFirst(news.count - Self.mostNews) }
  }

  private mutating func write(_ entry: LogEntry) {
    var entry = entry
    entry.text = entry.text.cut(to: Self.longestText)
    news.append(entry)
    do throws(LogFileError) {
      try file?.append(entry.line)
      isWritable = true
    } catch {
      // Said once: it will not change, and does not concern someone who only wants to see jobs.
      if isWritable {
        let text = "these lines are not being saved: \(error)"
        news.append(LogEntry(.warning, text, at: entry.time))
      }
      isWritable = false
    }
  }

  /// Passes on what is new, unless that was done a moment ago.
  ///
  /// - Returns: when to try again.
  mutating func handOn(at time: DispatchTime) -> DispatchTime? {
    guard let reader, !news.isEmpty, !isHandingOn else { return nil }
    guard time >= nextTime else {
      isHandingOn = true
      return nextTime
    }
    nextTime = time + Self.pause
    reader(news)
    news = []
    return nil
  }
}
