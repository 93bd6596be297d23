/// What rows are compared by: taken out of the table once, not at every comparison.
enum SortKeys {
  case numbers([Int64])
  case texts(NaturalTexts)

  /// Stands for a value that is not known.
  private static let none = Int64.min

  init(of rows: [Int32], in table: JobTable, by column: JobColumn, now: Instant) {
    if let text = column.text {
      self =
        text.isInterned
        ? .numbers(SortKeys.ranks(of: rows, in: table, by: text))
        : .texts(SortKeys.texts(of: rows, in: table, by: text))
      return
    }
    if let time = column.seenTime {
      self = .numbers(SortKeys.times(of: rows, in: table, by: time))
      return
    }
    var keys: [Int64] = []
    keys.reserveCapacity(rows.count)
    for row in rows {
      keys.append(column.number(of: table.cells[Int(row)], row, in: table, now) ?? SortKeys.none)
    }
    self = .numbers(keys)
  }

  /// How rows lie that are in order already, one way or the other.
  enum Run: Equatable {
    case rising(isStrict: Bool)
    case falling(isStrict: Bool)
  }

  /// What was entered in the order in which it began is in order already. Of a million rows the keys would
  /// take twice the memory of the rows, so this is found out without them.
  ///
  /// - Returns: nil when the rows have to be sorted, or when there are some whose key is not known.
  static func run(
    of rows: [Int32], in table: JobTable, by column: JobColumn, now: Instant
  ) -> Run? {
    guard column.text == nil, column.seenTime == nil else { return nil }
    var (rises, falls, isStrict) = (true, true, true)
    var last: Int64?
    for row in rows {
      guard rises || falls, let key = column.number(of: table.cells[Int(row)], row, in: table, now)
      else { return nil }
      if let last {
        rises = rises && last <= key
        falls = falls && last >= key
        isStrict = isStrict && last != key
      }
      last = key
    }
    return rises ? .rising(isStrict: isStrict) : falls ? .falling(isStrict: isStrict) : nil
  }

  /// The places of the keys in order. Equal ones stay as they were, and unknown ones come last,
  /// whatever the direction.
  func places(descending: Bool) -> [Int32] {
    switch self {
    case .numbers(let keys): SortKeys.places(of: keys, descending: descending)
    case .texts(let texts): texts.places(descending: descending)
    }
  }

  private static func places(of keys: [Int64], descending: Bool) -> [Int32] {
    var known: [Int32] = []
    known.reserveCapacity(keys.count)
    var unknown: [Int32] = []
    for (place, key) in keys.enumerated() {
      if key == none { unknown.append(Int32(place)) } else { known.append(Int32(place)) }
    }
    radixSort(&known) { place in
      // Flips the sign, so that the order of the bits is the order of the numbers.
      let bits = UInt64(bitPattern: keys[Int(place)]) ^ 1 << 63
      return descending ? ~bits : bits
    }
    known.append(contentsOf: unknown)
    return known
  }

  /// Texts of which there are few become their rank among themselves.
  private static func ranks(of rows: [Int32], in table: JobTable, by text: JobText) -> [Int64] {
    var distinct: [TextReference: Int] = [:]
    var references: [TextReference] = []
    references.reserveCapacity(rows.count)
    var last = TextReference.none
    guard case .cells(let offset) = text.place else { return [] }
    for row in rows {
      let reference = withUnsafeBytes(of: table.cells[Int(row)]) {
        $0.load(fromByteOffset: offset, as: TextReference.self)
      }
      references.append(reference)
      if reference != last { distinct[reference] = 0 }
      last = reference
    }
    distinct[.none] = nil
    let known = Array(distinct.keys)
    var natural = NaturalTexts()
    for reference in known { table.texts.withBytes(of: reference) { natural.append($0) } }
    var ranks: [TextReference: Int64] = [:]
    var rank: Int64 = 0
    var before: Int?
    for place in natural.places(descending: false).map(Int.init) {
      if let before, natural.isLess(before, than: place) { rank += 1 }
      ranks[known[place]] = rank
      before = place
    }
    return references.map { ranks[$0] ?? none }
  }

