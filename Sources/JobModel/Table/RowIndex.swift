/// Finds rows by an id without keeping the id a second time: open addressing over hash values.
struct RowIndex: Sendable {
  /// Row number + 1, and the upper half of the hash; 0 is a free slot.
  private var slots: [UInt64] = []
  private var used = 0

  /// The row that was entered for `key`; `matches` compares with the row itself.
  func first(of key: String, where matches: (Int) -> Bool) -> Int? {
    guard !slots.isEmpty else { return nil }
    let hash = Self.hash(key)
    var slot = Int(hash & UInt64(slots.count - 1))
    while slots[slot] != 0 {
      let row = Int(slots[slot] & 0xffff_ffff) - 1
      if slots[slot] >> 32 == hash >> 32, matches(row) { return row }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  mutating func insert(_ row: Int, for key: String) {
    if (used + 1) * 4 > slots.count * 3 { grow() }
    let hash = Self.hash(key)
    place(hash & ~0xffff_ffff | UInt64(row + 1), low: hash)
    used += 1
  }

  private mutating func place(_ entry: UInt64, low: UInt64) {
    var slot = Int(low & UInt64(slots.count - 1))
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = entry
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: max(64, old.count * 2))
    for entry in old where entry != 0 { place(entry, low: entry >> 32) }
  }

  /// FNV-1a over eight bytes at a time, folded so that the upper half alone decides the slot: it is all that
  /// a slot remembers.
  private static func hash(_ key: String) -> UInt64 {
    var key = key
    return key.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var at = 0
      while at + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self)
        // The product carries only upwards: the upper bits have to come down before the next word.
        hash = (hash ^ word) &* 0x9e37_79b9_7f4a_7c15
        hash ^= hash >> 32
        at += 8
      }
      for byte in bytes[at...] { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      // And once more, so that the last word counts too: ids often differ only there.
      let half = ((hash ^ hash >> 32) &* 0x9e37_79b9_7f4a_7c15) >> 32
      return half << 32 | half
    }
  }
}
