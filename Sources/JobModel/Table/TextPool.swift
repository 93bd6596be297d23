/// Where a text lies in a `TextPool`.
package struct TextReference: Hashable, Sendable {
  fileprivate(set) var start: UInt32

  /// No text at all, which is not the same as an empty one.
  package static let none = TextReference(0)

  fileprivate init(_ start: Int) { self.start = UInt32(truncatingIfNeeded: start) }
}

/// The texts of a table, one after the other in blocks of bytes, so that a million short strings are
/// a few hundred blocks instead of a million objects.
///
/// Texts are never changed or taken out. Those that repeat (types, services, codes) are kept once.
package struct TextPool: Sendable {
  private static let blockShift: UInt32 = 18
  private static let blockSize = 1 << Int(blockShift)
  private static let longest = 60_000

  private var blocks: [[UInt8]] = []
  /// Where the texts lie that are kept once, by their hash: no second copy of them as keys.
  private var interned = RowIndex()

  package init() {}

  /// Keeps a text that is likely to be unique. What is longer than 60,000 bytes is cut.
  package mutating func add(_ text: String?) -> TextReference {
    guard var text else { return .none }
    return text.withUTF8 { bytes in append(UnsafeRawBufferPointer(bytes)) }
  }

  /// Keeps a text that takes the place of another one, which is usually the same.
  package mutating func keep(
    _ text: String?, instead known: TextReference
  ) -> TextReference {
    self[known] == text ? known : add(text)
  }

  /// Keeps a text that is likely to come again, once.
  package mutating func intern(_ text: String?) -> TextReference {
    guard let text else { return .none }
    if let known = interned.first(of: text, where: { isEqual(text, at: TextReference($0)) }) {
      return TextReference(known)
    }
    let reference = add(text)
    interned.insert(Int(reference.start), for: text)
    return reference
  }

  package subscript(reference: TextReference) -> String? {
    guard reference != .none else { return nil }
    return withBytes(of: reference) { String(decoding: $0, as: UTF8.self) }
  }

  /// The bytes of a text; empty for `none`.
  package func withBytes<Result>(
    of reference: TextReference, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    guard reference != .none else { return body(UnsafeRawBufferPointer(start: nil, count: 0)) }
    let block = Int(reference.start >> Self.blockShift)
    let offset = Int(reference.start) & (Self.blockSize - 1)
    return blocks[block].withUnsafeBytes { bytes in
      let length = Int(bytes[offset]) | Int(bytes[offset + 1]) << 8
      return body(UnsafeRawBufferPointer(rebasing: bytes[offset + 2..<offset + 2 + length]))
    }
  }

  /// Compares the bytes: no text has to be made for that.
  func isEqual(_ text: String, at reference: TextReference) -> Bool {
    withBytes(of: reference) { known in
      var text = text
      return text.withUTF8 { known.elementsEqual(UnsafeRawBufferPointer($0)) }
    }
  }

  private mutating func append(_ bytes: UnsafeRawBufferPointer) -> TextReference {
    var length = min(bytes.count, Self.longest)
    // Cut between two characters, never inside one.
    while length < bytes.count, length > 0, bytes[length] & 0xc0 == 0x80 { length -= 1 }
    if blocks.isEmpty || blocks[blocks.count - 1].count + length + 2 > Self.blockSize {
      var block: [UInt8] = []
      block.reserveCapacity(Self.blockSize)
      // The very first byte is spent, so that no text ever starts at 0, which means `none`.
      if blocks.isEmpty { block.append(0) }
      blocks.append(block)
    }
    let block = blocks.count - 1
    let start = UInt32(block) << Self.blockShift | UInt32(blocks[block].count)
    blocks[block].append(UInt8(length & 0xff))
    blocks[block].append(UInt8(length >> 8))
    blocks[block].append(contentsOf: bytes[..<length])
    return TextReference(Int(start))
  }
}
