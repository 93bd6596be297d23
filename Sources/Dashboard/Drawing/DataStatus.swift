import JobModel
import TerminalUI

/// How fresh the data are: the worst of all sources, in its longest form.
func dataStatus(_ state: AppState) -> TextLine {
  dataStatusForms(state).first ?? .empty
}

/// The same in ever shorter forms.
func dataStatusForms(_ state: AppState) -> [TextLine] {
  if let held = state.held {
    let paused = "\(state.glyphs.paused) paused"
    let since = "\(paused) \((state.now - held.since).coarse)"
    let hasNews = state.newest.version > held.snapshot.version
    let forms =
      (hasNews ? [since + ", changes waiting"] : []) + [since, paused, state.glyphs.paused]
    return forms.map { TextLine($0, .warning) }
  }
  let sources = state.newest.sources
  if let trouble = Trouble(sources) {
    return trouble.forms(now: state.now).map {
      TextLine("\(state.glyphs.warning) \($0)", trouble.role)
    }
  }
  let open = sources.filter { $0.openJobs != 0 }
  guard let worst = open.max(by: { $0.condition.gravity < $1.condition.gravity }) else {
    return sources.isEmpty || state.newest.jobs.count == 0 ? [] : unaskedForms(state)
  }
  let live = state.glyphs.of(.running)
  switch worst.condition {
  case .reading(let fraction):
    let done = sources.compactMap(\.condition.fractionRead)
    let part = fraction == nil ? nil : done.isEmpty ? nil : done.reduce(0, +) / Double(done.count)
    return [TextLine("reading" + (part.map { " \(Int($0 * 100)) %" } ?? ""), .info)]
  case .live:
    let newest = open.compactMap(\.lastData).max()
    guard newest != nil || open.allSatisfy({ $0.openJobs == nil }) else {
      return [TextLine("\(live) asking", .info)]
    }
    let age = newest.map { state.now - $0 } ?? Span(milliseconds: 0)
    guard age >= .seconds(10) else { return [TextLine("\(live) live", .info)] }
    return [TextLine("\(live) live, ", .info).adding("\(age.inSteps) ago", .muted)]
  case .recorded where !sources.contains(where: \.kind.isAsked) && state.newest.jobs.openCount > 0:
    // What nobody asks about must not look fresh.
    let key = state.keyName(.contexts)
    return ["not asked: no account (\(key))", "not asked"].map { TextLine($0, .warning) }
  case .recorded:
    guard let age = worst.lastData.map({ state.now - $0 }) else { return [] }
    return [TextLine(age < .seconds(10) ? "up to date" : "as of \(age.inSteps) ago", .muted)]
  case .complete: return [TextLine("all read", .muted)]
  case .throttled, .offline, .failing, .refused: return []
  }
}

/// Where nothing is asked: mostly because nothing is open, so nothing can be out of date either.
private func unaskedForms(_ state: AppState) -> [TextLine] {
  let open = state.newest.jobs.openCount
  guard open > 0 else { return [TextLine("nothing is open", .muted)] }
  let forms = ["\(open.counted("open job", "open jobs")) not being refreshed", "not refreshed"]
  return forms.map { TextLine($0, .muted) }
}

extension SourceStatus.Condition {
  fileprivate var fractionRead: Double? {
    switch self {
    case .reading(let fraction): fraction
    case .complete, .recorded, .live: 1
    case .throttled, .offline, .failing, .refused: nil
    }
  }
}
