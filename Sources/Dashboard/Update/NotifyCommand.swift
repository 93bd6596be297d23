import JobModel

/// What `:notify` asks for.
enum NotifyChange: Equatable, Sendable {
  case tell
  case all(Bool)
  case one(NoticeWay, Bool)
}

extension AppState {
  /// `off`, `on`, `bell off`, or nothing to hear the current setting.
  func notifyChange(_ line: String) throws(CommandError) -> NotifyChange {
    let words = line.split(separator: " ").map { $0.lowercased() }
    let switches = ["on": true, "off": false]
    guard let first = words.first else { return .tell }
    if words.count == 1, let isOn = switches[first] { return .all(isOn) }
    let ways = NoticeWay.allCases.map(\.rawValue)
    guard let way = NoticeWay(rawValue: first) else {
      throw CommandError(
        message: "say notify on, notify off, or \(ways.joined(separator: ", ")) with on or off")
    }
    guard words.count == 2, let isOn = switches[words[1]] else {
      throw CommandError(message: "say notify \(first) on or notify \(first) off")
    }
    guard way != .command || settings.notify.command != nil || !isOn else {
      throw CommandError(
        message: "no command is set: write notify: { command: ... } in config.yaml")
    }
    return .one(way, isOn)
  }

  mutating func change(_ change: NotifyChange) -> [Effect] {
    let ranCommands = notices.command
    switch change {
    case .tell: break
    case .all(false): notices = NoticeSwitches()
    case .all(true):
      notices = NoticeSwitches(settings.notify)
      // Switching it on has to switch something on.
      if !notices.isAnyOn { (notices.bell, notices.desktop) = (true, true) }
    case .one(let way, let isOn): notices[way] = isOn
    }
    watchForEnds()
    let ways = NoticeWay.allCases.filter { notices[$0] }.map(\.rawValue)
    say("when a job ends: " + (ways.isEmpty ? "nothing" : ways.joined(separator: ", ")))
    return ranCommands && !notices.command ? [.dropCommands] : []
  }

  /// From now on: what ended before is not reported.
  private mutating func watchForEnds() {
    if !notices.isAnyOn {
      openJobs = nil
      endNotices = EndNotices(second: settings.felt(.seconds(1)))
    } else if openJobs == nil, newest.version > 0, !newest.isBeingRead {
      openJobs = OpenJobs(in: newest.jobs)
    }
  }

  var notifyCompletions: [(String, String)] {
    var all = [("off", "nothing happens when a job ends"), ("on", "as config.yaml says")]
    for way in NoticeWay.allCases where way != .command || settings.notify.command != nil {
      let next = notices[way] ? "off" : "on"
      all.append(("\(way.rawValue) \(next)", way.summary))
    }
    return all
  }
}
