/// A small repeatable source of chance (SplitMix64): the same seed lives the same life.
///
/// Swift's own `random(in:using:)` may change its arithmetic between releases, so the few draws
/// that the simulation needs are written out here.
package struct SeededRandom: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    state = seed
  }

  /// A source of its own for one thing, so that draws made elsewhere cannot change its fate.
  init(seed: UInt64, branch: UInt64) {
    var trunk = SeededRandom(seed: seed ^ (branch &* 0xD6E8_FEB8_6659_FD93))
    state = trunk.next() ^ branch
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number from 0 to `bound - 1`; `bound` must be positive.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func between(_ range: ClosedRange<Int64>) -> Int64 {
    range.lowerBound + Int64(below(Int(range.upperBound - range.lowerBound) + 1))
  }

  /// A number from 0 up to, but not including, 1.
  package mutating func unit() -> Double {
    Double(next() >> 11) * 0x1p-53
  }

  mutating func chance(_ probability: Double) -> Bool {
    unit() < probability
  }

  /// One of the choices, of which there must be at least one.
  mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    choices[below(choices.count)]
  }

  mutating func shuffle<Element>(_ elements: inout [Element]) {
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, below(last + 1))
    }
  }

  /// Lower case hexadecimal digits.
  mutating func hex(_ count: Int) -> String {
    text(count, of: Array("0123456789abcdef".utf8))
  }

  /// `count` characters out of an ASCII alphabet.
  mutating func text(_ count: Int, of alphabet: [UInt8]) -> String {
    var bytes: [UInt8] = []
    for _ in 0..<count {
      bytes.append(pick(alphabet))
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A factor around 1 with a long tail to the right, as durations in a cloud have.
  ///
  /// Read from quantiles of a lognormal distribution: the standard library has no logarithm.
  mutating func spread() -> Double {
    let quantiles = [0.55, 0.70, 0.79, 0.87, 0.94, 1.0, 1.07, 1.16, 1.28, 1.48, 2.1]
    let place = unit() * Double(quantiles.count - 1)
    let step = Int(place)
    return quantiles[step] + (quantiles[step + 1] - quantiles[step]) * (place - Double(step))
  }
}

/// The same number for the same text on every machine and in every run (FNV-1a).
func stableHash(_ text: String, _ salt: UInt64 = 0) -> UInt64 {
  var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ salt
  for byte in text.utf8 {
    hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
  return hash
}
