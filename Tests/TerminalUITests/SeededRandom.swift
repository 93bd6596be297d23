/// The same random numbers every time (SplitMix64), so that a failure can be repeated.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// Nasty text: letters, wide and joined characters, marks, controls, anything at all.
  mutating func text(upTo length: Int) -> String {
    let nasty: [Unicode.Scalar] = [
      "a", " ", "é", "作", "名", "👍", "\u{1F3FD}", "\u{200D}", "\u{301}", "\u{FE0F}", "\u{1B}",
      "\n", "\r", "\t", "\u{202E}", "\u{200B}", "\u{E0041}", "\u{1F1E9}", "\u{1112}", "\u{1161}",
      "\u{0}", "\u{7F}", "\u{9B}", "\u{E000}", "\u{FFFF}", "\u{600}",
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...length, using: &self) {
      if Int.random(in: 0..<4, using: &self) > 0 {
        scalars.append(nasty.randomElement(using: &self) ?? "a")
      } else if let any = Unicode.Scalar(UInt32.random(in: 0...0x10FFFF, using: &self)) {
        scalars.append(any)
      }
    }
    return String(scalars)
  }
}
