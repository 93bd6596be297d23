import JobModel
import TerminalUI

/// A view with what the operator has done in it.
enum ViewState: Sendable {
  case jobs(JobList)
  case job(JobPage)
  case errors(Cursor<FailureCause>)
  case orders(Cursor<OrderID>)
  case pulse(Cursor<JobKind>)
  case contexts(Cursor<ContextName>)
  case log(LogPage)
  case help(HelpPage)
  case themes(ThemeChooser)

  var kind: ViewKind {
    switch self {
    case .jobs: .jobs
    case .job: .job
    case .errors: .errors
    case .orders: .orders
    case .pulse: .pulse
    case .contexts: .contexts
    case .log: .log
    case .help: .help
    case .themes: .themes
    }
  }
}

/// One job, looked at closely.
struct JobPage: Sendable {
  var row: Int
  var tab = JobTab.overview
  /// The first line on the screen, for each tab.
  var tops: [JobTab: Int] = [:]
  /// Nil until it has been loaded.
  var detail: JobDetail?
  /// What the documents of `detail` say, one after the other.
  var history: [Sighting] = []
  /// What `detail` was last asked for: the table's mark of the row.
  var asked: Int32?
  /// How often something was loaded.
  private(set) var loads = 0
  /// The lines of the tab that is shown, and what they were made from: laying them out again for every key
  /// that scrolls would take long.
  private(set) var lines: [TextLine] = []
  /// What can be selected among them: the job and its sub jobs, in their tab.
  private(set) var subJobRows: [SubJobRow] = []
  var subJob = Cursor<SubJobKey>()
  private var basis: PageBasis?

  init(row: Int, tab: JobTab = .overview) {
    self.row = row
    self.tab = tab
  }

  var top: Int {
    get { tops[tab] ?? 0 }
    set { tops[tab] = newValue }
  }

  mutating func take(_ loaded: LoadedJob) {
    detail = loaded.detail
    history = loaded.sightings
    loads += 1
  }

  /// Lays the lines out again if anything they depend on has changed.
  ///
  /// - Parameter rows: how many sub jobs there is room for.
  mutating func layOut(
    from basis: PageBasis, rows: Int, _ content: () -> (lines: [TextLine], rows: [SubJobRow])
  ) {
    guard self.basis != basis else { return }
    self.basis = basis
    (lines, subJobRows) = content()
    if !subJobRows.isEmpty { subJob.adopt(subJobRows.map(\.key), rows: rows) }
  }

  /// The sub job that is selected; nil where that is the job itself, and in the other tabs.
  var selectedSubJob: SubJobRow? {
    let place = subJob.position
    return place > 0 && subJobRows.indices.contains(place) ? subJobRows[place] : nil
  }

  mutating func moveSubJob(by step: Int, rows: Int) {
    subJob.move(to: subJob.position + step, in: subJobRows.map(\.key), rows: rows)
  }
}

/// A row of the tab of sub jobs.
struct SubJobRow: Hashable, Sendable {
  var key: SubJobKey
  var id: JobID?
}

/// What a row of the tab of sub jobs stands for, wherever it is drawn.
enum SubJobKey: Hashable, Sendable {
  case id(JobID)
  /// Many clouds give sub jobs no id, and some the same to several: those are known by their places.
  case place([Int])
}

/// All that the lines of a tab depend on.
struct PageBasis: Equatable, Sendable {
  var tab: JobTab
  var width: Int
  var loads: Int
  /// The state of the data and the time, where the tab depends on them.
  var snapshot: Int?
  var table: Int?
  var digest: Int?
  var parts: DigestParts?
  var isBeingRead: Bool?
  var moment: Int64?
}

enum JobTab: String, CaseIterable, Sendable {
  case overview
  case subJobs = "sub jobs"
  case timeline
  case error
  case raw
  case history

  func moved(by step: Int) -> JobTab {
    let all = JobTab.allCases
    let place = (all.firstIndex(of: self) ?? 0) + step
    return all[(place % all.count + all.count) % all.count]
  }
}

/// The help, for the view that it was called from.
struct HelpPage: Sendable {
  var about: ViewKind
  var top = 0
}

/// The choice of a theme, which the screen shows at once.
struct ThemeChooser: Sendable {
  /// The theme that comes back when the choice is given up.
  var before: Theme
  var cursor = Cursor<String>()
}
