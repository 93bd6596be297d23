import JobModel

/// How fresh the data are: what is worst about any source.
func dataStatus(_ state: AppState) -> TextLine {
  if let held = state.held {
    let waiting = state.newest.version - held.snapshot.version
    return TextLine(
      "\(state.glyphs.paused) paused \((state.now - held.since).coarse)"
        + (waiting > 0 ? ", news waiting" : ""), .warning)
  }
  let sources = state.newest.sources
  guard let worst = sources.max(by: { $0.condition.gravity < $1.condition.gravity }) else {
    return .empty
  }
  let live = state.glyphs.of(.running)
  switch worst.condition {
  case .offline(let since, _):
    let age = (state.now - (worst.lastData ?? since)).coarse
    return TextLine("\(state.glyphs.warning) offline, data \(age) old", .error)
  case .throttled(let until, _):
    let rest = until > state.now ? ", goes on in \((until - state.now).ticking)" : ""
    return TextLine("\(state.glyphs.warning) slowed down by the cloud\(rest)", .warning)
  case .reading(let fraction):
    let done = sources.compactMap(\.condition.fractionRead)
    let part = fraction == nil ? nil : done.isEmpty ? nil : done.reduce(0, +) / Double(done.count)
    return TextLine("reading" + (part.map { " \(Int($0 * 100)) %" } ?? ""), .info)
  case .live:
    let newest = sources.compactMap(\.lastData).max()
    let age = newest.map { state.now - $0 } ?? Span(milliseconds: 0)
    guard age >= .seconds(10) else { return TextLine("\(live) live", .info) }
    return TextLine("\(live) live, ", .info).adding("\(age.inSteps) ago", .muted)
  case .recorded:
    guard let age = worst.lastData.map({ state.now - $0 }) else { return .empty }
    return TextLine(age < .seconds(10) ? "as of now" : "as of \(age.inSteps) ago", .muted)
  case .complete:
    return TextLine("all read", .muted)
  }
}

extension Span {
  /// Below a minute in steps of ten seconds: a number that changes every second is nothing to look at.
  fileprivate var inSteps: String {
    (self < .seconds(60) ? Span(milliseconds: milliseconds / 10_000 * 10_000) : self).coarse
  }
}

extension SourceStatus.Condition {
  /// What an operator has to know first.
  fileprivate var gravity: Int {
    switch self {
    case .complete: 0
    case .recorded: 1
    case .live: 2
    case .reading: 3
    case .throttled: 4
    case .offline: 5
    }
  }

  fileprivate var fractionRead: Double? {
    switch self {
    case .reading(let fraction): fraction
    case .complete, .recorded, .live: 1
    case .throttled, .offline: nil
    }
  }
}
