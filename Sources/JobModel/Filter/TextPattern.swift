/// What a text has to look like. Letter case never counts.
///
/// Texts are looked at as bytes where they lie: a million rows have no time for a million strings.
enum TextPattern: Sendable {
  /// Contains this.
  case part(FoldedText)
  /// Is as a whole like this, with `*` for anything and `?` for one character.
  case glob(FoldedText)
  case regex(CompiledRegex)
  /// Contains these characters in this order, with others between them.
  case fuzzy(FoldedText)

  /// A pattern for the whole text where it has `*` or `?`, else a part of it.
  static func value(_ text: String) -> TextPattern {
    hasWildcard(text) ? .glob(FoldedText(text)) : .part(FoldedText(text))
  }

  /// A part of a text, where `*` and `?` stand for others.
  static func word(_ text: String) -> TextPattern {
    hasWildcard(text) ? .glob(FoldedText("*" + text + "*")) : .part(FoldedText(text))
  }

  private static func hasWildcard(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") }
  }

  /// How much slower it is than looking for a part.
  var cost: Int {
    switch self {
    case .part, .glob, .fuzzy: 1
    case .regex: 100
    }
  }

  func matches(_ bytes: UnsafeRawBufferPointer) -> Bool {
    switch self {
    case .part(let wanted): wanted.folding(bytes, contains)
    case .glob(let wanted): wanted.folding(bytes, fitsGlob)
    case .fuzzy(let wanted): wanted.folding(bytes, containsScattered)
    case .regex(let regex): regex.matches(bytes)
    }
  }

  func matches(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { matches(UnsafeRawBufferPointer($0)) }
  }
}

/// A text to be found in others without regard to letter case.
struct FoldedText: Sendable {
  /// In lower case.
  let bytes: [UInt8]
  /// Then folding the 26 letters of ASCII is all that the other text needs.
  private let isASCII: Bool

  init(_ text: String) {
    bytes = Array(text.lowercased().utf8)
    isASCII = bytes.allSatisfy { $0 < 0x80 }
  }

  /// Hands both texts to `search`, which folds ASCII; other letters are folded here, and only if
  /// they matter.
  @inline(__always)
  func folding(
    _ other: UnsafeRawBufferPointer,
    _ search: (UnsafeRawBufferPointer, UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Bool {
    bytes.withUnsafeBufferPointer { wanted in
      if isASCII || other.allSatisfy({ $0 < 0x80 }) { return search(other, wanted) }
      var lower = String(decoding: other, as: UTF8.self).lowercased()
      return lower.withUTF8 { search(UnsafeRawBufferPointer($0), wanted) }
    }
  }
}
