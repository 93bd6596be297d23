/// The password in an address: `https://user:password@host`.
enum AddressPassword {
  /// Where it stands, behind the colon of `://` that is at this place.
  static func range(in bytes: UnsafeRawBufferPointer, at colon: Int) -> Range<Int>? {
    guard let user = afterSlashes(in: bytes, at: colon + 1) else { return nil }
    var start: Int?
    var end: Int?
    var isPort = true
    for place in user..<bytes.count {
      switch bytes[place] {
      // Of several signs the last one is before the host: there is none in the name of a host.
      case UInt8(ascii: "@"): if start != nil { end = place }
      case UInt8(ascii: ":") where start == nil:
        start = place + 1
        continue
      // Some write these into passwords as they are. Behind a port they begin something else.
      case UInt8(ascii: "?") where start == nil || isPort,
        UInt8(ascii: "#") where start == nil || isPort:
        return nil
      case 0...0x20, UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "'"):
        return password(from: start, to: end)
      default: break
      }
      if start != nil, !(0x30...0x39).contains(bytes[place]) { isPort = false }
    }
    return password(from: start, to: end)
  }

  private static func password(from start: Int?, to end: Int?) -> Range<Int>? {
    guard let start, let end else { return nil }
    return start..<end
  }

  /// Behind two slashes, which some JSON writes with backslashes before them.
  private static func afterSlashes(in bytes: UnsafeRawBufferPointer, at start: Int) -> Int? {
    var place = start
    for _ in 0..<2 {
      while place < bytes.count, bytes[place] == UInt8(ascii: "\\") { place += 1 }
      guard place < bytes.count, bytes[place] == UInt8(ascii: "/") else { return nil }
      place += 1
    }
    return place
  }
}
