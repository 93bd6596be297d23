/// One filter at work on the rows of one table.
///
/// It goes over some rows at once with one test after the other, so that a test is chosen once for
/// all of them; and it remembers what it found out about texts that come again and again.
struct FilterPass {
  private let term: FilterTerm
  private let texts: TextPool
  private let context: FilterContext
  private var verdicts: [TextVerdicts]
  private var typical: TypicalLookup

  /// - Parameter remembering: worthwhile for many rows.
  init(
    of term: FilterTerm, over texts: TextPool, in context: FilterContext, remembering: Bool
  ) {
    var conditions = 0
    self.term = term.cheapestFirst.numbered(&conditions)
    self.texts = texts
    self.context = context
    verdicts = Array(repeating: TextVerdicts(remembering: remembering), count: conditions)
    typical = TypicalLookup(context.typical, texts: texts)
  }

  /// Clears the mask of every row that does not match.
  mutating func narrow(_ mask: inout [Bool], of rows: TablePiece) {
    narrow(&mask, of: rows, by: term)
  }

  private mutating func narrow(
    _ mask: inout [Bool], of rows: TablePiece, by term: FilterTerm
  ) {
    switch term {
    case .all(let terms):
      for term in terms { narrow(&mask, of: rows, by: term) }
    case .any(let terms):
      var open = mask
      for term in terms {
        var found = open
        narrow(&found, of: rows, by: term)
        for index in open.indices where found[index] { open[index] = false }
      }
      for index in mask.indices where open[index] { mask[index] = false }
    case .not(let term):
      var found = mask
      narrow(&found, of: rows, by: term)
      for index in mask.indices where found[index] { mask[index] = false }
    case .test(let test):
      narrow(&mask, of: rows, by: test)
    }
  }

  private mutating func narrow(
    _ mask: inout [Bool], of rows: TablePiece, by test: FilterTest
  ) {
    let now = context.now
    switch test {
    case .text(let condition):
      narrow(&mask, of: rows, by: condition)
    case .states(let states):
      keep(&mask, of: rows) { states.contains($0.state) }
    case .categories(let categories):
      keep(&mask, of: rows) { $0.category.map(categories.contains) ?? false }
    case .flags(let flags):
      keepFlagged(&mask, of: rows, flags)
    case .hasOrder(let wanted):
      keep(&mask, of: rows) { $0.hasOrder == wanted }
    case .age(let comparison, let span):
      keep(&mask, of: rows) { cells in
        begin(of: cells).map { comparison.holds(now.milliseconds - $0, span.milliseconds) } ?? false
      }
    case .duration(let comparison, let span):
      keep(&mask, of: rows) { cells in
        elapsed(of: cells).map { comparison.holds($0, span) } ?? false
      }
    case .durationShare(let comparison, let share):
      for index in mask.indices where mask[index] {
        guard let elapsed = elapsed(of: rows.cells[index]),
          let usual = typical.percentile(share, like: rows.cells[index])
        else {
          mask[index] = false
          continue
        }
        mask[index] = comparison.holds(elapsed, usual)
      }
    case .began(let comparison, let moment):
      let limit = moment.instant(at: now).milliseconds
      keep(&mask, of: rows) { cells in
        begin(of: cells).map { comparison.holds($0, limit) } ?? false
      }
    case .ended(let comparison, let moment):
      let limit = moment.instant(at: now).milliseconds
      keep(&mask, of: rows) {
        $0.ended != JobCells.never && comparison.holds($0.ended, limit)
      }
    case .progress(let comparison, let percent):
      keep(&mask, of: rows) {
        $0.progress >= 0 && comparison.holds($0.progress, percent)
      }
    case .subJobs(let comparison, let count):
      keep(&mask, of: rows) {
        $0.subJobsTotal >= 0 && comparison.holds(Double($0.subJobsTotal), count)
      }
    }
  }

  @inline(__always)
  private func keep(
    _ mask: inout [Bool], of rows: TablePiece, _ holds: (JobCells) -> Bool
  ) {
    for index in mask.indices where mask[index] { mask[index] = holds(rows.cells[index]) }
  }

  private mutating func narrow(
    _ mask: inout [Bool], of rows: TablePiece, by condition: TextCondition
  ) {
    let cells = UnsafeRawBufferPointer(rows.cells)
    var open: [Int] = []
    for index in mask.indices where mask[index] {
      let row = index * MemoryLayout<JobCells>.stride
      var found = false
      for offset in condition.repeated where !found {
        let reference = cells.load(fromByteOffset: row + offset, as: TextReference.self)
        guard reference != .none else { continue }
        found = verdicts[condition.number].verdict(on: reference) {
          texts.withBytes(of: reference, condition.pattern.matches)
        }
      }
      for offset in condition.unique where !found {
        let reference = cells.load(fromByteOffset: row + offset, as: TextReference.self)
        guard reference != .none else { continue }
        found = texts.withBytes(of: reference, condition.pattern.matches)
      }
      mask[index] = found
      if !found { open.append(index) }
    }
    guard !condition.extras.isEmpty, !open.isEmpty else { return }
    switch rows.rest {
    case .memory(let extras):
      look(for: condition, at: open, in: UnsafeRawBufferPointer(extras), &mask)
    case .store(let store):
      look(for: condition, at: open, first: rows.first, count: mask.count, in: store, &mask)
    }
  }

