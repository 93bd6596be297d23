import JobModel
import TerminalUI

/// The only way in which the state changes: takes what happened, and returns what has to be done outside.
package func update(_ state: inout AppState, _ message: Message) -> [Effect] {
  var effects: [Effect] = []
  switch message {
  case .event(let event): effects = state.take(event)
  case .tick(let now):
    state.advance(to: now)
    effects = state.tellWhatWaits()
  case .snapshot(let snapshot): effects = state.take(snapshot)
  case .log(let entries): state.take(entries)
  case .arranged(let result): state.take(result)
  case .digested(let result): state.take(result)
  case .loaded(let job): effects = state.take(job)
  case .tracked(let rows, let text):
    state.memory.drafts[.track] = nil
    state.rowToSelect = rows.first
    state.awaitsRow = !rows.isEmpty
    state.say(text)
  case .forgot(let rows): state.takeAway(rows)
  case .recalled(let rows): state.bringBack(rows)
  case .failed(let text): state.say(text, .error)
  case .done(let text): state.say(text)
  case .themeChanged(let theme): state.take(theme)
  case .themeSaved(let theme): state.take(saved: theme)
  }
  return effects + state.settle()
}

extension AppState {
  fileprivate mutating func take(_ event: TerminalEvent) -> [Effect] {
    switch event {
    case .key(let press):
      return prompt == nil ? take(press) : takeInPrompt(press)
    case .paste(let text):
      return paste(text)
    case .mouse(let event):
      return take(event)
    case .resize(let size):
      self.size = size
      return []
    case .background(let isLight):
      followBackground(isLight: isLight)
      return []
    case .hangup:
      return leave(129)
    }
  }

  /// Takes the usual theme for such a background, unless the operator has chosen another meanwhile.
  package mutating func followBackground(isLight: Bool) {
    let usual = ["dark", "light"]
    guard settings.followsBackground, view.kind != .themes, usual.contains(theme.name),
      let fitting = themes.first(where: { $0.name == usual[isLight ? 1 : 0] })
    else { return }
    theme = fitting
  }

  /// Whether ^C takes something away that is open, as Esc does, instead of ending the program.
  package var takesInterrupt: Bool { prompt != nil || view.kind == .themes }

  fileprivate mutating func take(_ press: KeyPress) -> [Effect] {
    if press == .control("c") { return view.kind == .themes ? attempt(.back) : leave(130) }
    toast = nil
    rowToSelect = nil
    awaitsRow = false
    guard let action = settings.keyMap.action(for: press, in: view.kind) else { return [] }
    return attempt(action)
  }

  /// Performs an action, or says why that is not possible.
  mutating func attempt(_ action: Action) -> [Effect] {
    attempt(action) { $0.perform(action) }
  }

  /// Does something that is possible where an action is.
  mutating func attempt(_ action: Action, _ work: (inout AppState) -> [Effect]) -> [Effect] {
    if let reason = action.whyDisabled(in: self) {
      say(reason, .warning)
      return []
    }
    return work(&self)
  }

  // MARK: - Time

  fileprivate mutating func advance(to time: Instant) {
    now = time
    if let toast, toast.until <= now { self.toast = nil }
    changes = changes.filter { $0.value > now }
  }

  // MARK: - What comes from outside

  fileprivate mutating func take(_ snapshot: Snapshot) -> [Effect] {
    if let origin = newest.origin, origin != snapshot.origin {
      startOver()
    } else {
      noteChanges(from: newest, to: snapshot)
    }
    newest = snapshot
    // A job that was forgotten elsewhere can no longer be marked.
    marks.keep { snapshot.shows($0) }
    if !snapshot.isBeingRead { newRows = newRows.filter { snapshot.shows($0) } }
    return takeEnds(from: snapshot)
  }

  fileprivate mutating func take(_ theme: Theme) {
    if let place = themes.firstIndex(where: { $0.name == theme.name }) {
      themes[place] = theme
    } else {
      themes.append(theme)
    }
    self.theme = theme
  }

  fileprivate mutating func take(_ loaded: LoadedJob) -> [Effect] {
    let row = loaded.detail.row
    for (place, view) in views.enumerated() {
      guard case .job(var page) = view, page.row == row, row < table.count else { continue }
      page.take(loaded)
      views[place] = .job(page)
    }
    guard rowToCopy == row else { return [] }
    rowToCopy = nil
    return copy(loaded.detail)
  }

  /// Remembers which states have changed, to show it for a moment.
  private mutating func noteChanges(from old: Snapshot, to new: Snapshot) {
    guard old.version > 0, !old.isBeingRead, !new.isBeingRead else { return }
    let isSmall = new.jobs.count <= settings.mostRowsAtOnce
    let rows =
      isSmall
      ? Array(0..<new.jobs.count)
      : jobList.cursor.window.visible(
        count: jobList.rows.count, rows: listRows(in: .jobs)
      ).map { Int(jobList.rows[$0]) }
    for row in rows {
      guard !new.jobs.isAbsorbed(row) else { continue }
      let isKnown = row < old.jobs.count && !old.jobs.isAbsorbed(row)
      let before = isKnown ? old.jobs.state(of: row) : nil
      let after = new.jobs.state(of: row)
      guard before != after else { continue }
      changes[row] = now + .seconds(2)
      if !after.isTerminal { openJobs?.reopen(row) }
    }
  }
}

extension Snapshot {
  /// Whether the row stands for a job.
  fileprivate func shows(_ row: Int) -> Bool { row < jobs.count && !jobs.isAbsorbed(row) }

  /// Whether a source is still being read for the first time, so that everything is new.
  var isBeingRead: Bool {
    sources.contains {
      if case .reading = $0.condition { true } else { false }
    }
  }
}
