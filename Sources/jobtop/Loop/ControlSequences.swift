import Dashboard
import JobModel

/// The few sequences that are sent past ncurses, which has no calls for them.
enum ControlSequences {
  /// Puts a text on the clipboard of the terminal, also across ssh (OSC 52). What terminals refuse is not sent.
  static func copy(_ text: String) -> String {
    guard text.utf8.count <= Clipboard.mostBytes else { return "" }
    return "\u{1b}]52;c;\(base64(Array(text.utf8)))\u{07}"
  }

  /// Names the window of the terminal (OSC 2). The text is ours, and what it holds of the data is escaped.
  static func title(_ title: String) -> String {
    "\u{1b}]2;\(title.printable)\u{07}"
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
