/// What rows are compared by: taken out of the table once, not at every comparison. Of a million rows each byte
/// of a key takes a megabyte, so numbers have the two or four bytes that are mostly enough, if they are.
enum SortKeys {
  case few([UInt16])
  case narrow([UInt32])
  case wide([UInt64])
  case texts(TextSort)

  init(
    of rows: [Int32], in table: JobTable, by column: JobColumn, _ basis: SortBasis, now: Instant,
    typical: TypicalDurations
  ) {
    if let text = column.text {
      self =
        text.isInterned
        ? SortKeys.ranks(of: rows, in: table, by: text)
        : .texts(TextSort(table: table, rows: rows, text: text))
    } else if let time = column.seenTime {
      let times = SortKeys.times(of: rows, in: table, by: time)
      self = SortKeys.numbers(times) { $0 == JobCells.never ? nil : $0 }
    } else if column == .submitted, table.store != nil {
      // Each is read from the store, and another program may change it meanwhile.
      let times = rows.map { table[Int($0)].submitted?.milliseconds ?? JobCells.never }
      self = SortKeys.numbers(times) { $0 == JobCells.never ? nil : $0 }
    } else {
      self = SortKeys.numbers(rows) { row in
        column.number(of: table.cells[Int(row)], row, in: table, basis, now, typical)
      }
    }
  }

  /// How far each number is above the least one.
  private static func numbers<Element>(
    _ elements: [Element], _ number: (Element) -> Int64?
  ) -> SortKeys {
    var (least, most) = (Int64.max, Int64.min)
    for element in elements {
      guard let number = number(element) else { continue }
      least = min(least, number)
      most = max(most, number)
    }
    func above(_ number: Int64) -> UInt64 { UInt64(bitPattern: number &- least) }
    func keys<Key: FixedWidthInteger>() -> [Key] {
      elements.map { number($0).map { Key(truncatingIfNeeded: above($0)) } ?? unknown() }
    }
    guard least <= most else { return .few(keys()) }
    if above(most) < UInt64(UInt16.max) { return .few(keys()) }
    return above(most) < UInt64(UInt32.max) ? .narrow(keys()) : .wide(keys())
  }

  /// Stands for a value that is not known.
  private static func unknown<Key: FixedWidthInteger>() -> Key { .max }

  /// How rows are ordered that are in order already.
  enum Run: Equatable {
    case rising(isStrict: Bool)
    case falling(isStrict: Bool)
  }

  /// What was entered in the order in which it began is in order already. Of a million rows the keys would
  /// take as much memory as the rows or twice that, so this is found out without them.
  ///
  /// - Returns: nil when the rows have to be sorted, or when there are some whose key is not known.
  static func run(
    of rows: [Int32], in table: JobTable, by column: JobColumn, _ basis: SortBasis, now: Instant,
    typical: TypicalDurations
  ) -> Run? {
    guard column.text == nil, column.seenTime == nil else { return nil }
    var (rises, falls, isStrict) = (true, true, true)
    var last: Int64?
    for row in rows {
      guard rises || falls,
        let key = column.number(of: table.cells[Int(row)], row, in: table, basis, now, typical)
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
    case .few(let keys): SortKeys.places(of: keys, descending: descending)
    case .narrow(let keys): SortKeys.places(of: keys, descending: descending)
    case .wide(let keys): SortKeys.places(of: keys, descending: descending)
    case .texts(let texts): texts.places(descending: descending)
    }
  }

  private static func places<Key: FixedWidthInteger & UnsignedInteger>(
    of keys: [Key], descending: Bool
  ) -> [Int32] {
    let most = keys.reduce(0) { $1 == self.unknown() ? $0 : max($0, $1) }
    if most < max(Key(truncatingIfNeeded: UInt16.max), Key(clamping: keys.count / 2)) {
      return counted(keys, most: Int(most), descending: descending)
    }
    var known: [Int32] = []
    known.reserveCapacity(keys.count)
    var unknown: [Int32] = []
    for (place, key) in keys.enumerated() {
      if key == self.unknown() { unknown.append(Int32(place)) } else { known.append(Int32(place)) }
    }
    radixSort(&known) { place in
      let bits = UInt64(keys[Int(place)])
      return descending ? ~bits : bits
    }
    known.append(contentsOf: unknown)
    return known
  }

