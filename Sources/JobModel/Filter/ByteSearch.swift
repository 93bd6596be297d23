/// An ASCII letter in lower case, any other byte as it is.
@inline(__always)
private func lower(_ byte: UInt8) -> UInt8 {
  byte &- 0x41 < 26 ? byte | 0x20 : byte
}

/// Whether `part`, which is in lower case, occurs in a text.
func contains(_ text: UnsafeRawBufferPointer, _ part: UnsafeBufferPointer<UInt8>) -> Bool {
  guard let first = part.first else { return true }
  guard text.count >= part.count else { return false }
  let other = first &- 0x61 < 26 ? first & ~0x20 : first
  search: for start in 0...(text.count - part.count)
  where text[start] == first || text[start] == other {
    for index in 1..<part.count where lower(text[start + index]) != part[index] { continue search }
    return true
  }
  return false
}

/// Whether the bytes of `wanted` occur in this order, with others between them.
func containsScattered(
  _ text: UnsafeRawBufferPointer, _ wanted: UnsafeBufferPointer<UInt8>
) -> Bool {
  var place = 0
  for byte in text where place < wanted.count && lower(byte) == wanted[place] { place += 1 }
  return place == wanted.count
}

/// Whether a whole text is like `glob`: `*` for anything, `?` for one character.
///
/// Backs up to the last `*` only, which is enough and keeps the time within length times length.
func fitsGlob(_ text: UnsafeRawBufferPointer, _ glob: UnsafeBufferPointer<UInt8>) -> Bool {
  let (star, question) = (UInt8(ascii: "*"), UInt8(ascii: "?"))
  var (at, place) = (0, 0)
  var behindStar: Int?
  var resumed = 0
  while at < text.count {
    if place < glob.count, glob[place] == star {
      place += 1
      behindStar = place
      resumed = at
    } else if place < glob.count, glob[place] == question {
      place += 1
      at = nextCharacter(of: text, after: at)
    } else if place < glob.count, glob[place] == lower(text[at]) {
      place += 1
      at += 1
    } else if let behindStar {
      place = behindStar
      resumed = nextCharacter(of: text, after: resumed)
      at = resumed
    } else {
      return false
    }
  }
  return glob[place...].allSatisfy { $0 == star }
}

/// The place after a character of UTF-8: its first byte and the bytes that go on with it.
private func nextCharacter(of text: UnsafeRawBufferPointer, after start: Int) -> Int {
  var at = start + 1
  while at < text.count, text[at] & 0xc0 == 0x80 { at += 1 }
  return at
}
