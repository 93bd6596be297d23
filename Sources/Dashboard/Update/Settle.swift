package import JobModel
import TerminalUI

extension AppState {
  /// Brings everything derived up to date with what has just changed, or asks for it.
  mutating func settle() -> [Effect] {
    let effects = arrangeIfStale() + digestIfStale() + loadDetailIfStale() + refit()
    layOutPage()
    noteWhatIsNoLongerNew()
    return effects + titleIfChanged() + followThemeIfChanged() + watchWhatIsInSight()
      + rememberWhereabouts()
  }

  /// A row that the operator went to has been seen.
  private mutating func noteWhatIsNoLongerNew() {
    guard !newRows.isEmpty else { return }
    switch view {
    case .jobs(let list) where !list.cursor.followsTop:
      if let row = list.selected { newRows.remove(row) }
    case .job(let page): newRows.remove(page.row)
    case .jobs, .errors, .orders, .pulse, .help, .themes, .contexts, .log: break
    }
  }

  // MARK: - Rows

  private mutating func arrangeIfStale() -> [Effect] {
    guard let depth = views.lastIndex(where: { $0.kind == .jobs }) else { return [] }
    var list = jobList
    let request = list.request(
      for: table, isPart: shown.isBeingRead, at: depth, generation: generation + 1, now: now,
      typical: digest.typical)
    views[depth] = .jobs(list)
    guard let request else { return [] }
    generation += 1
    guard table.count <= settings.mostRowsAtOnce else { return [.arrange(request)] }
    take(request.result())
    return []
  }

  mutating func take(_ result: ArrangementResult) {
    for (place, view) in views.enumerated() {
      guard case .jobs(var list) = view else { continue }
      if list.adopt(result, visibleRows: listRows(in: .jobs)) {
        selectAwaited(in: &list)
        views[place] = .jobs(list)
        return
      }
    }
  }

  private mutating func selectAwaited(in list: inout JobList) {
    guard let row = rowToSelect else { return }
    if let place = list.rows.firstIndex(of: Int32(clamping: row)) {
      list.move(to: place, visibleRows: listRows(in: .jobs))
      (rowToSelect, awaitsRow) = (nil, false)
    } else if awaitsRow, row < table.count, !table.isAbsorbed(row), !list.filter.isEmpty {
      let key = settings.keyMap.keys(of: .back).first.map { glyphs.key($0) } ?? ":back"
      say("tracked, but the filter hides it; \(key) shows all", .warning)
      (rowToSelect, awaitsRow) = (nil, false)
    }
  }

  // MARK: - All jobs together

  /// Which jobs the views count that sum some up: those of the list below, but a page about one job compares it
  /// with all.
  var neededNarrowing: Narrowing {
    switch view {
    case .errors, .orders, .pulse: narrowing
    case .job: Narrowing()
    case .jobs, .contexts, .log, .help, .themes: digest.narrowing
    }
  }

  /// The parts of the digest that the views on the way here need, as far as they count these jobs.
  private func neededParts(of narrowing: Narrowing) -> DigestParts {
    var parts: DigestParts = view.kind == .job ? .groups : []
    for (place, view) in views.enumerated() {
      if let part = view.kind.part, part == .contexts || self.narrowing(below: place) == narrowing {
        parts.insert(part)
      }
    }
    return parts
  }

  private mutating func digestIfStale() -> [Effect] {
    let narrowing = neededNarrowing
    let parts = neededParts(of: narrowing)
    digest.keepOnly(narrowing)
    // While a file is being read the first rows say little of those that follow.
    let hasGrown = table.count > 2 * digestQuestion.count
    let isMissing = !parts.isSubset(of: digest.parts) || digest.version < 0 || hasGrown
    // Once a second is often enough, but the first one must not wait.
    let isOld =
      table.version != digestQuestion.version
      && (digestQuestion.version <= 0 || now - digestQuestion.asked >= .seconds(1))
    let isAsked = parts.isSubset(of: digestQuestion.parts) && digestQuestion.narrowing == narrowing
    let isUnderWay = digestQuestion.isWaiting && isAsked
    guard isMissing || isOld, !isUnderWay else { return [] }
    if table.version == digestQuestion.version, isAsked { return [] }
    generation += 1
    digestQuestion = DigestQuestion(
      version: table.version, count: table.count, parts: parts, narrowing: narrowing, asked: now,
      generation: generation, isWaiting: true)
    let request = DigestRequest(
      generation: generation, parts: parts, narrowing: narrowing, table: table, now: now)
    guard table.count <= settings.mostRowsAtOnce else { return [.digest(request)] }
    take(request.result())
    return []
  }

