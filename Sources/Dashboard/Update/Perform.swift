import JobModel
import TerminalUI

extension AppState {
  /// Does what an action says. The action is possible here and now.
  mutating func perform(_ action: Action) -> [Effect] {
    switch action {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .pageDown: move(by: max(1, listRows(in: view.kind) - 1))
    case .pageUp: move(by: -max(1, listRows(in: view.kind) - 1))
    case .top: moveToTop()
    case .bottom: moveToBottom()
    case .open: open()
    case .back: back()
    case .quit: return leave(0)
    case .nextTab: changeTab(by: 1)
    case .previousTab: changeTab(by: -1)
    case .filter: openPrompt(.filter)
    case .nextFailure: goToFailure(forward: true)
    case .previousFailure: goToFailure(forward: false)
    case .sortNext: sort(by: 1)
    case .sortPrevious: sort(by: -1)
    case .sortReverse: jobList.order.descending.toggle()
    case .mark: toggleMark()
    case .markAll: toggleAllMarks()
    case .openLink: return openLinks()
    case .copyID: return copyIDs()
    case .copyJSON: return copyJSON()
    case .refresh: return refresh()
    case .pause: pauseOrGoOn()
    case .write: openPrompt(.write)
    case .add: openPrompt(.track)
    case .forget: openPrompt(.forget, about: chosenRows)
    case .undo: return forgotten.last.map { [.recall($0)] } ?? []
    case .note: openPrompt(.note, about: chosenRows)
    case .jobs: views.removeLast(views.count - 1)
    case .errors: show(.errors(Cursor()))
    case .orders: show(.orders(Cursor()))
    case .pulse: show(.pulse(Cursor()))
    case .contexts: show(.contexts(Cursor()))
    case .log: show(.log(LogPage()))
    case .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9:
      if let place = action.savedViewPlace { showSavedView(at: place) }
    case .themes: chooseTheme()
    case .help: show(.help(HelpPage(about: view.kind)))
    case .command: openPrompt(.command)
    case .mouse:
      isMouseOn.toggle()
      say(isMouseOn ? "mouse on: click, double click, wheel; m turns it off" : "mouse off")
      return [.setMouse(isMouseOn)]
    case .repaint: return [.repaint]
    case .suspend: return [.suspend]
    }
    return []
  }

  // MARK: - Views

  /// Shows a view; goes back to one that is on the operator's path already.
  mutating func show(_ next: ViewState) {
    if let place = placeToReturnTo(next.kind) {
      views.removeLast(views.count - 1 - place)
      return
    }
    if views.count > 1, view.kind == .help { views.removeLast() }
    views.append(next)
    adoptDigest()
  }

  /// Nil also where the path went on through a list of other jobs: then another list is summed up.
  private func placeToReturnTo(_ kind: ViewKind) -> Int? {
    guard kind != .jobs, let place = views.lastIndex(where: { $0.kind == kind }) else { return nil }
    let isOther = views[place...].contains { view in
      guard kind.sumsUp, case .jobs(let list) = view else { return false }
      return list.scope.origin != kind || !list.filter.isEmpty
    }
    return isOther ? nil : place
  }

  /// Fills the newest view with what is known already.
  private mutating func adoptDigest() {
    digest.keepOnly(neededNarrowing)
    switch view {
    case .errors(var cursor):
      cursor.adopt(causes, rows: listRows(in: .errors))
      view = .errors(cursor)
    case .orders(var cursor):
      cursor.adopt(orderIDs, rows: listRows(in: .orders))
      view = .orders(cursor)
    case .pulse(var cursor):
      cursor.adopt(jobKinds, rows: listRows(in: .pulse))
      view = .pulse(cursor)
    // It follows the sources too, and is brought into line whenever anything happens.
    case .contexts: break
    case .jobs, .job, .help, .themes, .log: break
    }
  }

  private mutating func open() {
    switch view {
    case .jobs(let list):
      guard let row = list.selected else { return }
      jobList.cursor.hold()
      views.append(.job(JobPage(row: row)))
    case .errors(let cursor):
      guard let cause = cursor.selected else { return }
      showJobs(.cause(cause), within: narrowing)
    case .orders(let cursor):
      guard let order = cursor.selected else { return }
      showJobs(.order(order), within: narrowing)
    case .pulse(let cursor):
      guard let kind = cursor.selected else { return }
      showJobs(.kind(kind), within: narrowing)
    case .contexts(let cursor):
      guard let context = cursor.selected else { return }
      showJobs(.context(context))
    case .themes(let chooser):
      views.removeLast()
      if chooser.before.name != theme.name { say("theme \(theme.name)") }
    case .job, .help, .log: break
    }
  }

  mutating func showJobs(_ scope: JobScope, within: Narrowing = Narrowing()) {
    var list = JobList()
    list.within = within
    list.scope = scope
    views.append(.jobs(list))
  }

