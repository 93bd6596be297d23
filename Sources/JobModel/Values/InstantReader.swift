/// Reads every form in which the clouds write a time.
///
/// - `2024-05-05T10:00:00.604Z`, with any number of fraction digits, and with `T` or a blank
/// - the same with `+0000`, `+08:00` or nothing, which means UTC
/// - `2020-02-02 08:12:40.672772389 +0000 UTC`, as Go prints it
/// - `12/01/2016 11:24:04 GMT+08:00`, month first
/// - milliseconds or seconds since 1970, as a number or as digits in a text
///
/// Fractions finer than a millisecond are cut off.
enum InstantReader {
  static func instant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    var reader = FieldReader(bytes: bytes)
    if bytes.count >= 19, bytes[4] == UInt8(ascii: "-") { return reader.isoInstant() }
    if bytes.count >= 19, bytes[2] == UInt8(ascii: "/") { return reader.slashedInstant() }
    return epochInstant(bytes)
  }

  private static func epochInstant(_ bytes: UnsafeRawBufferPointer) -> Instant? {
    guard (9...13).contains(bytes.count), bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    let number = bytes.reduce(Int64(0)) { $0 * 10 + Int64($1 - 0x30) }
    switch bytes.count {
    case 9, 10: return Instant(milliseconds: number * 1000)
    default: return Instant(milliseconds: number)
    }
  }

  private struct FieldReader {
    let bytes: UnsafeRawBufferPointer
    var at = 0

    init(bytes: UnsafeRawBufferPointer) {
      self.bytes = bytes
    }

    mutating func isoInstant() -> Instant? {
      guard let year = number(4), take("-"), let month = number(2), take("-"),
        let day = number(2), take("T") || take(" ") || take("t")
      else { return nil }
      return instant(year: year, month: month, day: day)
    }

    mutating func slashedInstant() -> Instant? {
      guard let month = number(2), take("/"), let day = number(2), take("/"), let year = number(4),
        take(" ")
      else { return nil }
      return instant(year: year, month: month, day: day)
    }

    private mutating func instant(year: Int, month: Int, day: Int) -> Instant? {
      // The year 1 is how Go writes that there is no time.
      guard year >= 1970, let hour = number(2), take(":"), let minute = number(2), take(":"),
        let second = number(2), (1...12).contains(month),
        hour < 24 || hour == 24 && minute + second == 0,
        minute < 60, second <= 60, (1...CivilTime.days(ofMonth: month, year: year)).contains(day)
      else { return nil }
      let fraction = milliseconds()
      guard let offset = offset() else { return nil }
      let days = CivilTime.daysSince1970(year: year, month: month, day: day)
      let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
      return Instant(milliseconds: seconds * 1000 + Int64(fraction))
    }

    private mutating func milliseconds() -> Int {
      guard take(".") || take(",") else { return 0 }
      var value = 0
      var digits = 0
      while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
        if digits < 3 { value = value * 10 + Int(bytes[at] - 0x30) }
        digits += 1
        at += 1
      }
      while digits < 3 {
        value *= 10
        digits += 1
      }
      return value
    }

    /// Seconds east of UTC; nil for a zone that is not understood.
    private mutating func offset() -> Int? {
      while take(" ") {}
      if at == bytes.count || take("Z") || take("z") { return 0 }
      if take("GMT") || take("UTC"), at == bytes.count { return 0 }
      let sign: Int
      if take("+") { sign = 1 } else if take("-") { sign = -1 } else { return nil }
      guard let hours = number(2) else { return nil }
      _ = take(":")
      return sign * (hours * 3600 + (number(2) ?? 0) * 60)
    }

    private mutating func number(_ digits: Int) -> Int? {
      guard at + digits <= bytes.count else { return nil }
      var value = 0
      for byte in bytes[at..<at + digits] {
        guard (0x30...0x39).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 0x30)
      }
      at += digits
      return value
    }

    private mutating func take(_ word: StaticString) -> Bool {
      let length = word.utf8CodeUnitCount
      guard at + length <= bytes.count else { return false }
      for index in 0..<length where bytes[at + index] != word.utf8Start[index] { return false }
      at += length
      return true
    }
  }
}

extension Instant {
  /// Reads any of the forms in which the clouds write a time.
  package init?(parsing text: String) {
    var text = text
    guard let instant = text.withUTF8({ InstantReader.instant(UnsafeRawBufferPointer($0)) }) else {
      return nil
    }
    self = instant
  }
}
