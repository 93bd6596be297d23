import JobModel

extension Action {
  /// Why the action does nothing now, in a few words; nil when it works.
  package func whyDisabled(in state: AppState) -> String? {
    guard views.contains(state.view.kind) else { return whyNotHere(state) }
    switch self {
    case .down, .up, .pageDown, .pageUp, .top, .bottom, .quit, .nextTab, .previousTab,
      .filter, .pause, .write, .jobs, .errors, .orders, .pulse, .themes, .help, .command, .mouse,
      .repaint, .suspend,
      .contexts:
      return nil
    case .log:
      return nil
    case .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9:
      return savedViewPlace.flatMap { state.whyNoSavedView(at: $0) }
    case .back:
      return whyNotBack(state)
    case .open:
      return whyNotOpen(state)
    case .nextFailure, .previousFailure:
      if state.table.count(of: .failed) == 0 { return "nothing has failed" }
      return state.jobList.rows.isEmpty ? "no job here" : nil
    case .sortNext, .sortPrevious, .sortReverse, .mark, .markAll:
      return state.jobList.rows.isEmpty ? "no job here" : nil
    case .openLink:
      if state.hasMarks { return state.isAnyChosen ? nil : "no job here" }
      if state.linkOfSelection != nil { return nil }
      return "no order or known resource to open"
    case .copyID where state.view.kind == .log:
      return state.idsOfSelection.isEmpty ? "this entry has no request id" : nil
    case .copyID where state.selectedSubJob != nil:
      return state.idsOfSelection.isEmpty ? "this sub job has no id" : nil
    case .copyID:
      return state.hasIDs ? nil : "no id to copy"
    case .copyJSON:
      return state.isAnyChosen ? nil : "no job to copy"
    case .refresh:
      return whyNotAsk(state)
    case .add:
      return whyNotKept(state)
    case .forget, .note:
      return whyNotKept(state) ?? (state.isAnyChosen ? nil : "no job here")
    case .undo:
      return whyNotKept(state) ?? (state.forgotten.isEmpty ? "nothing was forgotten" : nil)
    }
  }

  /// What it does elsewhere, and how to get there.
  private func whyNotHere(_ state: AppState) -> String {
    guard let work = workElsewhere else { return "not here: \(summary)" }
    let isTab = self == .nextTab || self == .previousTab
    let way = isTab ? state.keyName(.open) + " opens one" : state.keyName(.back) + " goes there"
    return "\(state.keyName(self)) \(work); \(way)"
  }

  /// Nil for what means something nearly everywhere.
  private var workElsewhere: String? {
    switch self {
    case .filter: "filters the list of jobs"
    case .sortNext, .sortPrevious: "sorts the list of jobs"
    case .sortReverse: "reverses the list of jobs"
    case .mark, .markAll: "marks jobs in their list"
    case .nextFailure, .previousFailure: "goes through the failures in the list of jobs"
    case .copyJSON: "copies a job of the list"
    case .forget: "forgets a job of the list"
    case .note: "writes a note beside a job of the list"
    case .openLink: "opens a job or an order of the list"
    case .refresh: "asks about a job of the list"
    case .nextTab, .previousTab: "changes the tab on the page of a job"
    case .open: "opens what is selected in a list"
    case .down, .up, .pageDown, .pageUp, .top, .bottom, .back, .quit, .copyID, .pause, .write, .add,
      .undo, .jobs, .errors, .orders, .pulse, .themes, .help, .command, .contexts,
      .log, .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9, .mouse,
      .repaint, .suspend:
      nil
    }
  }

  private func whyNotAsk(_ state: AppState) -> String? {
    if case .contexts(let cursor) = state.view {
      return state.whyNotAsk(cursor.selected)
    }
    if !state.isAnyChosen { return "no job to ask about" }
    let kinds = Set(state.newest.sources.map(\.kind))
    if !kinds.isDisjoint(with: [.http, .simulated]) { return state.whyNotAskForSelection }
    return kinds.contains(.store)
      ? "no account is configured: see \(state.keyName(.contexts))"
      : "these jobs come from a file: there is no one to ask"
  }

  private func whyNotKept(_ state: AppState) -> String? {
    guard state.settings.keepsJobs else {
      return "files and --demo are only shown; run plain jobtop to keep jobs"
    }
    return state.settings.isReadOnly
      ? "read only: start jobtop without --read-only to change what is kept" : nil
  }

