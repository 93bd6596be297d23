/// Works on several items at the same time, and hands over what comes of them in their order: each as soon as
/// all before it were handed over.
///
/// - Parameters:
///   - width: at most this many at once.
///   - finished: gets how many are done, whenever another one is.
package func inOrder<Item: Sendable, Value: Sendable>(
  _ items: [Item], atOnce width: Int, _ work: @escaping @Sendable (Item) async -> Value,
  finished: (Int) -> Void = { _ in }, take: (Value) -> Void
) async {
  await withTaskGroup(of: (Int, Value).self) { group in
    func begin(_ index: Int) {
      guard items.indices.contains(index) else { return }
      group.addTask { (index, await work(items[index])) }
    }
    for index in 0..<max(1, width) { begin(index) }
    var waiting: [Int: Value] = [:]
    var (taken, done) = (0, 0)
    while let (index, value) = await group.next() {
      waiting[index] = value
      begin(done + max(1, width))
      done += 1
      finished(done)
      while let value = waiting.removeValue(forKey: taken) {
        take(value)
        taken += 1
      }
    }
  }
}
