/// Which numbers rows are sorted by.
package enum SortBasis: Sendable {
  /// Those that people are shown: how long a job has run so far, how many of its sub jobs are done.
  case estimate
  /// Those that go out to programs: what is not recorded is absent.
  case record
}

/// The rows that a filter lets through, in order. Rows without a value come last; equal ones keep
/// the order in which they became known, so that a list never wobbles.
package func arranged(
  _ table: JobTable, filter: JobFilter, order: JobOrder, by basis: SortBasis = .estimate,
  now: Instant, typical: TypicalDurations, while isWanted: () -> Bool = { true }
) -> [Int32] {
  let context = FilterContext(now: now, typical: typical)
  var rows = filter.rows(in: table, context: context, while: isWanted)
  guard isWanted() else { return [] }
  switch SortKeys.run(of: rows, in: table, by: order.column, basis, now: now, typical: typical) {
  case .rising where !order.descending, .falling where order.descending: return rows
  // Backwards only where no two are equal: those keep their order.
  case .rising(isStrict: true), .falling(isStrict: true):
    rows.reverse()
    return rows
  case .rising, .falling, nil: break
  }
  let keys = SortKeys(of: rows, in: table, by: order.column, basis, now: now, typical: typical)
  var places = keys.places(descending: order.descending)
  for place in places.indices { places[place] = rows[Int(places[place])] }
  return places
}

extension JobState {
  /// What an operator has to see first: what failed, then what needs someone, then what goes on.
  package var urgency: Int {
    switch self {
    case .failed: 0
    case .awaitingPayment: 1
    case .running: 2
    case .waiting: 3
    case .unknown: 4
    case .cancelled: 5
    case .gone: 6
    case .succeeded: 7
    }
  }
}
