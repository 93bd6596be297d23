/// Every job that is known, in columns, with the documents it was read from.
///
/// Rows are only ever added, so the number of a row is its identity for as long as the program runs.
/// A copy is cheap and stays as it is: it is what the screen gets.
package struct JobTable: Sendable {
  /// Rises with every change.
  package private(set) var version = 0
  /// How many jobs there are of each state.
  package private(set) var counts = [Int](repeating: 0, count: JobState.allCases.count)
  package private(set) var orders: [OrderID: Order] = [:]

  private(set) var cells = ChunkedArray<JobCells>()
  private(set) var texts = TextPool()
  /// Empty where the store keeps them.
  private(set) var extras = ChunkedArray<JobExtras>()
  /// Keeps what the rows do not hold; nil when all is in memory.
  let store: (any StoredRows)?
  private var documents = ChunkedArray<DocumentReference>()
  /// The first row of each id.
  private var rowsByID = RowIndex()
  /// By that first row: all rows of an id that several jobs have.
  private var namesakes: [Int: Namesakes] = [:]
  private var rowsByOrder: [OrderID: [Int]] = [:]
  /// The row that stands in for each order while no job of it is known.
  private var rowsOfOrdersAlone: [OrderID: Int] = [:]

  /// A table that keeps everything in memory.
  package init() { store = nil }

  /// A table whose rows come out of a store: the number of a row is the store's own.
  package init(store: any StoredRows) { self.store = store }

  /// The number of rows, absorbed ones included.
  package var count: Int { cells.count }

  package subscript(row: Int) -> JobRow {
    let home = store.map { JobRow.Home.store($0, row: row) } ?? .memory(extras[row])
    return JobRow(cells: cells[row], texts: texts, home: home)
  }

  /// Whether another row tells the story of this one, which is no longer shown.
  package func isAbsorbed(_ row: Int) -> Bool { cells[row].isAbsorbed }

  package func count(of state: JobState) -> Int { counts[Int(state.rawValue)] }

  /// How many jobs and orders have not ended.
  package var openCount: Int {
    JobState.allCases.reduce(0) { $1.isTerminal ? $0 : $0 + count(of: $1) }
  }

  /// The rows that show something, in the order in which they became known.
  package var rows: [Int] { (0..<count).filter { !cells[$0].isAbsorbed } }

  /// The row of a job; of several with the same id, the first.
  package func row(of id: JobID) -> Int? { rows(of: id).first }

  /// The rows of a job: some services count their ids anew, so there can be several.
  package func rows(of id: JobID) -> [Int] {
    let all = store?.rows(of: id) ?? firstRow(of: id).map { namesakes[$0]?.rows ?? [$0] } ?? []
    return all.filter { $0 < count && !cells[$0].isAbsorbed }
  }

  private func firstRow(of id: JobID) -> Int? {
    rowsByID.first(of: id.rawValue) { texts.isEqual(id.rawValue, at: extras[$0].id) }
  }

  package func rows(of order: OrderID) -> [Int] {
    (store?.rows(of: order) ?? rowsByOrder[order] ?? [])
      .filter { $0 < count && !cells[$0].isAbsorbed }
  }

  /// Changes when there is more to tell about the job.
  package func mark(of row: Int) -> Int32 { cells[row].mark }

  package func newestDocument(of row: Int) -> DocumentReference? {
    let place = store == nil ? cells[row].mark : -1
    return place >= 0 ? documents[Int(place)] : nil
  }

  /// The documents of a row, oldest first.
  package func documents(of row: Int) -> [DocumentReference] {
    var found: [DocumentReference] = []
    var next = store == nil ? cells[row].mark : -1
    while next >= 0 {
      let document = documents[Int(next)]
      found.append(document)
      next = document.previous
    }
    return found.reversed()
  }
}

// MARK: - What comes in

extension JobTable {
  /// What a merge did, for whoever announces changes.
  package struct Change: Equatable, Sendable {
    package var row: Int
    /// The state before; nil for a new row.
    package var before: JobState?
    package var after: JobState
  }