  private func look(
    for condition: TextCondition, at open: [Int], in extras: UnsafeRawBufferPointer,
    _ mask: inout [Bool]
  ) {
    for index in open {
      let row = index * MemoryLayout<JobExtras>.stride
      mask[index] = condition.extras.contains { offset in
        let reference = extras.load(fromByteOffset: row + offset, as: TextReference.self)
        return reference != .none && texts.withBytes(of: reference, condition.pattern.matches)
      }
    }
  }

  private func look(
    for condition: TextCondition, at open: [Int], first: Int, count: Int,
    in store: any StoredRows, _ mask: inout [Bool]
  ) {
    func see(_ row: Int, _ text: Int, _ bytes: UnsafeRawBufferPointer) {
      if condition.pattern.matches(bytes) { mask[row - first] = true }
    }
    // One walk over all is cheaper than many questions; what was found already stays found.
    guard open.count < count / 20 else {
      let isOpen = Set(open)
      return store.scan(first..<first + count, condition.storedTexts) { row, text, bytes in
        if isOpen.contains(row - first) { see(row, text, bytes) }
      }
    }
    for index in open {
      store.scan(first + index..<first + index + 1, condition.storedTexts, see)
    }
  }

  private mutating func keepFlagged(
    _ mask: inout [Bool], of rows: TablePiece, _ flags: JobFlags
  ) {
    let asksForStale = flags.contains(.stale)
    for index in mask.indices where mask[index] {
      let job = rows.cells[index]
      guard job.flags.isDisjoint(with: flags) else { continue }
      mask[index] = asksForStale && isStale(job)
    }
  }

  private mutating func isStale(_ job: JobCells) -> Bool {
    guard TypicalDurations.canBeStale(job.state), let elapsed = elapsed(of: job),
      let median = typical.percentile(0.5, like: job)
    else { return false }
    return TypicalDurations.isFar(elapsed, beyond: median)
  }

  @inline(__always)
  private func begin(of cells: JobCells) -> Int64? {
    cells.bestBegin == JobCells.never ? nil : cells.bestBegin
  }

  @inline(__always)
  private func elapsed(of cells: JobCells) -> Span? {
    if cells.began != JobCells.never, cells.ended >= cells.began {
      return Span(milliseconds: cells.ended - cells.began)
    }
    guard !cells.state.isTerminal, let begin = begin(of: cells),
      begin <= context.now.milliseconds
    else { return nil }
    return Span(milliseconds: context.now.milliseconds - begin)
  }
}

/// What one condition found out about texts that recur.
///
/// Where two texts share a slot the older is forgotten: testing it again costs less than a table
/// that grows.
private struct TextVerdicts {
  /// The reference of a text and, in the lowest bit, the verdict; 0 for a slot that is free.
  private var slots: [UInt64]

  init(remembering: Bool) {
    slots = remembering ? [UInt64](repeating: 0, count: 1024) : []
  }

  @inline(__always)
  mutating func verdict(on text: TextReference, _ decide: () -> Bool) -> Bool {
    guard !slots.isEmpty else { return decide() }
    let slot = Int((text.start &* 0x9e37_79b1) >> 22)
    let known = slots[slot]
    if known >> 1 == UInt64(text.start) { return known & 1 == 1 }
    let verdict = decide()
    slots[slot] = UInt64(text.start) << 1 | (verdict ? 1 : 0)
    return verdict
  }
}

extension FilterTerm {
  fileprivate var cheapestFirst: FilterTerm {
    switch self {
    case .all(let terms): .all(terms.map(\.cheapestFirst).sorted { $0.cost < $1.cost })
    case .any(let terms): .any(terms.map(\.cheapestFirst).sorted { $0.cost < $1.cost })
    case .not(let term): .not(term.cheapestFirst)
    case .test: self
    }
  }

  /// Gives each condition on texts a number of its own: filters that were put together counted theirs alike.
  fileprivate func numbered(_ next: inout Int) -> FilterTerm {
    switch self {
    case .all(let terms): return .all(terms.map { $0.numbered(&next) })
    case .any(let terms): return .any(terms.map { $0.numbered(&next) })
    case .not(let term): return .not(term.numbered(&next))
    case .test(.text(var condition)):
      condition.number = next
      next += 1
      return .test(.text(condition))
    case .test: return self
    }
  }
}
