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

  init(row: Int, tab: JobTab = .overview) {
    self.row = row
    self.tab = tab
  }

  var top: Int {
    get { tops[tab] ?? 0 }
    set { tops[tab] = newValue }
  }
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

/// What one answer said of a job.
struct Sighting: Hashable, Sendable {
  var seen: Instant?
  var lastSeen: Instant?
  /// Nil when it said nothing of the state.
  var state: JobState?
  var rawStatus: String?
  var subJobsDone: Int?
  var subJobsTotal: Int?
  var progress: Double?
  var source: String
  var bytes: Int

  init(_ document: SeenDocument, of row: JobRow) {
    let job = document.job(with: row.id)
    seen = document.seen
    lastSeen = document.lastSeen
    state = job?.state
    rawStatus = job?.rawStatus
    subJobsDone = job?.subJobsDone
    subJobsTotal = job?.subJobsTotal
    progress = job?.progress
    source = document.source
    bytes = document.bytes.count
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
