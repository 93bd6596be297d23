/// A time divided into equal stretches, for charts.
struct Stretches {
  private let start: Int64
  private let end: Int64
  private let count: Int

  /// - Parameter count: none for 0 or less.
  init(from start: Instant, to end: Instant, count: Int) {
    self.start = start.milliseconds
    self.end = end.milliseconds
    self.count = max(0, count)
  }

  /// Nothing in any of them yet.
  var empty: [Int] { [Int](repeating: 0, count: count) }

  /// In which stretch an instant lies; nil for one outside. The end belongs to the last.
  @inline(__always)
  func place(of instant: Instant) -> Int? {
    guard count > 0, instant.milliseconds >= start, instant.milliseconds <= end else { return nil }
    let share = Double(instant.milliseconds - start) / Double(max(1, end - start))
    return min(Int(share * Double(count)), count - 1)
  }
}
