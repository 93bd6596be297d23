/// What a text has to look like. Letter case never counts.
enum TextPattern: Sendable {
  /// Contains these bytes, which are in lower case.
  case part([UInt8])
  /// Is as a whole like this, with `*` for anything and `?` for one character.
  case glob([Character])
  case regex(CompiledRegex)
  /// Contains these characters in this order, with others between them.
  case fuzzy([Character])

  init(_ text: String) {
    let lower = text.lowercased()
    self = lower.contains(where: { "*?".contains($0) }) ? .glob(Array(lower)) : .part(Array(lower.utf8))
  }

  func matches(_ reference: TextReference, of row: JobRow) -> Bool {
    guard reference != .none else { return false }
    switch self {
    case .part(let part):
      return row.texts.withBytes(of: reference) { Self.contains($0, part) }
    case .glob, .regex, .fuzzy:
      return row.texts[reference].map(matches) ?? false
    }
  }

  func matches(_ text: String) -> Bool {
    switch self {
    case .part(let part):
      var text = text
      return text.withUTF8 { Self.contains(UnsafeRawBufferPointer($0), part) }
    case .glob(let glob): return Self.fits(Array(text.lowercased()), glob)
    case .regex(let regex): return regex.matches(text)
    case .fuzzy(let wanted):
      var rest = wanted[...]
      for character in text.lowercased() where character == rest.first { rest.removeFirst() }
      return rest.isEmpty
    }
  }

  private static func contains(_ bytes: UnsafeRawBufferPointer, _ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    guard bytes.count >= part.count else { return false }
    search: for start in 0...(bytes.count - part.count) where lower(bytes[start]) == first {
      for index in 1..<part.count where lower(bytes[start + index]) != part[index] {
        continue search
      }
      return true
    }
    return false
  }

  @inline(__always)
  private static func lower(_ byte: UInt8) -> UInt8 {
    (0x41...0x5a).contains(byte) ? byte | 0x20 : byte
  }

  /// Backs up to the last `*` only, which is enough and keeps the time within length times length.
  private static func fits(_ text: [Character], _ glob: [Character]) -> Bool {
    var (at, place) = (0, 0)
    var star: Int?
    var resumed = 0
    while at < text.count {
      if place < glob.count, glob[place] == "?" || glob[place] == text[at], glob[place] != "*" {
        at += 1
        place += 1
      } else if place < glob.count, glob[place] == "*" {
        star = place
        resumed = at
        place += 1
      } else if let star {
        place = star + 1
        resumed += 1
        at = resumed
      } else {
        return false
      }
    }
    return glob[place...].allSatisfy { $0 == "*" }
  }
}

/// A regular expression.
struct CompiledRegex: Sendable {
  /// `Regex` is a value that never changes after it is made, but the library does not say so with
  /// `Sendable`; making it anew for every row would cost more than the match.
  nonisolated(unsafe) private let regex: Regex<AnyRegexOutput>

  /// - Throws: what the standard library says about the pattern.
  init(_ pattern: String) throws {
    regex = try Regex(pattern).ignoresCase()
  }

  func matches(_ text: String) -> Bool {
    text.firstMatch(of: regex) != nil
  }
}