  /// One step back, and no further.
  private mutating func back() {
    if case .themes(let chooser) = view { theme = chooser.before }
    if case .jobs(var list) = view, list.filter != list.usualFilter {
      memory.drafts[.filter] = Prompt.Draft(text: list.filter.source)
      list.filter = list.usualFilter
      view = .jobs(list)
    } else if case .jobs = view, !marks.isEmpty {
      marks = []
    } else if views.count > 1 {
      views.removeLast()
    }
  }

  private mutating func changeTab(by step: Int) {
    guard case .job(var page) = view else { return }
    page.tab = page.tab.moved(by: step)
    view = .job(page)
  }

  private mutating func chooseTheme() {
    var chooser = ThemeChooser(before: theme)
    let names = themes.map(\.name)
    chooser.cursor.move(
      to: names.firstIndex(of: theme.name) ?? 0, in: names, rows: listRows(in: .themes))
    views.append(.themes(chooser))
  }

  // MARK: - Rows

  private mutating func goToFailure(forward: Bool) {
    var list = jobList
    let count = list.rows.count
    let start = list.cursor.position
    for step in 1...max(1, count) {
      guard count > 0 else { break }
      let place = ((start + (forward ? step : -step)) % count + count) % count
      guard table.state(of: Int(list.rows[place])) == .failed else { continue }
      let wrapped = forward ? place <= start : place >= start
      list.move(to: place, visibleRows: listRows(in: .jobs))
      jobList = list
      if case .job(let page) = view, page.row != Int(list.rows[place]) {
        view = .job(JobPage(row: Int(list.rows[place]), tab: page.tab))
      }
      if wrapped { say(step == count ? "no other failure here" : "continued from the other end") }
      return
    }
    say("no failure among the jobs shown", .warning)
  }

  private mutating func sort(by step: Int) {
    let columns = sortableColumns
    guard !columns.isEmpty else { return }
    let place = columns.firstIndex(of: jobList.order.column) ?? (step > 0 ? -1 : 0)
    let column = columns[((place + step) % columns.count + columns.count) % columns.count]
    sort(by: column)
  }

  /// Times and durations begin with the newest or longest, texts with A.
  mutating func sort(by column: JobColumn) {
    jobList.order = JobOrder(column: column, descending: column.startsDescending)
  }

  private mutating func toggleMark() {
    guard let row = selectedRow else { return }
    if marks.contains(row) { marks.remove(row) } else { marks.insert(row) }
    move(by: 1)
  }

  private mutating func toggleAllMarks() {
    let rows = jobList.rows.lazy.map(Int.init)
    if rows.allSatisfy(marks.contains) { marks.subtract(rows) } else { marks.formUnion(rows) }
  }

  // MARK: - Outwards

  private mutating func copyIDs() -> [Effect] {
    // Each takes at least two bytes.
    guard chosenRows(atMost: Clipboard.mostBytes / 2) != nil else { return refuseToCopy() }
    let ids = idsOfSelection
    let text = ids.joined(separator: "\n")
    guard text.utf8.count <= Clipboard.mostBytes else { return refuseToCopy() }
    say(ids.count == 1 ? "copied \(ids[0])" : "copied \(ids.count.grouped) ids")
    return [.copy(text)]
  }

  private mutating func copyJSON() -> [Effect] {
    if case .job(let page) = view, let detail = page.detail { return copy(detail) }
    guard let rows = chosenRows(atMost: Clipboard.mostJobs) else { return refuseToCopy() }
    if rows.count == 1 {
      rowToCopy = rows[0]
      return [.loadDetail(rows[0])]
    }
    guard let text = Clipboard.json(.list(rows.map { value(of: $0) })) else {
      return refuseToCopy()
    }
    say("copied \(rows.count) jobs as JSON, without their sub jobs")
    return [.copy(text)]
  }

  /// Puts a whole job on the clipboard.
  mutating func copy(_ detail: JobDetail) -> [Effect] {
    guard let text = Clipboard.json(value(of: detail)) else { return refuseToCopy() }
    say("copied the job as JSON")
    return [.copy(text)]
  }

  private mutating func refuseToCopy() -> [Effect] {
    let key = settings.keyMap.keys(of: .write).first.map { glyphs.key($0) } ?? ":write"
    say("too much for the terminal's clipboard; \(key) writes what is shown to a file", .warning)
    return []
  }

  private mutating func refresh() -> [Effect] {
    let rows = rowsToAsk
    say("asking about \(rows.count.counted("job"))")
    return [.askNow(rows)]
  }

  private mutating func pauseOrGoOn() {
    held = held == nil ? (newest, log, now) : nil
  }
}

extension JobColumn {
  /// Whether the largest values are what one looks for first.
  var startsDescending: Bool {
    switch self {
    case .began, .ended, .submitted, .firstSeen, .lastSeen, .duration, .progress, .subJobsTotal,
      .subJobsDone, .flags:
      true
    case .jobID, .orderID, .state, .rawStatus, .service, .type, .resourceID, .resourceName,
      .region, .projectID, .context, .errorCode, .errorMessage, .causeCode, .causeMessage,
      .category, .requestID, .startedBy, .note:
      false
    }
  }
}