  private static func texts(of rows: [Int32], in table: JobTable, by text: JobText) -> NaturalTexts
  {
    var natural = NaturalTexts()
    var next = rows.startIndex
    // The rows come in ascending order, as a filter lets them through.
    forEachRun(of: rows, in: table) { range in
      table.forEachText(text, of: range) { row, bytes in
        while next < rows.endIndex, rows[next] < row {
          natural.append(nil)
          next += 1
        }
        guard next < rows.endIndex, rows[next] == row else { return }
        natural.append(bytes)
        next += 1
      }
    }
    while next < rows.endIndex {
      natural.append(nil)
      next += 1
    }
    return natural
  }

  private static func times(of rows: [Int32], in table: JobTable, by time: SeenTime) -> [Int64] {
    guard let store = table.store else {
      return rows.map { row in
        let extras = table.extras[Int(row)]
        return time == .first ? extras.firstSeen : extras.lastSeen
      }
    }
    var times = [Int64](repeating: none, count: rows.count)
    var next = rows.startIndex
    forEachRun(of: rows, in: table) { range in
      store.scan(range, time) { row, milliseconds in
        while next < rows.endIndex, rows[next] < row { next += 1 }
        guard next < rows.endIndex, rows[next] == row else { return }
        times[next] = milliseconds
      }
    }
    return times
  }

  /// Few rows are looked at one by one, many in one walk over all.
  private static func forEachRun(
    of rows: [Int32], in table: JobTable, _ body: (Range<Int>) -> Void
  ) {
    if table.store == nil || rows.count < table.count / 20 {
      for row in rows { body(Int(row)..<Int(row) + 1) }
    } else {
      // In pieces: between them the screen can look something up in the store.
      for start in stride(from: 0, to: table.count, by: 1024) {
        body(start..<min(start + 1024, table.count))
      }
    }
  }
}

extension JobColumn {
  /// The text by which it is sorted; nil for columns that are sorted by a number.
  fileprivate var text: JobText? {
    switch self {
    case .jobID: .id
    case .orderID: .orderID
    case .rawStatus: .rawStatus
    case .service: .service
    case .type: .type
    case .resourceID: .resourceID
    case .resourceName: .resourceName
    case .region: .region
    case .projectID: .projectID
    case .context: .context
    case .errorCode: .errorCode
    case .errorMessage: .errorMessage
    case .causeCode: .causeCode
    case .causeMessage: .causeMessage
    case .requestID: .requestID
    case .startedBy: .startedBy
    case .note: .note
    case .state, .flags, .began, .ended, .submitted, .duration, .progress, .subJobsTotal,
      .subJobsDone, .category, .firstSeen, .lastSeen:
      nil
    }
  }

  fileprivate var seenTime: SeenTime? {
    switch self {
    case .firstSeen: .first
    case .lastSeen: .last
    default: nil
    }
  }

  /// The number by which it is sorted; nil for a value that is not known.
  fileprivate func number(
    of cells: JobCells, _ place: Int32, in table: JobTable, _ now: Instant
  ) -> Int64? {
    var row: JobRow { table[Int(place)] }
    switch self {
    case .began: return cells.bestBegin == JobCells.never ? nil : cells.bestBegin
    case .ended: return row.ended?.milliseconds
    case .submitted: return row.submitted?.milliseconds
    case .duration: return row.elapsed(at: now)?.milliseconds
    case .progress: return row.progress.map { Int64(min($0, 1e9) * 1000) }
    case .subJobsTotal: return row.subJobsTotal.map(Int64.init)
    case .subJobsDone: return row.subJobsDone.map(Int64.init)
    case .state: return Int64(row.state.urgency)
    case .flags: return row.flags.isEmpty ? nil : Int64(row.flags.rawValue)
    case .category: return row.causeCategory.map { Int64(JobColumn.alphabetical[$0] ?? 0) }
    case .jobID, .orderID, .rawStatus, .service, .type, .resourceID, .resourceName, .region,
      .projectID, .context, .errorCode, .errorMessage, .causeCode, .causeMessage, .requestID,
      .startedBy, .note, .firstSeen, .lastSeen:
      return nil
    }
  }

  private static let alphabetical: [ErrorCategory: Int] = {
    let names = ErrorCategory.allCases.sorted { $0.name < $1.name }
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
  }()
}
