import HeapModule
import JobModel

/// When whose turn is. A turn that was taken back stays in the queue and is passed over when it comes.
struct TurnQueue: Sendable {
  /// How soon those are asked about who are due.
  enum Rank: Int, CaseIterable, Sendable {
    /// It was asked for.
    case wanted
    /// It is on the screen.
    case seen
    case other
  }

  struct Turn: Comparable, Sendable {
    var due: Instant
    var row: Int
    /// The last turn that was given to a row is the one that counts.
    var number: Int

    static func < (one: Turn, other: Turn) -> Bool {
      one.due == other.due ? one.row < other.row : one.due < other.due
    }
  }

  private var heaps = [Heap<Turn>](repeating: [], count: Rank.allCases.count)
  /// How many in a row were of those that are looked at, while others waited.
  private var favours = 0
  private static let mostFavours = 3

  mutating func add(_ turn: Turn, _ rank: Rank) {
    heaps[rank.rawValue].insert(turn)
  }

  /// The next turn that is due: what is looked at goes first, but every fourth is another's.
  ///
  /// - Parameter isValid: whether a turn still counts.
  mutating func next(now: Instant, _ isValid: (Turn) -> Bool) -> Turn? {
    let due = Rank.allCases.filter { rank in
      first(rank, isValid).map { $0.due <= now } ?? false
    }
    guard var rank = due.first else { return nil }
    if rank == .seen, due.contains(.other) {
      favours += 1
      if favours > Self.mostFavours {
        favours = 0
        rank = .other
      }
    }
    return heaps[rank.rawValue].popMin()
  }

  /// When the next turn is due.
  mutating func nextDue(_ isValid: (Turn) -> Bool) -> Instant? {
    Rank.allCases.compactMap { first($0, isValid)?.due }.min()
  }

  private mutating func first(_ rank: Rank, _ isValid: (Turn) -> Bool) -> Turn? {
    while let turn = heaps[rank.rawValue].min {
      if isValid(turn) { return turn }
      heaps[rank.rawValue].removeMin()
    }
    return nil
  }
}