  /// Takes in what was seen of a job.
  ///
  /// Records with the same id but different types are different jobs: some services count their ids anew.
  @discardableResult
  package mutating func merge(_ job: Job, document: DocumentReference? = nil) -> Change {
    version += 1
    let first = job.id.flatMap(firstRow)
    guard let row = existingRow(for: job, first: first) else {
      let row = append(job, namesakeOf: first, document: document)
      applyOrder(to: row)
      return Change(row: row, before: nil, after: cells[row].state)
    }
    let before = cells[row].state
    var merged = self[row].shallow
    merged.state = cells[row].ownState
    merged.merge(newer: job)
    learnIDs(of: job, row: row)
    let (type, subJobsDone) = (cells[row].type, cells[row].subJobsDone)
    cells[row].set(merged, texts: &texts)
    moveNamesake(row, from: type)
    extras[row].set(merged, texts: &texts)
    if merged.subJobs.isEmpty { cells[row].subJobsDone = subJobsDone }
    if let document { attach(document, to: row) }
    count(row, from: before, to: merged.state)
    applyOrder(to: row)
    return Change(row: row, before: before, after: cells[row].state)
  }

  /// Takes in what was seen of an order. One that no job is known of gets a row of its own.
  ///
  /// - Parameter seen: when, where the document does not say it.
  @discardableResult
  package mutating func merge(
    _ order: Order, document: DocumentReference? = nil, seen: Instant? = nil
  ) -> [Change] {
    version += 1
    let seen = seen ?? document?.seen
    orders[order.id, default: order].merge(newer: order)
    if rows(of: order.id).isEmpty {
      var job = Job()
      job.orderID = order.id
      job.firstSeen = seen
      job.lastSeen = seen
      return [merge(job, document: document)]
    }
    return rows(of: order.id).map { row in
      if extras[row].id == .none {
        if let document { attach(document, to: row) }
        if let seen { extras[row].lastSeen = seen.milliseconds }
      }
      let before = cells[row].state
      applyOrder(to: row)
      return Change(row: row, before: before, after: cells[row].state)
    }
  }

  /// Only the order service knows that nobody will pay: the job itself waits on. A job that has a status
  /// of its own is what that says.
  private mutating func applyOrder(to row: Int) {
    guard let order = texts[extras[row].orderID], let known = orders[OrderID(rawValue: order)]
    else {
      return
    }
    let before = cells[row].state
    switch (cells[row].ownState, known.state) {
    case (.unknown, .awaitingPayment?) where cells[row].rawStatus == .none:
      cells[row].state = .awaitingPayment
    case (.unknown, .cancelled?) where cells[row].rawStatus == .none:
      cells[row].state = .cancelled
    case (.awaitingPayment, .cancelled?):
      cells[row].state = .cancelled
    case (.awaitingPayment, .completed?), (.awaitingPayment, .processing?):
      // Of an order without a job, what was once noted of it is over.
      cells[row].state = extras[row].id == .none ? .unknown : .awaitingPayment
    default:
      cells[row].state = cells[row].ownState
    }
    count(row, from: before, to: cells[row].state)
  }

  /// A row may have begun as an order, or as a job whose order was not known.
  private mutating func learnIDs(of job: Job, row: Int) {
    if extras[row].id == .none, let id = job.id {
      extras[row].id = texts.add(id.rawValue)
      rowsByID.insert(row, for: id.rawValue)
    }
    if extras[row].orderID == .none, let order = job.orderID {
      extras[row].orderID = texts.add(order.rawValue)
      link(row, to: order)
    }
  }

  /// - Parameter first: the first row of the job's id.
  private mutating func existingRow(for job: Job, first: Int?) -> Int? {
    if let first {
      guard job.type != nil else { return first }
      let type = texts.intern(job.type)
      if let namesakes = namesakes[first] { return namesakes.row(of: type) }
      let known = cells[first].type
      return known == type || known == .none ? first : nil
    }
    if job.id != nil {
      guard let order = job.orderID else { return nil }
      return rowsOfOrdersAlone[order].flatMap { extras[$0].id == .none ? $0 : nil }
    }
    // Without an id, only an order can be met again: two failed submissions are two failures.
    guard let order = job.orderID, job.error == nil else { return nil }
    return rowsByOrder[order]?.first { !cells[$0].isAbsorbed && !isRefusal($0) }
  }

  /// Whether it is a submission that failed: no job will ever tell its story.
  private func isRefusal(_ row: Int) -> Bool {
    extras[row].id == .none && (cells[row].errorCode != .none || cells[row].errorMessage != .none)
  }

  private mutating func append(
    _ job: Job, namesakeOf first: Int?, document: DocumentReference?
  ) -> Int {
    let row = add(job)
    if let first {
      if namesakes[first] == nil {
        namesakes[first, default: Namesakes()].add(first, type: cells[first].type)
      }
      namesakes[first]?.add(row, type: cells[row].type)
    } else if let id = job.id {
      rowsByID.insert(row, for: id.rawValue)
    }
    if let order = job.orderID { link(row, to: order) }
    if let document { attach(document, to: row) }
    counts[Int(job.state.rawValue)] += 1
    return row
  }

