import JobModel

extension AppState {
  /// When the header says something else about the sources, although nothing has happened.
  var untilHeaderTick: Span? {
    if let trouble = Trouble(shown.sources) { return trouble.untilNextTick(at: now) }
    let sources = shown.sources.filter { $0.openJobs != 0 }
    guard !sources.contains(where: { $0.condition.isStill == false }) else { return nil }
    let newest = sources.compactMap { $0.condition.isStill == nil ? $0.lastData : nil }.max()
    return newest.map { untilOlder($0, at: now) }
  }

  /// When the view of the contexts tells another age or countdown. All of them are drawn by the whole
  /// second, so that many contexts cause no more wake-ups than that.
  var untilContextsTick: Span? {
    guard case .contexts(let cursor) = view, held == nil else { return nil }
    var rests = contextRows.compactMap(\.source).map {
      untilTick($0.standing.condition, $0.standing.lastData)
    }
    let selected = contextRows.first { $0.id == cursor.selected }
    for host in selected?.source?.hosts ?? [] {
      let isCounting = host.nextTrial.map { $0 > clock } ?? false
      rests.append(isCounting ? .seconds(1) : untilTick(host.condition, host.lastData))
    }
    return rests.compactMap(\.self).min().map { rest in
      let end = (now + rest).milliseconds
      return Span(milliseconds: (end + 999) / 1000 * 1000 - now.milliseconds)
    }
  }

  private func untilTick(_ condition: SourceStatus.Condition, _ lastData: Instant?) -> Span? {
    switch condition {
    case .reading, .complete: return nil
    case .live, .recorded: return lastData.map { untilOlder($0, at: clock) }
    case .throttled(let until, _) where until > clock: return .seconds(1)
    case .throttled: return lastData.map { untilMinuteIsOver($0) }
    case .offline(let since, _), .failing(let since, _), .refused(let since, _):
      return min(untilMinuteIsOver(since), untilMinuteIsOver(lastData ?? since))
    }
  }

  /// An age of which every second is told while it is below a minute.
  private func untilMinuteIsOver(_ instant: Instant) -> Span {
    let age = max(0, (clock - instant).milliseconds)
    let step: Int64 = age < 60_000 ? 1000 : 60_000
    return Span(milliseconds: step - age % step)
  }

  /// An age that is first shown after ten seconds, and then in steps of ten.
  private func untilOlder(_ instant: Instant, at now: Instant) -> Span {
    let age = max(0, (now - instant).milliseconds)
    let step: Int64 = age < 60_000 ? 10_000 : 60_000
    return Span(milliseconds: step - age % step)
  }
}

extension SourceStatus.Condition {
  /// Whether the header says of it nothing that ages: true when the data stay as they are, false while they
  /// are read, nil where an age is told.
  fileprivate var isStill: Bool? {
    switch self {
    case .complete: true
    case .reading: false
    case .live, .recorded, .throttled, .offline, .failing, .refused: nil
    }
  }
}
