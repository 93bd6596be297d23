package import JobModel

/// The question which rows to show, in which order. Large tables are asked outside of the event loop.
package struct ArrangementRequest: Sendable {
  package let generation: Int
  package let filter: JobFilter
  package let order: JobOrder
  package let scope: JobScope
  let version: Int
  let table: JobTable
  let now: Instant
  let typical: TypicalDurations

  /// Does the work, which takes long for a large table.
  ///
  /// - Parameter isWanted: is asked now and then; what comes out after it said no is worth nothing.
  package func result(while isWanted: () -> Bool = { true }) -> ArrangementResult {
    var rows = arranged(
      table, filter: filter, order: order, now: now, typical: typical, while: isWanted)
    if scope != .all { rows.removeAll { !scope.contains(table[Int($0)]) } }
    return ArrangementResult(generation: generation, rows: rows)
  }
}

extension ArrangementRequest: Equatable {
  package static func == (one: ArrangementRequest, other: ArrangementRequest) -> Bool {
    one.generation == other.generation && one.filter == other.filter && one.order == other.order
      && one.scope == other.scope && one.version == other.version
  }
}

/// The answer to an `ArrangementRequest`. Answers to questions that nobody asks any more are ignored.
package struct ArrangementResult: Sendable {
  let generation: Int
  let rows: [Int32]
}
