/// The few sequences that are sent past ncurses, because it has no words for them.
enum ControlSequences {
  /// Puts a text on the clipboard of the terminal, also across ssh (OSC 52). Terminals refuse more than
  /// about 74,000 bytes, so what is longer is not sent.
  static func copy(_ text: String) -> String {
    let encoded = base64(Array(text.utf8))
    return encoded.utf8.count <= 74_994 ? "\u{1b}]52;c;\(encoded)\u{07}" : ""
  }

  private static func base64(_ bytes: [UInt8]) -> String {
    let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    var at = 0
    while at < bytes.count {
      let rest = min(3, bytes.count - at)
      var group: UInt32 = 0
      for index in 0..<3 {
        group = group << 8 | (index < rest ? UInt32(bytes[at + index]) : 0)
      }
      for index in 0..<4 {
        text.append(
          index <= rest ? digits[Int(group >> (18 - 6 * UInt32(index)) & 63)] : UInt8(ascii: "="))
      }
      at += 3
    }
    return String(decoding: text, as: UTF8.self)
  }
}
