import JobModel

/// Writes points in time as people read them, beside the one that is now.
struct TimeText {
  var now: Instant
  /// Seconds east of UTC at a moment.
  var offset: @Sendable (Instant) -> Int

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// At most 8 columns: `07:14` today, `20 Nov` within a year, else `Nov 2024`.
  func short(_ instant: Instant) -> String {
    let time = civil(instant)
    let today = civil(now)
    if (time.year, time.month, time.day) == (today.year, today.month, today.day) {
      return clock(time)
    }
    return isFar(instant) ? month(time) + " \(time.year)" : date(time)
  }

  /// At most 12 columns: `07:14:02` today, `20 Nov 18:20` within a year, else `20 Nov 2024`.
  func medium(_ instant: Instant) -> String {
    let time = civil(instant)
    let today = civil(now)
    if (time.year, time.month, time.day) == (today.year, today.month, today.day) {
      return clock(time) + ":" + padded(time.second, 2)
    }
    return isFar(instant) ? date(time) + " \(time.year)" : date(time) + " " + clock(time)
  }

  /// `21 Nov 2026 07:14:02.604`
  func long(_ instant: Instant) -> String {
    let time = civil(instant)
    return date(time) + " \(time.year) " + precise(time)
  }

  /// `07:14:02.604`
  func precise(_ instant: Instant) -> String { precise(civil(instant)) }

  /// `07:14:02`
  func seconds(_ instant: Instant) -> String {
    let time = civil(instant)
    return clock(time) + ":" + padded(time.second, 2)
  }

  /// Whether both lie on the same day.
  func isSameDay(_ one: Instant, _ other: Instant) -> Bool {
    let (first, second) = (civil(one), civil(other))
    return (first.year, first.month, first.day) == (second.year, second.month, second.day)
  }

  private func civil(_ instant: Instant) -> CivilTime {
    CivilTime(instant, offset: offset(instant))
  }

  private func isFar(_ instant: Instant) -> Bool {
    abs((now - instant).milliseconds) > 300 * 86_400_000
  }

  private func clock(_ time: CivilTime) -> String {
    padded(time.hour, 2) + ":" + padded(time.minute, 2)
  }

  private func precise(_ time: CivilTime) -> String {
    clock(time) + ":" + padded(time.second, 2) + "." + padded(time.millisecond, 3)
  }

  private func date(_ time: CivilTime) -> String {
    padded(time.day, 2) + " " + month(time)
  }

  private func month(_ time: CivilTime) -> String {
    Self.months[min(max(time.month - 1, 0), 11)]
  }
}

extension Span {
  /// For what is still going on: whole seconds, so that nothing changes more often.
  var ticking: String {
    milliseconds < 60_000 ? "\(max(0, milliseconds / 1000))s" : short
  }

  /// How long until the `ticking` text of this span, which grows, becomes another.
  var untilNextTick: Span {
    let step: Int64 =
      switch milliseconds {
      case ..<3_600_000: 1000
      case ..<86_400_000: 60_000
      default: 3_600_000
      }
    return Span(milliseconds: step - milliseconds % step)
  }
}

extension Int {
  /// With blanks between the thousands from 10,000 on: `1 250 000`.
  var grouped: String {
    guard abs(self) >= 10_000 else { return String(self) }
    var digits = Array(String(abs(self)))
    var place = digits.count - 3
    while place > 0 {
      digits.insert(" ", at: place)
      place -= 3
    }
    return (self < 0 ? "-" : "") + String(digits)
  }

  /// `1 job`, `2 jobs`.
  func counted(_ noun: String, _ plural: String? = nil) -> String {
    grouped + " " + (self == 1 ? noun : plural ?? noun + "s")
  }

  /// At most five columns: `999`, `1250`, `12.5k`, `250k`, `1.2M`.
  var compact: String {
    switch self {
    case ..<10_000: String(self)
    case ..<100_000: "\(self / 1000).\(self % 1000 / 100)k"
    case ..<1_000_000: "\(self / 1000)k"
    default: "\(self / 1_000_000).\(self % 1_000_000 / 100_000)M"
    }
  }
}
