/// Reads the pages and plain texts that proxies and gateways send instead of JSON.
enum PageReader {
  /// What the start of a text says about it.
  enum Begin {
    case page, other
    /// Too short to tell.
    case undecided
  }

  /// A page is not longer than this; what follows is read as any other text.
  static let maximumLength = 1 << 20

  static func begin(of bytes: UnsafeRawBufferPointer) -> Begin {
    let start = bytes.firstIndex { $0 > 0x20 && $0 < 0x80 } ?? bytes.count
    guard start < 1024 else { return .other }
    for opening in ["<html", "<!doctype html"] {
      var agreeing = 0
      for (byte, expected) in zip(bytes[start...], opening.utf8) {
        guard byte == expected || byte | 0x20 == expected else { break }
        agreeing += 1
      }
      if agreeing == opening.utf8.count { return .page }
      if start + agreeing == bytes.count { return .undecided }
    }
    return .other
  }

  /// How long the page is at the start of a text; nil when its end has not come yet.
  static func length(of bytes: UnsafeRawBufferPointer, isLast: Bool) -> Int? {
    let window = UnsafeRawBufferPointer(rebasing: bytes.prefix(maximumLength))
    if let end = end(of: window) { return end }
    return isLast || bytes.count >= maximumLength ? window.count : nil
  }

  private static func end(of bytes: UnsafeRawBufferPointer) -> Int? {
    let closing = Array("</html>".utf8)
    var at = 0
    while at + closing.count <= bytes.count {
      if bytes[at] == closing[0],
        closing.indices.allSatisfy({ bytes[at + $0] | 0x20 == closing[$0] | 0x20 })
      {
        return at + closing.count
      }
      at += 1
    }
    return nil
  }

  /// The page as an error: its status is the code, its words are the message.
  static func error(_ bytes: UnsafeRawBufferPointer, httpStatus: Int?) -> JobError {
    let words = words(of: String(decoding: bytes.prefix(20_000), as: UTF8.self))
    let status = words.split(separator: " ").first { $0.count == 3 && Int($0) ?? 0 >= 400 }
    let message = String(words.prefix(200))
    return JobError(
      code: httpStatus.map(String.init) ?? status.map(String.init),
      message: message.isEmpty ? nil : message)
  }

  /// The text between the tags, once each: pages repeat their title as a heading.
  private static func words(of page: String) -> String {
    var texts: [String] = []
    for (index, piece) in page.split(separator: "<", omittingEmptySubsequences: false).enumerated()
    {
      let name = piece.prefix { $0 != ">" && $0 != " " }.lowercased()
      guard index == 0 || name != "script" && name != "style" else { continue }
      let close = index == 0 ? nil : piece.firstIndex(of: ">")
      guard index == 0 || close != nil else { continue }
      let text = close.map { piece[piece.index(after: $0)...] } ?? piece
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty, !texts.contains(words) { texts.append(words) }
    }
    return texts.joined(separator: " ")
  }
}