  /// A job without an id can tell the type of one that is found by its order.
  private mutating func moveNamesake(_ row: Int, from type: TextReference) {
    guard !namesakes.isEmpty, cells[row].type != type, let id = texts[extras[row].id],
      let first = firstRow(of: JobID(rawValue: id))
    else { return }
    namesakes[first]?.move(row, from: type, to: cells[row].type)
  }

  /// Adds a row that no index leads to yet.
  private mutating func add(_ job: Job) -> Int {
    var (cells, extras) = (JobCells(), JobExtras())
    extras.id = texts.add(job.id?.rawValue)
    extras.orderID = texts.add(job.orderID?.rawValue)
    extras.set(job, texts: &texts)
    cells.set(job, texts: &texts)
    self.cells.append(cells)
    self.extras.append(extras)
    return self.cells.count - 1
  }

  private mutating func link(_ row: Int, to order: OrderID) {
    if let other = rowsOfOrdersAlone[order], other != row, extras[other].id == .none {
      cells[other].isAbsorbed = true
      counts[Int(cells[other].state.rawValue)] -= 1
      rowsOfOrdersAlone[order] = nil
    }
    if extras[row].id == .none, !isRefusal(row) { rowsOfOrdersAlone[order] = row }
    rowsByOrder[order, default: []].append(row)
  }

  private mutating func attach(_ document: DocumentReference, to row: Int) {
    var document = document
    document.previous = cells[row].mark
    cells[row].mark = Int32(documents.count)
    documents.append(document)
  }

  private mutating func count(_ row: Int, from before: JobState, to after: JobState) {
    guard before != after else { return }
    counts[Int(before.rawValue)] -= 1
    counts[Int(after.rawValue)] += 1
  }
}

// MARK: - What comes out of the store

extension JobTable {
  /// Makes room for rows up to `count`, which are not there yet.
  package mutating func reserve(_ count: Int) {
    guard count > cells.count else { return }
    cells.grow(to: count, with: .absent)
  }

  /// Keeps a text that rows from the store refer to, once.
  package mutating func intern(_ text: String) -> TextReference { texts.intern(text) }

  /// Puts a row of the store in its place, or what has become of it.
  ///
  /// - Returns: what changed; nil when that concerns nobody who looks.
  @discardableResult
  package mutating func put(_ new: JobCells, at row: Int) -> Change? {
    reserve(row + 1)
    version += 1
    let before = cells[row]
    cells[row] = new
    if !before.isAbsorbed { counts[Int(before.state.rawValue)] -= 1 }
    guard !new.isAbsorbed else { return nil }
    counts[Int(new.state.rawValue)] += 1
    return Change(
      row: row, before: before.isAbsorbed ? nil : before.state, after: new.state)
  }

  package mutating func put(_ order: Order) {
    version += 1
    orders[order.id] = order
  }
}

// MARK: - What goes into the store

/// A row as the store keeps it: the job without what only its answers tell.
package struct KeptJob: Equatable, Sendable {
  package var job: Job
  /// What the job's own answers say, without what its order adds.
  package var ownState: JobState
  package var subJobsDone: Int?
  /// Another row tells its story better.
  package var isAbsorbed: Bool

  package init(job: Job, ownState: JobState, subJobsDone: Int?, isAbsorbed: Bool) {
    self.job = job
    self.ownState = ownState
    self.subJobsDone = subJobsDone
    self.isAbsorbed = isAbsorbed
  }
}

extension JobTable {
  package func kept(_ row: Int) -> KeptJob {
    KeptJob(
      job: self[row].shallow, ownState: cells[row].ownState, subJobsDone: self[row].subJobsDone,
      isAbsorbed: cells[row].isAbsorbed)
  }

  /// Puts a row back as it was kept, so that more can be merged into it.
  ///
  /// - Returns: its number in this table.
  package mutating func restore(_ kept: KeptJob) -> Int {
    version += 1
    guard !kept.isAbsorbed else {
      let row = add(kept.job)
      cells[row].isAbsorbed = true
      cells[row].ownState = kept.ownState
      cells[row].subJobsDone = Int32(clamping: kept.subJobsDone ?? 0)
      return row
    }
    let row = append(kept.job, namesakeOf: kept.job.id.flatMap(firstRow), document: nil)
    cells[row].ownState = kept.ownState
    cells[row].subJobsDone = Int32(clamping: kept.subJobsDone ?? 0)
    return row
  }
}
