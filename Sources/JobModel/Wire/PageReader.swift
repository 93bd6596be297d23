/// Reads the pages that proxies and gateways send instead of JSON.
enum PageReader {
  /// Whether a text begins like an HTML page.
  static func isPage(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var start = bytes.startIndex
    while start < bytes.endIndex, bytes[start] <= 0x20 || bytes[start] >= 0xef { start += 1 }
    let head = String(decoding: bytes[start...].prefix(14), as: UTF8.self).lowercased()
    return head.hasPrefix("<html") || head.hasPrefix("<!doctype html")
  }

  /// The page as an error: the status in its title is the code, its words are the message.
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
    var texts: [Substring] = []
    for piece in page.split(separator: "<") {
      let name = piece.prefix { $0 != ">" && $0 != " " }.lowercased()
      guard name != "script", name != "style" else { continue }
      guard let close = piece.firstIndex(of: ">") else { continue }
      let text = piece[piece.index(after: close)...]
      let words = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      if !words.isEmpty, !texts.contains(words[...]) { texts.append(words[...]) }
    }
    return texts.joined(separator: " ")
  }
}
