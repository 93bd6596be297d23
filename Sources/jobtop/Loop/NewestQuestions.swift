import Dashboard
import Synchronization

/// The newest question of each list: while someone types a filter, only the last letter counts.
final class NewestQuestions: Sendable {
  private let generations = Mutex<[Int: Int]>([:])

  func note(_ request: ArrangementRequest) {
    generations.withLock { $0[request.depth] = request.generation }
  }

  func isNewest(_ request: ArrangementRequest) -> Bool {
    generations.withLock { $0[request.depth] == request.generation }
  }
}