  /// The places of keys of which there are few different ones: each is put where it belongs at once, and nothing
  /// needs memory but they.
  private static func counted<Key: FixedWidthInteger & UnsignedInteger>(
    _ keys: [Key], most: Int, descending: Bool
  ) -> [Int32] {
    func slot(_ key: Key) -> Int {
      key == unknown() ? most + 1 : descending ? most - Int(key) : Int(key)
    }
    // Where the keys of a slot begin, and then where the next of them comes.
    var starts = [Int32](repeating: 0, count: most + 3)
    for key in keys { starts[slot(key) + 1] += 1 }
    for index in 1..<starts.count { starts[index] += starts[index - 1] }
    var places = [Int32](repeating: 0, count: keys.count)
    for (place, key) in keys.enumerated() {
      let slot = slot(key)
      places[Int(starts[slot])] = Int32(place)
      starts[slot] += 1
    }
    return places
  }

  /// Where only a few texts differ, each becomes its rank among them.
  private static func ranks(of rows: [Int32], in table: JobTable, by text: JobText) -> SortKeys {
    guard case .cells(let offset) = text.place else { return .few([]) }
    func reference(_ row: Int32) -> TextReference {
      withUnsafeBytes(of: table.cells[Int(row)]) {
        $0.load(fromByteOffset: offset, as: TextReference.self)
      }
    }
    var distinct: Set<TextReference> = []
    var last = TextReference.none
    for row in rows {
      let reference = reference(row)
      if reference != last { distinct.insert(reference) }
      last = reference
    }
    distinct.remove(.none)
    let known = Array(distinct)
    distinct = []
    let bytes = known.reduce(0) { $0 + table.texts.withBytes(of: $1) { $0.count } }
    var natural = NaturalTexts(count: known.count, bytes: bytes)
    for reference in known { table.texts.withBytes(of: reference) { natural.append($0) } }
    var ranks: [TextReference: UInt32] = [:]
    var rank: UInt32 = 0
    var before: Int?
    for place in natural.places(descending: false).map(Int.init) {
      if let before, natural.isLess(before, than: place) { rank += 1 }
      ranks[known[place]] = rank
      before = place
    }
    func keys<Key: FixedWidthInteger>() -> [Key] {
      rows.map { ranks[reference($0)].map { Key(truncatingIfNeeded: $0) } ?? unknown() }
    }
    return rank < UInt16.max ? .few(keys()) : .narrow(keys())
  }

  private static func times(of rows: [Int32], in table: JobTable, by time: SeenTime) -> [Int64] {
    guard let store = table.store else {
      return rows.map { row in
        let extras = table.extras[Int(row)]
        return time == .first ? extras.firstSeen : extras.lastSeen
      }
    }
    var times = [Int64](repeating: JobCells.never, count: rows.count)
    var next = rows.startIndex
    table.forEachRun(of: rows) { range in
      store.scan(range, time) { row, milliseconds in
        while next < rows.endIndex, rows[next] < row { next += 1 }
        guard next < rows.endIndex, rows[next] == row else { return }
        times[next] = milliseconds
      }
    }
    return times
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
    of cells: JobCells, _ place: Int32, in table: JobTable, _ basis: SortBasis, _ now: Instant,
    _ typical: TypicalDurations
  ) -> Int64? {
    var row: JobRow { table[Int(place)] }
    let isRecord = basis == .record
    switch self {
    case .began:
      let began = isRecord ? cells.began : cells.bestBegin
      return began == JobCells.never ? nil : began
    case .ended: return row.ended?.milliseconds
    case .submitted: return row.submitted?.milliseconds
    case .duration: return (isRecord ? row.duration : row.elapsed(at: now))?.milliseconds
    case .progress:
      return (isRecord ? row.progress : row.shareDone).map { Int64(min($0, 1e9) * 1000) }
    case .subJobsTotal: return row.subJobsTotal.map(Int64.init)
    case .subJobsDone: return row.subJobsDone.map(Int64.init)
    case .state: return Int64(row.state.urgency)
    case .flags:
      let flags = typical.isStale(row, at: now) ? row.flags.union(.stale) : row.flags
      return flags.isEmpty ? nil : Int64(flags.rawValue)
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
