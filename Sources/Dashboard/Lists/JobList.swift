import JobModel

/// A list of jobs as the operator has set it up.
struct JobList: Sendable {
  /// What the view that it was opened from was about.
  var within = Narrowing()
  var scope = JobScope.all
  var filter = JobFilter.everything
  var order = JobOrder()
  /// The view of the configuration that it shows, whatever the operator has changed in it since.
  var savedView: SavedView?
  /// The rows that are shown, as of the last arrangement.
  private(set) var rows: [Int32] = []
  var cursor = Cursor<Int32>()

  /// What was last asked for.
  private var asked: Question?
  private var isWaiting = false
  private var generation = 0
  /// What the rows are the answer to.
  private var answered: Question?
  /// Whether there was more to read when it was asked, and when the rows were.
  private var (asksInPart, isPart) = (false, false)

  private struct Question: Equatable {
    var version: Int
    var filter: JobFilter
    var order: JobOrder
  }

  init() {}

  init(_ saved: SavedView) {
    savedView = saved
    filter = saved.filter
    order = saved.order ?? JobOrder()
  }

  /// The filter that it has while the operator has not typed one.
  var usualFilter: JobFilter { savedView?.filter ?? .everything }

  /// What it lets through itself.
  var narrowing: Narrowing { within.and(scope, filter) }

  /// The row under the cursor.
  var selected: Int? {
    rows.indices.contains(cursor.position) ? Int(rows[cursor.position]) : nil
  }

  /// Nil when the rows are up to date, or a question is under way that will do for now.
  ///
  /// - Parameters:
  ///   - isPart: whether more is being read for the first time.
  ///   - depth: how deep in the path the list is.
  mutating func request(
    for table: JobTable, isPart: Bool, at depth: Int, generation newest: Int, now: Instant,
    typical: TypicalDurations
  ) -> ArrangementRequest? {
    let question = Question(version: table.version, filter: filter, order: order)
    guard question != asked else {
      if !isPart, !isWaiting { self.isPart = false }
      return nil
    }
    // News alone can wait for the previous answer; a new filter cannot.
    if isWaiting, asked?.filter == filter, asked?.order == order { return nil }
    asked = question
    asksInPart = isPart
    isWaiting = true
    generation = newest
    return ArrangementRequest(
      generation: newest, depth: depth, narrowing: narrowing, order: order, version: table.version,
      table: table, now: now, typical: typical)
  }

  /// Whether the answer was for this list.
  mutating func adopt(_ result: ArrangementResult, visibleRows: Int) -> Bool {
    guard isWaiting, result.generation == generation else { return false }
    isWaiting = false
    // The first rows of a file may be its oldest: until all is read, the top is what is asked for, and no row.
    let isSameQuestion =
      !isPart && answered?.filter == asked?.filter && answered?.order == asked?.order
    let grown = isSameQuestion ? max(0, result.rows.count - rows.count) : nil
    answered = asked
    isPart = asksInPart
    rows = result.rows
    cursor.adopt(rows, rows: visibleRows, grown: grown)
    return true
  }

  /// Its rows mean nothing any more.
  mutating func startOver() {
    rows = []
    cursor = Cursor()
    (asked, answered, isWaiting) = (nil, nil, false)
  }

  mutating func move(to place: Int, visibleRows: Int) {
    cursor.move(to: place, in: rows, rows: visibleRows)
  }
}
