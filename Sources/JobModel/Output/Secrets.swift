/// Finds what must not be shown: passwords, keys, tokens, and what is handed to a machine at its start.
package enum Secrets {
  /// In lower case, without the signs between words.
  private static let names = [
    "adminpass", "password", "passwd", "userdata", "token", "secret", "accesskey", "privatekey",
    "credential", "authorization", "signature", "userpassword", "passphrase", "pwd",
  ]
  private static let wholeNames: Set<String> = ["ak", "sk", "pass", "xauthtoken"]
  /// Those that nothing but a word to log in with has. Of others a text names what is no secret:
  /// `secret "web-tls" not found`, `unexpected token '<'`.
  private static let passwords = ["adminpass", "password", "passwd", "passphrase", "pwd"]

  /// Whether what has this name, in whatever spelling, is a secret.
  package static func isSecret(name: String) -> Bool {
    let word = letters(of: name)
    return wholeNames.contains { word.elementsEqual($0.utf8) } || holds(word, oneOf: names)
  }

  /// Whether what has this name is a secret of those that people write about.
  static func isPassword(name: String) -> Bool {
    holds(letters(of: name), oneOf: passwords)
  }

  /// Whether a value without quotes is no secret, whatever its name.
  static func saysNothing(_ value: String) -> Bool { ["null", "true", "false"].contains(value) }

  /// ASCII letters and digits only, in lower case.
  private static func letters(of name: String) -> [UInt8] {
    name.utf8.compactMap { byte in
      if byte &- 0x30 < 10 { return byte }
      let lower = byte | 0x20
      return lower &- 0x61 < 26 && byte < 0x80 ? lower : nil
    }
  }

  private static func holds(_ word: [UInt8], oneOf parts: [String]) -> Bool {
    word.withUnsafeBytes { word in
      parts.contains { part in
        var part = part
        return part.withUTF8 { contains(word, $0) }
      }
    }
  }

  /// Whether it is worth while to look for secrets at all: most answers hold none of these letters.
  package static func mayBe(in bytes: UnsafeRawBufferPointer) -> Bool {
    var at = 0
    while at + 1 < bytes.count {
      defer { at += 1 }
      let (first, second) = (bytes[at] | 0x20, bytes[at + 1] | 0x20)
      // The names of key pairs are the ends of other words too: there it is looked at closer.
      if second == UInt8(ascii: "k"), first == UInt8(ascii: "a") || first == UInt8(ascii: "s"),
        at + 2 < bytes.count, afterName.contains(bytes[at + 2])
      {
        return true
      }
      // An address with a password in it names no secret.
      if bytes[at] == UInt8(ascii: ":"), AddressPassword.range(in: bytes, at: at) != nil {
        return true
      }
      for stem in stems where stem[0] == first && stem[1] == second {
        guard at + stem.count <= bytes.count else { continue }
        if stem.indices.allSatisfy({ bytes[at + $0] | 0x20 == stem[$0] }) { return true }
      }
    }
    return false
  }

  /// One of these is in the name of every secret.
  private static let stems = [
    "pass", "passwd", "user", "token", "secret", "key", "cred", "auth", "sign", "pwd",
  ].map { Array($0.utf8) }
  private static let afterName = Array("\"\\'=: ".utf8)

  private static let beforeValue = Array(":= \t".utf8)

  /// The text with the values of secrets hidden that JSON within it holds, however often its quotes are
  /// escaped: clouds put whole requests into strings.
  package static func hide(in text: String, with hidden: String) -> String {
    // Every name of a secret is followed by one of these somewhere.
    guard text.utf8.contains(where: beforeValue.contains) else { return text }
    let bytes = SecretPairs.hide(in: Array(text.utf8), with: Array(hidden.utf8))
    return SecretScan.text(bytes, with: hidden)
  }
}
