import JobModel

/// What is remembered from one visit to the next: where the operator was, and when they left.
///
/// Everything is optional, so that what another version has written is understood as far as it can be.
package struct Visit: Codable, Equatable, Sendable {
  package var view: String?
  package var tab: String?
  /// The name of the view of the configuration that was shown.
  package var savedView: String?
  package var filter: String?
  package var sort: String?
  package var descending: Bool?
  /// The id of the selected job, or of its order; nil where the operator stays with what is newest.
  package var selected: String?
  /// Unix milliseconds.
  package var left: Int64?
  /// The path of the store that was shown: none of this applies to another one.
  package var store: String?

  package init() {}
}

/// Where the operator is, to see cheaply whether that has changed.
struct Whereabouts: Equatable, Sendable {
  var view: ViewKind
  var tab: JobTab?
  var savedView: String?
  var filter: String
  var order: JobOrder
  var row: Int?
}

extension AppState {
  /// Goes back to where the operator was.
  ///
  /// - Parameter row: of the job that was selected, if it is still there.
  package mutating func resume(_ visit: Visit, row: Int?) {
    if let saved = settings.views.first(where: { $0.name == visit.savedView }) { show(saved) }
    var list = jobList
    list.filter = visit.filter.flatMap { try? JobFilter(parsing: $0) } ?? list.filter
    if let column = visit.sort.flatMap(JobColumn.init(name:)) {
      list.order = JobOrder(column: column, descending: visit.descending ?? false)
    }
    jobList = list
    rowToSelect = row
    switch visit.view.flatMap(ViewKind.init(rawValue:)) {
    case .errors: show(.errors(Cursor()))
    case .orders: show(.orders(Cursor()))
    case .pulse: show(.pulse(Cursor()))
    case .contexts: show(.contexts(Cursor()))
    case .job:
      guard let row else { return }
      let tab = visit.tab.flatMap(JobTab.init(rawValue:)) ?? .overview
      views.append(.job(JobPage(row: row, tab: tab)))
    case .jobs, .help, .themes, nil, .log: break
    }
  }

  /// What is to be remembered of this moment.
  package var visit: Visit {
    let place = whereabouts
    var visit = Visit()
    visit.view = place.view.rawValue
    visit.tab = place.tab?.rawValue
    visit.savedView = place.savedView
    visit.filter = place.filter.isEmpty ? nil : place.filter
    visit.sort = place.order.column.name
    visit.descending = place.order.descending
    if let row = place.row, row < newest.jobs.count {
      visit.selected = newest.jobs[row].id?.rawValue ?? newest.jobs[row].orderID?.rawValue
    }
    visit.left = now.milliseconds
    return visit
  }

  private var whereabouts: Whereabouts {
    var lists: [JobList] = views.compactMap { if case .jobs(let list) = $0 { list } else { nil } }
    // A filter that is being typed is none yet.
    if let before = prompt?.listBefore, !lists.isEmpty { lists[lists.count - 1] = before }
    guard let list = lists.last(where: { $0.savedView != nil }) ?? lists.first else {
      return Whereabouts(view: .jobs, filter: "", order: JobOrder())
    }
    var place = Whereabouts(
      view: .jobs, savedView: list.savedView?.name, filter: list.filter.source, order: list.order,
      row: list.cursor.followsTop ? nil : list.selected)
    for view in views.reversed() {
      switch view {
      case .job(let page):
        (place.view, place.tab, place.row) = (.job, page.tab, page.row)
        return place
      case .errors, .orders, .pulse, .contexts:
        place.view = view.kind
        return place
      case .jobs, .help, .themes: break
      // The next run has another log.
      case .log: break
      }
    }
    return place
  }

  /// Remembers where the operator is once they have stayed there for a moment, so that little is lost whatever
  /// ends the program.
  mutating func rememberWhereabouts() -> [Effect] {
    guard settings.keepsJobs else { return [] }
    let place = whereabouts
    guard place != remembered else {
      movedAt = nil
      return []
    }
    let since = movedAt ?? now
    guard now - since >= AppState.untilRemembered else {
      movedAt = since
      return []
    }
    remembered = place
    movedAt = nil
    return [.remember(visit)]
  }

  static let untilRemembered = Span.seconds(1)

  /// The end of the program, before which it is remembered where the operator was.
  mutating func leave(_ code: Int32) -> [Effect] {
    (settings.keepsJobs ? [.remember(visit)] : []) + [.quit(code)]
  }
}
