import JobModel
import TerminalUI

extension AppState {
  /// Brings the lines of the page on the screen up to date.
  mutating func layOutPage() {
    // The theme chooser is drawn over it.
    let place = view.kind == .themes ? views.count - 2 : views.count - 1
    guard views.indices.contains(place), case .job(var page) = views[place] else { return }
    page.layOut(from: basis(of: page), rows: layout.subJobRows) { [page] in
      content(of: page, width: pageWidth)
    }
    views[place] = .job(page)
  }

  private func basis(of page: JobPage) -> PageBasis {
    var basis = PageBasis(tab: page.tab, width: pageWidth, loads: page.loads)
    if page.tab == .raw, page.detail != nil { return basis }
    basis.snapshot = shown.version
    basis.table = table.version
    basis.isBeingRead = shown.isBeingRead
    switch page.tab {
    case .raw, .error: break
    case .history:
      // Times of today are written without the day.
      basis.moment = clock.milliseconds / 60_000
    case .overview, .subJobs, .timeline:
      basis.moment = clock.milliseconds
      (basis.digest, basis.parts) = (digest.version, digest.parts)
    }
    return basis
  }

  /// The lines of the tab that is shown, however many they are, and what can be selected among them.
  private func content(
    of page: JobPage, width: Int
  ) -> (lines: [TextLine], rows: [SubJobRow]) {
    if page.row >= table.count || table.isAbsorbed(page.row), page.detail == nil {
      let isComing = shown.version == 0 || shown.isBeingRead
      return ([TextLine(isComing ? "reading" : "This job is not known.", .muted)], [])
    }
    let view = JobPageView(state: self, page: page, width: width)
    switch page.tab {
    case .overview: return (view.overview, [])
    case .subJobs: return view.subJobs
    case .timeline: return (view.timeline, [])
    case .error: return (view.error, [])
    case .raw: return (view.raw, [])
    case .history: return (view.history, [])
    }
  }
}

/// What the tabs of a job draw from.
struct JobPageView {
  let state: AppState
  let width: Int
  /// Whole as soon as it has been loaded; until then what the table knows.
  let job: Job
  let row: Int
  let detail: JobDetail?
  let sightings: [Sighting]

  init(state: AppState, page: JobPage, width: Int) {
    self.state = state
    self.width = width
    row = page.row
    detail = page.detail
    sightings = page.history
    let known = state.table.job(at: page.row, from: [])
    if var whole = page.detail?.job {
      // The table may have news that the loaded document does not have yet.
      if whole.state != known.state {
        whole.state = known.state
        whole.ended = known.ended
      }
      job = whole
    } else {
      job = known
    }
  }

  /// Columns for labels at the left, their margin included.
  static let labelWidth = 18

  var glyphs: Glyphs { state.glyphs }
  var times: TimeText { state.times }
  var order: Order? { job.orderID.flatMap { state.table.orders[$0] } }
  var typical: Span? { state.digest.typical.median(like: state.table[row]) }
  var expectation: Expectation? { state.expectation(of: state.table[row]) }

  /// What is to be said of it beside its state, as of now.
  var flags: JobFlags {
    expectation?.isStale == true ? job.flags.union(.stale) : job.flags
  }

  /// How long it has run so far, or ran in all.
  var elapsed: Span? { state.elapsed(of: state.table[row]) }

  /// The width of running text: wide screens do not make lines that are hard to follow.
  var textWidth: Int { min(width, 110) }

  func paragraphs(_ text: String, _ role: ThemeRole, indentation: Int = 2) -> [TextLine] {
    paragraph(text, role, width: textWidth, indentation: indentation)
  }

  /// Where in the job a cause was found.
  func path(to cause: RootCause) -> [TextLine] {
    TextLine("  found in ", .faint)
      .adding(cause.path.joined(separator: " \(glyphs.step) ").readable.start, .muted)
      .wrapped(to: textWidth, indentation: 11)
  }

  /// A label and a text beside it that may take several lines.
  func fact(_ label: String, _ text: String, _ role: ThemeRole = .text) -> [TextLine] {
    let indentation = JobPageView.labelWidth
    return paragraph(text, role, width: max(20, textWidth - indentation)).enumerated().map {
      number, part in
      var line = TextLine(number == 0 ? "  " + label : "", .muted)
      line.pad(to: indentation)
      line.add(part)
      return line
    }
  }
}
