package import JobModel
package import TerminalUI

/// Everything that decides what is on the screen. Only `update` changes it, only `render` draws it.
package struct AppState: Sendable {
  package let settings: Settings
  package internal(set) var now: Instant
  package internal(set) var size: Size
  package internal(set) var theme: Theme
  /// Those that the chooser offers.
  package internal(set) var themes: [Theme]
  /// The file whose changes are followed: that of the theme in use.
  var followedTheme: String?
  package internal(set) var isMouseOn = false

  /// The newest that sources have told.
  var newest = Snapshot()
  /// When the dashboard was opened.
  let opened: Instant
  /// What is done when a job ends.
  var notices: NoticeSwitches
  /// Nil while no notices are wanted.
  var openJobs: OpenJobs?
  var endNotices: EndNotices
  /// What is on the screen while it is paused, and since when.
  var held: (snapshot: Snapshot, log: RecentLog, since: Instant)?
  /// What the program itself has done.
  var log = RecentLog()

  /// The operator's path: the first is always the list of all jobs, the last is shown.
  var views: [ViewState]
  var prompt: Prompt?
  var memory = PromptMemory()
  var toast: Toast?
  /// Rows that the operator has marked.
  var marks: RowSet = []
  /// What was forgotten here, the last at the end: it can be brought back.
  var forgotten: [[Int]] = []
  /// A row to select as soon as the list has it, unless the operator does something else before.
  var rowToSelect: Int?
  /// Whether that row has just been tracked, so that it is missed if a filter hides it.
  var awaitsRow = false
  /// Rows that were first seen after the operator last left, until they have been selected.
  package var newRows: Set<Int> = []
  /// The open jobs on the screen, as last reported with `Effect.watch`.
  var watched: [Int] = []
  /// Where the operator was when that was last remembered, and since when they are elsewhere.
  var remembered: Whereabouts?
  var movedAt: Instant?
  /// Rows whose state has just changed, and until when that is shown.
  var changes: [Int: Instant] = [:]

  var digest = Digest()
  var digestQuestion = DigestQuestion()
  /// Numbers the questions that are answered outside.
  var generation = 0
  /// The row whose whole text is to be copied as soon as it has been loaded.
  var rowToCopy: Int?
  var title = ""

  package init(
    settings: Settings, size: Size, now: Instant, themes: [Theme], theme: Theme,
    filter: JobFilter = .everything, order: JobOrder = JobOrder()
  ) {
    self.settings = settings
    self.size = size
    self.now = now
    opened = now
    notices = NoticeSwitches(settings.notify)
    endNotices = EndNotices(second: settings.felt(.seconds(1)))
    self.themes = themes
    self.theme = theme
    var list = JobList()
    list.filter = filter
    list.order = order
    views = [.jobs(list)]
  }
}

/// A message that goes away by itself.
struct Toast: Equatable, Sendable {
  var text: String
  var role: ThemeRole
  var until: Instant
}

/// What was last asked about many jobs together.
struct DigestQuestion: Equatable, Sendable {
  var version = -1
  var count = 0
  var parts: DigestParts = []
  var narrowing = Narrowing()
  var asked = Instant(milliseconds: 0)
  var generation = 0
  var isWaiting = false
}

// MARK: - What follows from it

extension AppState {
  /// What is shown, which is not the newest while the screen is paused.
  var shown: Snapshot { held?.snapshot ?? newest }
  var table: JobTable { shown.jobs }
  var shownLog: RecentLog { held?.log ?? log }
  /// The time that the screen shows, in whole seconds so that everything on it ages at once; it stops while
  /// the screen is paused.
  var clock: Instant {
    let time = held?.since ?? now
    return Instant(milliseconds: time.milliseconds - time.milliseconds % 1000)
  }

  /// How long a job has run so far, or ran in all.
  func elapsed(of row: JobRow) -> Span? {
    row.elapsed(at: clock) ?? row.elapsed(at: held?.since ?? now)
  }
  var glyphs: Glyphs { Glyphs(isUnicode: settings.isUnicode) }
  var times: TimeText { TimeText(now: clock, offset: settings.secondsEastOfUTC) }
  var layout: ScreenLayout { ScreenLayout(size: size) }

  var view: ViewState {
    get { views[views.count - 1] }
    set { views[views.count - 1] = newValue }
  }

  /// The list of jobs that is shown, or from which the operator came.
  var jobList: JobList {
    get {
      for case .jobs(let list) in views.reversed() { return list }
      return JobList()
    }
    set {
      for (place, view) in views.enumerated().reversed() {
        if case .jobs = view {
          views[place] = .jobs(newValue)
          return
        }
      }
    }
  }

  /// The job that actions are about where none are marked.
  var selectedRow: Int? {
    switch view {
    case .jobs(let list): list.selected
    case .job(let page): page.row
    case .errors, .orders, .pulse, .help, .themes, .contexts, .log: nil
    }
  }

  /// The jobs that actions are about: the marked ones, else the selected one.
  var chosenRows: [Int] {
    if case .jobs(let list) = view, !marks.isEmpty {
      return list.rows.lazy.map(Int.init).filter(marks.contains)
    }
    return selectedRow.map { [$0] } ?? []
  }

  /// The same; nil if there are more than this.
  func chosenRows(atMost most: Int) -> [Int]? {
    guard case .jobs(let list) = view, marks.count > most else { return chosenRows }
    var rows: [Int] = []
    for row in list.rows where marks.contains(Int(row)) {
      guard rows.count < most else { return nil }
      rows.append(Int(row))
    }
    return rows
  }

  /// Whether there are any, without a look at all of them.
  var isAnyChosen: Bool {
    guard case .jobs(let list) = view, !marks.isEmpty else { return selectedRow != nil }
    return list.rows.contains { marks.contains(Int($0)) }
  }

  /// The jobs that `refresh` asks for: of a context those that are open.
  var rowsToAsk: [Int] {
    guard case .contexts(let cursor) = view, let context = cursor.selected?.name else {
      return chosenRows
    }
    return table.openRows(of: context)
  }

  /// The cursor of a list and what can be selected in it. The lists are short but for that of jobs.
  var causes: [FailureCause] { digest.groups.map { FailureCause(of: $0) } }
  var orderIDs: [OrderID] { digest.orders.map(\.id) }
  var jobKinds: [JobKind] { digest.kinds.map(\.kind) }

  /// How many rows of the list in a view are on the screen.
  func listRows(in kind: ViewKind) -> Int {
    if kind == .job, case .job(let page) = view, page.tab == .subJobs { return layout.subJobRows }
    return layout.listRows(in: kind)
  }

  mutating func say(_ text: String, _ role: ThemeRole = .info) {
    let span = Span.seconds(role == .info ? 3 : 6)
    toast = Toast(text: text, role: role, until: now + settings.felt(span))
  }
}