  mutating func take(_ result: DigestResult) {
    guard digestQuestion.isWaiting, result.generation == digestQuestion.generation else { return }
    digestQuestion.isWaiting = false
    let older = digest.usage
    digest = result.digest
    digest.usage = digest.usage.widened(by: older)
    for (place, view) in views.enumerated() {
      // Those of another list keep what they have until they are shown again.
      guard let part = view.kind.part, digest.parts.contains(part),
        narrowing(below: place) == digest.narrowing
      else { continue }
      switch view {
      case .errors(var cursor):
        cursor.adopt(causes, rows: listRows(in: .errors))
        views[place] = .errors(cursor)
      case .orders(var cursor):
        cursor.adopt(orderIDs, rows: listRows(in: .orders))
        views[place] = .orders(cursor)
      case .pulse(var cursor):
        cursor.adopt(jobKinds, rows: listRows(in: .pulse))
        views[place] = .pulse(cursor)
      case .jobs, .job, .help, .themes, .contexts, .log: break
      }
    }
  }

  // MARK: - One job

  private mutating func loadDetailIfStale() -> [Effect] {
    guard case .job(var page) = view, page.row < table.count,
      page.asked != table.mark(of: page.row)
    else { return [] }
    page.asked = table.mark(of: page.row)
    view = .job(page)
    return [.loadDetail(page.row)]
  }

  // MARK: - The screen

  /// Makes what is selected visible, whatever size the screen has now.
  mutating func refit() -> [Effect] {
    if view.kind.sumsUp, !isSummedUp { return [] }
    switch view {
    case .jobs(var list):
      list.cursor.refit(count: list.rows.count, rows: listRows(in: .jobs))
      view = .jobs(list)
    case .errors(var cursor):
      cursor.refit(count: digest.groups.count, rows: listRows(in: .errors))
      view = .errors(cursor)
    case .orders(var cursor):
      cursor.refit(count: digest.orders.count, rows: listRows(in: .orders))
      view = .orders(cursor)
    case .pulse(var cursor):
      cursor.refit(count: digest.kinds.count, rows: listRows(in: .pulse))
      view = .pulse(cursor)
    case .contexts(var cursor):
      // Who has not moved sees what is worst.
      cursor.adopt(
        contextRows.map(\.id), rows: listRows(in: .contexts), grown: cursor.followsTop ? nil : 0)
      view = .contexts(cursor)
    case .themes(var chooser):
      chooser.cursor.refit(count: themes.count, rows: listRows(in: .themes))
      view = .themes(chooser)
    case .log(var page):
      page.refit(shownLog, rows: listRows(in: .log))
      view = .log(page)
    case .job(var page):
      page.subJob.refit(count: page.subJobRows.count, rows: layout.subJobRows)
      view = .job(page)
    case .help: break
    }
    return []
  }

  private mutating func titleIfChanged() -> [Effect] {
    let counts = JobState.byUrgency.prefix(2).compactMap { state -> String? in
      let count = newest.jobs.count(of: state)
      return count > 0 ? "\(count) \(state.word)" : nil
    }
    let text = (["jobtop"] + counts).joined(separator: " - ")
    guard text != title else { return [] }
    title = text
    return [.setTitle(text)]
  }

  // MARK: - The next tick

  /// How long the screen stays up to date; nil when nothing on it changes by itself.
  package var nextTick: Span? {
    var moments: [Span] = []
    if let toast { moments.append(real(toast.until - now)) }
    if let due = endNotices.due { moments.append(real(due - now)) }
    if let movedAt { moments.append(movedAt + AppState.untilRemembered - now) }
    if let first = changes.values.min() { moments.append(first - now) }
    if held == nil, let first = visibleRows.compactMap({ untilNextTick(of: table[$0]) }).min() {
      moments.append(first)
    }
    moments += [untilHeaderTick, untilContextsTick, untilPaymentTick].compactMap(\.self)
    if table.version != digestQuestion.version, digest.version >= 0, !digestQuestion.isWaiting {
      moments.append(digestQuestion.asked + .seconds(1) - now)
    }
    return moments.min().map { max($0, Span(milliseconds: 20)) }
  }

  /// How long a span of the clock takes.
  private func real(_ span: Span) -> Span { .seconds(span.seconds / settings.speed) }

  /// When the time that a job has run is next drawn differently.
  private func untilNextTick(of row: JobRow) -> Span? {
    guard !row.state.isTerminal, let elapsed = elapsed(of: row) else { return nil }
    let nextSecond = 1000 - now.milliseconds % 1000
    let rest = elapsed.untilNextTick.milliseconds
    return Span(milliseconds: rest <= 1000 ? nextSecond : rest)
  }

  /// The jobs that can be seen, as far as they are drawn with an age.
  var visibleRows: [Int] {
    switch view {
    case .jobs, .themes:
      let list = jobList
      let range = list.cursor.window.visible(count: list.rows.count, rows: listRows(in: .jobs))
      return range.map { Int(list.rows[$0]) }.filter { $0 < table.count }
    case .job(let page):
      return page.row < table.count ? [page.row] : []
    case .errors, .orders, .pulse, .help:
      return []
    case .contexts, .log:
      return []
    }
  }
}
