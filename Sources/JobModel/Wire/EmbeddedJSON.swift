/// JSON that someone put into a text.
enum EmbeddedJSON {
  /// How often a text is tried: each try costs as much as the text is long, at worst.
  private static let maximumTries = 64

  /// Whether a text that is written with escapes has a `{` with one behind it: `{\"name\": …` or `{\n …`.
  static func mayBegin(in escaped: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    while let brace = escaped.first(UInt8(ascii: "{"), from: at) {
      at = brace + 1
      while at < escaped.count, escaped[at] <= 0x20 { at += 1 }
      if at < escaped.count, escaped[at] == UInt8(ascii: "\\") { return true }
    }
    return false
  }

  /// Looks at the outermost objects in a text, one after the other, until one of them gives a result.
  ///
  /// First with one layer of backslashes taken off, where the text was escaped once too often.
  static func first<Result>(
    in bytes: UnsafeRawBufferPointer, _ look: (JSONView) -> Result?
  ) -> Result? {
    guard let brace = bytes.firstIndex(of: UInt8(ascii: "{")) else { return nil }
    let isEscapedTwice = brace + 1 < bytes.count && bytes[brace + 1] == UInt8(ascii: "\\")
    if isEscapedTwice {
      var text = JSONEscapes.resolved(bytes)
      let found = text.withUTF8 { scan(UnsafeRawBufferPointer($0), from: 0, look) }
      if let found { return found }
    }
    return scan(bytes, from: brace, look)
  }

  private static func scan<Result>(
    _ bytes: UnsafeRawBufferPointer, from start: Int, _ look: (JSONView) -> Result?
  ) -> Result? {
    var tape = JSONTape()
    var at = start
    var tries = 0
    while tries < maximumTries, let brace = bytes[at...].firstIndex(of: UInt8(ascii: "{")) {
      tries += 1
      guard let end = try? tape.read(bytes, at: brace) else {
        at = brace + 1
        continue
      }
      if let found = tape.withRoot(of: bytes, at: brace, look) { return found }
      at = end
    }
    return nil
  }
}
