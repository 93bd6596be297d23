/// An instant of the simulated cloud, and the ways in which its services write one down.
///
/// All of them count in UTC, except the order service, which lives in UTC+8.
struct CloudInstant: Sendable {
  /// Since 1970 UTC.
  let milliseconds: Int64

  init(_ milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// `2024-05-05T10:00:00.604Z`
  var isoMilliseconds: String { "\(date)T\(time).\(padded(fraction, 3))Z" }
  /// `2024-05-05T10:00:00Z`
  var isoSeconds: String { "\(date)T\(time)Z" }
  /// `2024-05-05T10:00:00+0000`
  var isoOffset: String { "\(date)T\(time)+0000" }
  /// `2024-05-05T10:00:00`
  var isoBare: String { "\(date)T\(time)" }
  /// `2024-05-05T10:00:00.604113`, the form without a zone that Python services write.
  var isoMicroseconds: String { "\(date)T\(time).\(padded(fraction, 3))\(padded(ticks / 10, 3))" }
  /// `1718777931170`
  var epochText: String { String(milliseconds) }

  /// `2020-02-02 08:12:40.672772389 +0000 UTC`: how Go prints a time, trailing zeros left out.
  var goText: String {
    var digits = padded(fraction, 3) + padded(ticks, 4) + padded(ticks % 89, 2)
    while digits.utf8.count > 6, digits.hasSuffix("0") {
      digits.removeLast()
    }
    return "\(date) \(time).\(digits) +0000 UTC"
  }

  /// `Sun, 06 Nov 1994 08:49:37 GMT`, the `Date` header of HTTP.
  var httpDate: String {
    let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
    let months = [
      "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    let parts = civil
    let weekday = weekdays[Int(((day % 7) + 7) % 7)]
    let month = months[Int(parts.month) - 1]
    return "\(weekday), \(padded(parts.day, 2)) \(month) \(parts.year) \(time) GMT"
  }

  /// `2405051800`: the minute in UTC+8 that order ids carry.
  var orderMinute: String {
    let there = CloudInstant(milliseconds + 8 * 3_600_000)
    let parts = there.civil
    let seconds = there.secondOfDay
    return padded(parts.year % 100, 2) + padded(parts.month, 2) + padded(parts.day, 2)
      + padded(seconds / 3600, 2) + padded(seconds / 60 % 60, 2)
  }

  /// Steps of 100 ns after the millisecond: invented, but the same wherever this instant is written.
  var ticks: Int64 {
    Int64((UInt64(bitPattern: milliseconds) &* 0x9E37_79B9_7F4A_7C15) >> 32) % 10_000
  }
}

extension CloudInstant {
  private var date: String {
    let parts = civil
    return "\(padded(parts.year, 4))-\(padded(parts.month, 2))-\(padded(parts.day, 2))"
  }

  private var time: String {
    let seconds = secondOfDay
    return "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
  }

  private var fraction: Int64 { milliseconds - second * 1000 }
  private var second: Int64 { floored(milliseconds, 1000) }
  private var day: Int64 { floored(second, 86_400) }
  private var secondOfDay: Int64 { second - day * 86_400 }

  /// Year, month and day of the Gregorian calendar, counted in eras of 400 years from 1 March.
  private var civil: (year: Int64, month: Int64, day: Int64) {
    let shifted = day + 719_468
    let era = floored(shifted, 146_097)
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * marchMonth + 2) / 5 + 1)
  }
}

private func floored(_ value: Int64, _ divisor: Int64) -> Int64 {
  value >= 0 ? value / divisor : (value - divisor + 1) / divisor
}

private func padded(_ value: Int64, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
