extension JobID {
  /// The instant at which the cloud made this id, for the two layouts that carry it.
  ///
  /// 32 hexadecimal digits of the Hibernate layout hold Unix milliseconds in digits 16 to 27; a UUID of
  /// version 1 holds the 60-bit clock of RFC 9562. Other ids, and instants before 2012 or after 2100, are
  /// taken for random.
  package var created: Instant? {
    let digits = Array(rawValue.utf8)
    switch digits.count {
    case 32: return JobID.hibernateInstant(digits)
    case 36: return JobID.version1Instant(digits)
    default: return nil
    }
  }

  private static func hibernateInstant(_ digits: [UInt8]) -> Instant? {
    guard digits.allSatisfy({ hexValue($0) != nil }), let value = hexNumber(digits[16..<28]) else {
      return nil
    }
    return plausible(Int64(value))
  }

  private static func version1Instant(_ digits: [UInt8]) -> Instant? {
    guard digits[14] == UInt8(ascii: "1"), [8, 13, 18, 23].allSatisfy({ digits[$0] == 0x2d }),
      let low = hexNumber(digits[0..<8]), let middle = hexNumber(digits[9..<13]),
      let high = hexNumber(digits[15..<18])
    else { return nil }
    let ticks = high << 48 | middle << 32 | low
    let from1582To1970: UInt64 = 0x01b2_1dd2_1381_4000
    guard ticks > from1582To1970 else { return nil }
    return plausible(Int64((ticks - from1582To1970) / 10_000))
  }

  private static func plausible(_ milliseconds: Int64) -> Instant? {
    let year2012: Int64 = 1_325_376_000_000
    let year2100: Int64 = 4_102_444_800_000
    return (year2012..<year2100).contains(milliseconds) ? Instant(milliseconds: milliseconds) : nil
  }
}

extension OrderID {
  /// `CS` and the minute of the purchase in UTC+8: `CS2009141523OQSEQ`; older ids have the second too.
  package var created: Instant? {
    let bytes = Array(rawValue.utf8)
    guard bytes.count >= 15, bytes.starts(with: [0x43, 0x53]) else { return nil }
    let digits = bytes.dropFirst(2).prefix { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
    guard digits.count >= 10 else { return nil }
    func pair(_ index: Int) -> Int { digits[index] * 10 + digits[index + 1] }
    let hasSeconds = digits.count == 12 && bytes.count == 17 && pair(10) < 60
    let (year, month, day) = (2000 + pair(0), pair(2), pair(4))
    let (hour, minute, second) = (pair(6), pair(8), hasSeconds ? pair(10) : 0)
    guard (1...12).contains(month), (1...31).contains(day), hour < 24, minute < 60, second < 60
    else {
      return nil
    }
    let days = CivilTime.daysSince1970(year: year, month: month, day: day)
    let seconds = days * 86_400 + Int64(hour * 3600 + minute * 60 + second) - 8 * 3600
    return Instant(milliseconds: seconds * 1000)
  }
}

/// The value of a hexadecimal digit.
func hexValue(_ byte: UInt8) -> UInt8? {
  switch byte {
  case 0x30...0x39: byte - 0x30
  case 0x41...0x46: byte - 0x37
  case 0x61...0x66: byte - 0x57
  default: nil
  }
}

private func hexNumber(_ digits: ArraySlice<UInt8>) -> UInt64? {
  var number: UInt64 = 0
  for digit in digits {
    guard let value = hexValue(digit) else { return nil }
    number = number << 4 | UInt64(value)
  }
  return number
}
