/// When the users of the cloud call, and what they ask for.
struct SubmissionRhythm: Sendable {
  struct Call: Sendable {
    var instant: Int64
    var card: FateCard
  }

  private var random: SeededRandom
  private var deck = FateDeck()
  private var next: Int64
  private var leftInBurst = 0
  /// The first act of a demo, in reverse order of time.
  private var opening: [Call]

  /// `curtain`: when somebody begins to watch.
  init(seed: UInt64, start: Int64, curtain: Int64) {
    random = SeededRandom(seed: seed, branch: 0xCA11)
    next = start + 900
    opening = Self.openingAct.reversed().map { Call(instant: curtain + $0.0, card: $0.1) }
  }

  /// The next call up to an instant; nil when there is none until then.
  mutating func call(until instant: Int64) -> Call? {
    let act = opening.last?.instant ?? Int64.max
    guard min(next, act) <= instant else { return nil }
    if act <= next {
      return opening.popLast()
    }
    let call = Call(instant: next, card: deck.deal(&random))
    next += gap()
    return call
  }

  /// Milliseconds to the next call: single calls every few seconds, and now and then a script that
  /// fires several at once.
  private mutating func gap() -> Int64 {
    if leftInBurst > 0 {
      leftInBurst -= 1
      return random.between(60...320)
    }
    if random.chance(0.022) {
      leftInBurst = 4 + random.below(7)
    }
    // Quantiles of the exponential distribution: calls that know nothing of each other.
    let quantiles = [0.03, 0.11, 0.22, 0.36, 0.51, 0.69, 0.92, 1.2, 1.61, 2.3, 4.0]
    let place = random.unit() * Double(quantiles.count - 1)
    let step = Int(place)
    let wait = quantiles[step] + (quantiles[step + 1] - quantiles[step]) * (place - Double(step))
    return max(50, Int64(wait * 3500))
  }
}

extension SubmissionRhythm {
  /// Something starts within a second, something fails within a quarter of a minute, and an order
  /// waits for its payment: a newcomer sees at once what the program is for.
  private static let openingAct: [(Int64, FateCard)] = [
    (250, FateCard(.createVolume, pace: 9_000)),
    (900, FateCard(.createServers, pace: 42_000)),
    (2_100, FateCard(.createAddresses, pace: 2_000)),
    (3_000, FateCard(.createServer, payment: .paid, pace: 30_000)),
    (3_800, FateCard(.createVolume, .failure(.quota), pace: 9_500)),
    (5_200, FateCard(.restartDatabase, pace: 38_000)),
    (6_500, FateCard(.createServer, .failure(.quota), pace: 12_000)),
    (8_400, FateCard(.createServer, .rejected)),
    (9_600, FateCard(.createServers, .partial, pace: 26_000)),
    (12_500, FateCard(.createDesktop, .hidden, pace: 45_000)),
  ]
}
