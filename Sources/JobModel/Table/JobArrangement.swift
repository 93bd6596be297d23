/// The rows that a filter lets through, in order. Rows without a value come last; equal ones keep the order
/// in which they became known, so that a list never wobbles.
package func arranged(
  _ table: JobTable, filter: JobFilter, order: JobOrder, now: Instant, typical: TypicalDurations
) -> [Int32] {
  let context = FilterContext(now: now, typical: typical)
  var rows: [Int32] = []
  for row in 0..<table.count where !table.isAbsorbed(row) {
    if filter.isEmpty || filter.matches(table[row], in: context) { rows.append(Int32(row)) }
  }
  switch SortKeys(of: rows, in: table, by: order.column, now: now) {
  case .numbers(let keys): return sorted(rows, by: keys, descending: order.descending)
  case .texts(let keys): return sorted(rows, by: keys, descending: order.descending)
  }
}

private func sorted<Key: Comparable>(
  _ rows: [Int32], by keys: [Key?], descending: Bool
) -> [Int32] {
  var places: [(key: Key, index: Int32)] = []
  var without: [Int32] = []
  for (index, key) in keys.enumerated() {
    if let key { places.append((key, Int32(index))) } else { without.append(rows[index]) }
  }
  places.sort { one, other in
    if one.key == other.key {
      return descending ? one.index > other.index : one.index < other.index
    }
    return descending ? one.key > other.key : one.key < other.key
  }
  return places.map { rows[Int($0.index)] } + without
}

/// What rows are compared by: taken out of the table once, not at every comparison.
private enum SortKeys {
  case numbers([Int64?])
  case texts([String?])

  init(of rows: [Int32], in table: JobTable, by column: JobColumn, now: Instant) {
    func numbers(_ key: (JobRow) -> Int64?) -> SortKeys {
      .numbers(rows.map { key(table[Int($0)]) })
    }
    switch column {
    case .began: self = numbers { $0.bestBegin?.milliseconds }
    case .ended: self = numbers { $0.ended?.milliseconds }
    case .submitted: self = numbers { $0.submitted?.milliseconds }
    case .firstSeen: self = numbers { $0.firstSeen?.milliseconds }
    case .lastSeen: self = numbers { $0.lastSeen?.milliseconds }
    case .duration: self = numbers { $0.elapsed(at: now)?.milliseconds }
    case .progress: self = numbers { $0.progress.map { Int64($0 * 100) } }
    case .subJobsTotal: self = numbers { $0.subJobsTotal.map(Int64.init) }
    case .subJobsDone: self = numbers { $0.subJobsDone.map(Int64.init) }
    case .state: self = numbers { Int64($0.state.urgency) }
    case .flags: self = numbers { Int64($0.flags.rawValue) }
    case .jobID, .orderID, .rawStatus, .service, .type, .resourceID, .resourceName, .region,
      .projectID, .context, .errorCode, .errorMessage, .causeCode, .causeMessage, .category,
      .requestID, .startedBy, .note:
      self = .texts(
        rows.map { row in
          guard case .text(let text) = column.value(of: table[Int(row)]) else { return nil }
          return naturalKey(text)
        })
    }
  }
}

/// A text such that comparing it puts `web-2` before `web-10`, whatever the letter case.
private func naturalKey(_ text: String) -> String {
  var key: [UInt8] = []
  var digits: [UInt8] = []
  func flush() {
    guard !digits.isEmpty else { return }
    key.append(contentsOf: repeatElement(0x30, count: max(0, 12 - digits.count)))
    key.append(contentsOf: digits)
    digits = []
  }
  for byte in text.utf8 {
    switch byte {
    case 0x30...0x39: digits.append(byte)
    case 0x41...0x5a:
      flush()
      key.append(byte | 0x20)
    default:
      flush()
      key.append(byte)
    }
  }
  flush()
  return String(decoding: key, as: UTF8.self)
}

extension JobState {
  /// What an operator has to see first: what failed, then what needs somebody, then what goes on.
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
