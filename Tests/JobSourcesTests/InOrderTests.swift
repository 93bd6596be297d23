import Synchronization
import Testing

@testable import JobSources

@Suite struct InOrderTests {
  /// The later ones end first.
  @Test(arguments: [1, 3, 100]) func whatComesIsInOrder(_ width: Int) async {
    let under = Mutex((now: 0, most: 0))
    var taken: [Int] = []
    var counts: [Int] = []
    await inOrder(Array(0..<20), atOnce: width) { item in
      under.withLock {
        $0.now += 1
        $0.most = max($0.most, $0.now)
      }
      for _ in 0..<(20 - item) * 5 { await Task.yield() }
      under.withLock { $0.now -= 1 }
      return item
    } finished: {
      counts.append($0)
    } take: {
      taken.append($0)
    }
    #expect(taken == Array(0..<20))
    #expect(counts == Array(1...20))
    #expect(under.withLock { $0.most } <= width)
  }

  @Test func ofNothingNothingComes() async {
    await inOrder([Int](), atOnce: 4) {
      $0
    } take: { _ in
      Issue.record("nothing was there")
    }
  }
}
