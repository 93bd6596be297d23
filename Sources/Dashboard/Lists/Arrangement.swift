package import JobModel

/// Which rows to show, in which order. For large tables this is worked out off the event loop.
package struct ArrangementRequest: Sendable {
  package let generation: Int
  /// How deep in the operator's path the list is that asks: there is only one at each depth.
  package let depth: Int
  package let narrowing: Narrowing
  package let order: JobOrder
  let version: Int
  let table: JobTable
  let now: Instant
  let typical: TypicalDurations

  /// Does the work, which takes long for a large table.
  ///
  /// - Parameter isWanted: is asked now and then; once it says no, the result is worthless.
  package func result(while isWanted: () -> Bool = { true }) -> ArrangementResult {
    let rows = arranged(
      table, filter: narrowing.filter, order: order, now: now, typical: typical, while: isWanted)
    return ArrangementResult(generation: generation, rows: narrowing.scoped(rows, in: table))
  }
}

extension ArrangementRequest: Equatable {
  package static func == (one: ArrangementRequest, other: ArrangementRequest) -> Bool {
    one.generation == other.generation && one.narrowing == other.narrowing
      && one.order == other.order && one.version == other.version
  }
}

/// The answer to an `ArrangementRequest`. Answers to outdated questions are ignored.
package struct ArrangementResult: Sendable {
  let generation: Int
  let rows: [Int32]
}
