/// How an id is made from the instant of its birth.
///
/// Job ids of a cloud are not just random: most of them carry the time at which they were made, and
/// a reader may rely on that.
enum IDStamp: Sendable {
  /// Hibernate's layout: `node` (16 hex digits for machine and process), then the milliseconds
  /// in digits 16 to 27, then a counter of four digits.
  case hibernate(node: String, counter: Int)
  /// A UUID of version 1: the 60 bit clock, a clock sequence of 14 bits, 12 hex digits of node.
  case clock(sequence: UInt16, node: String)
  /// An id without time.
  case plain(String)

  func id(at instant: Int64) -> String {
    switch self {
    case .hibernate(let node, let counter):
      return node + hex(UInt64(max(0, instant)), 12) + hex(UInt64(counter & 0xFFFF), 4)
    case .clock(let sequence, let node):
      return Self.version1(at: instant, sequence: sequence, node: node)
    case .plain(let id):
      return id
    }
  }

  /// The stamp of the `number`th sub job of the same job, counted from 1.
  func next(_ number: Int) -> IDStamp {
    switch self {
    case .hibernate(let node, let counter): .hibernate(node: node, counter: counter + number)
    case .clock(let sequence, let node): .clock(sequence: sequence &+ UInt16(number), node: node)
    case .plain(let id): .plain("\(id)-\(number)")
    }
  }

  private static func version1(at instant: Int64, sequence: UInt16, node: String) -> String {
    let reform: UInt64 = 0x01B2_1DD2_1381_4000  // steps of 100 ns from 1582-10-15 to 1970
    let clock = UInt64(max(0, instant)) * 10_000 + UInt64(CloudInstant(instant).ticks) + reform
    let low = hex(clock & 0xFFFF_FFFF, 8)
    let middle = hex((clock >> 32) & 0xFFFF, 4)
    let high = hex((clock >> 48) & 0x0FFF | 0x1000, 4)
    return "\(low)-\(middle)-\(high)-\(hex(UInt64(sequence & 0x3FFF | 0x8000), 4))-\(node)"
  }
}

extension SeededRandom {
  /// A UUID of version 4 in its usual writing.
  mutating func uuid() -> String {
    let variant = pick(["8", "9", "a", "b"])
    return "\(hex(8))-\(hex(4))-4\(hex(3))-\(variant)\(hex(3))-\(hex(12))"
  }

  /// `CS`, the minute in UTC+8, five letters or digits.
  mutating func orderID(at instant: Int64) -> String {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
    return "CS" + CloudInstant(instant).orderMinute + text(5, of: alphabet)
  }
}

private func hex(_ value: UInt64, _ width: Int) -> String {
  let digits = String(value, radix: 16)
  return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
}
