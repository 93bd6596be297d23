import JobModel

/// Who is asked, and what waits to be asked there.
extension AskingPlan {
  struct Entry: Sendable {
    var subject: Subject
    var due: Instant
    /// The turn that counts; nil while a question is under way.
    var turn: Int?
    var rank = TurnQueue.Rank.other
    var unlistedUntil: Instant?
  }

  struct Lane: Sendable {
    /// Who is asked: one service of one account, which is one host. Where the service is not known, many may
    /// be, and what one of them says holds for the one job only.
    struct Key: Hashable, Sendable {
      var account: String?
      var service: String?
    }

    var queue = TurnQueue()
    var underWay = 0
    /// It asked for a pause.
    var throttledUntil: Instant?
    /// It could not be reached.
    var lostUntil: Instant?
    var failures = 0

    var silentUntil: Instant? { [throttledUntil, lostUntil].compactMap(\.self).max() }

    /// One question tells whether it can be reached again, and the next ones do not come later for that.
    mutating func tryNow() {
      lostUntil = nil
      failures = min(failures, 1)
    }

    /// It is silent until this moment at the longest.
    mutating func reopen(by latest: Instant) {
      throttledUntil = throttledUntil.map { min($0, latest) }
      lostUntil = lostUntil.map { min($0, latest) }
    }

    /// While it is not known whether somebody can be reached again, one question is enough to tell.
    var isOpen: Bool {
      underWay < AskingPlan.mostOfLane && (failures == 0 || underWay == 0)
    }
  }
}
