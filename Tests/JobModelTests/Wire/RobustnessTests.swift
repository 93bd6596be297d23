import JobModel
import Testing

/// Whatever the bytes are: the reader ends, and does not trap.
@Suite struct RobustnessTests {
  @Test(arguments: Fixture.all)
  func everyBeginningOfAnAnswer(fixture: Fixture) {
    for count in 0...fixture.bytes.count {
      for reading in readings(in: Array(fixture.bytes[..<count])) {
        #expect(reading.offset >= 0 && reading.offset + reading.length <= count)
      }
    }
  }

  @Test(arguments: Fixture.all)
  func everyEndOfAnAnswer(fixture: Fixture) {
    for start in stride(from: 0, to: fixture.bytes.count, by: 3) {
      _ = readings(in: Array(fixture.bytes[start...]))
    }
  }

  @Test(arguments: Fixture.all)
  func mutations(fixture: Fixture) {
    var random = SeededRandom(state: 42)
    for round in 0..<600 {
      var bytes = fixture.bytes
      for _ in 0...(round % 5) { random.mutate(&bytes) }
      let whole = readings(in: bytes)
      for reading in whole { _ = JSONText.compact(output(reading)) }
      if round % 20 == 0 { #expect(readings(in: bytes, pieces: 1 + round % 91) == whole) }
    }
  }

  private func output(_ reading: Reading) -> PlainValue {
    if case .job(let job) = reading.observation {
      job.plainValue(source: nil, url: nil)
    } else {
      .null
    }
  }
}

/// SplitMix64: the same mutations every time.
private struct SeededRandom {
  var state: UInt64

  mutating func next(below bound: Int) -> Int {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return Int((value ^ (value >> 31)) % UInt64(bound))
  }

  mutating func mutate(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else { return }
    let at = next(below: bytes.count)
    switch next(below: 6) {
    case 0: bytes[at] = UInt8(next(below: 256))
    case 1: bytes.remove(at: at)
    case 2: bytes.insert(Array("{}[]\",:\\0-tn\n".utf8)[next(below: 13)], at: at)
    case 3: bytes.removeSubrange(at..<min(bytes.count, at + next(below: 40)))
    case 4:
      bytes.insert(
        contentsOf: bytes[at..<min(bytes.count, at + next(below: 40))], at: next(below: bytes.count)
      )
    default: bytes.swapAt(at, next(below: bytes.count))
    }
  }
}