  private func whyNotBack(_ state: AppState) -> String? {
    guard case .jobs(let list) = state.view, state.views.count == 1, list.filter.isEmpty,
      state.marks.isEmpty
    else { return nil }
    let keys = state.settings.keyMap.keys(of: .quit).map { state.glyphs.key($0) }
    return keys.isEmpty
      ? "this is the first view" : "\(keys.joined(separator: " or ")) leaves jobtop"
  }

  private func whyNotOpen(_ state: AppState) -> String? {
    if state.view.kind.sumsUp, !state.isSummedUp { return "still counting" }
    return switch state.view {
    case .jobs(let list): list.rows.isEmpty ? "no job to open" : nil
    case .errors: state.digest.groups.isEmpty ? "nothing has failed" : nil
    case .orders: state.digest.orders.isEmpty ? "no order here" : nil
    case .pulse: state.digest.kinds.isEmpty ? "no job yet" : nil
    case .contexts: state.contextRows.isEmpty ? "no context here" : nil
    case .themes: state.themes.isEmpty ? "no theme here" : nil
    case .job, .help, .log: nil
    }
  }
}

extension AppState {
  /// The key of an action as the key line shows it, else what can be typed instead.
  func keyName(_ action: Action) -> String {
    settings.keyMap.keys(of: action).first.map { glyphs.key($0) } ?? ":" + action.name
  }

  /// Why a context cannot be asked now.
  fileprivate func whyNotAsk(_ context: ContextName?) -> String? {
    guard let row = contextRows.first(where: { $0.id == context }), let name = row.id.name else {
      return "no context to ask"
    }
    guard let source = row.source else { return "\(name) is not asked" }
    guard isSummedUp else { return "still counting" }
    return whyNotAsk(source) ?? (row.jobs.open == 0 ? "nothing is open in \(name)" : nil)
  }

  /// Why the selected job cannot be asked about now.
  fileprivate var whyNotAskForSelection: String? {
    guard marks.isEmpty, let row = selectedRow, row < table.count, let context = table[row].context
    else { return nil }
    return newest.sources.first { $0.name == context }.flatMap(whyNotAsk)
  }

  private func whyNotAsk(_ source: SourceStatus) -> String? {
    if case .refused = source.condition {
      return "\(source.name) cannot log in: fix its login, then restart jobtop"
    }
    let pauses = source.hosts.map { host -> Span? in
      guard case .throttled(let until, _) = host.condition, until > now else { return nil }
      return until - now
    }
    guard let least = pauses.compactMap(\.self).min(), !pauses.contains(nil) else { return nil }
    return "\(source.name) asks us to wait another \(least.coarse)"
  }

  /// The address that belongs to what is selected.
  var linkOfSelection: String? {
    if case .orders(let cursor) = view {
      return digest.orders.first { $0.id == cursor.selected }?.url(settings.links, in: table)
    }
    guard let row = selectedRow, row < table.count else { return nil }
    return table[row].url(settings.links)
  }

  /// Whether there are any, without a look at every marked job: this is asked for each frame.
  fileprivate var hasIDs: Bool {
    switch view {
    case .jobs, .job: marks.isEmpty ? !idsOfSelection.isEmpty : isAnyChosen
    case .errors, .orders, .contexts, .log, .pulse, .help, .themes: !idsOfSelection.isEmpty
    }
  }

  fileprivate var selectedSubJob: SubJobRow? {
    if case .job(let page) = view { page.selectedSubJob } else { nil }
  }

  /// The ids that `copy-id` puts on the clipboard.
  var idsOfSelection: [String] {
    switch view {
    case .orders(let cursor): return cursor.selected.map { [$0.rawValue] } ?? []
    case .errors(let cursor):
      let group =
        digest.groups.indices.contains(cursor.position) ? digest.groups[cursor.position] : nil
      return group?.code.map { [$0] } ?? []
    case .jobs, .job:
      if let selectedSubJob { return selectedSubJob.id.map { [$0.rawValue] } ?? [] }
      return chosenRows.compactMap { row in
        row < table.count ? table[row].id?.rawValue ?? table[row].orderID?.rawValue : nil
      }
    case .contexts(let cursor): return cursor.selected?.name.map { [$0] } ?? []
    case .log(let page): return shownLog.selected(in: page)?.requestID.map { [$0] } ?? []
    case .pulse, .help, .themes: return []
    }
  }
}
