/// What currently happens when a job ends. The operator can change it while the dashboard runs.
struct NoticeSwitches: Equatable, Sendable {
  var bell = false
  var desktop = false
  var command = false

  init() {}

  /// As the configuration wants it.
  init(_ settings: NotifySettings) {
    bell = settings.bell
    desktop = settings.desktop
    command = settings.command != nil
  }

  var isAnyOn: Bool { bell || desktop || command }

  subscript(way: NoticeWay) -> Bool {
    get {
      switch way {
      case .bell: bell
      case .desktop: desktop
      case .command: command
      }
    }
    set {
      switch way {
      case .bell: bell = newValue
      case .desktop: desktop = newValue
      case .command: command = newValue
      }
    }
  }
}

/// A way in which the operator hears that a job has ended.
enum NoticeWay: String, CaseIterable, Sendable {
  case bell, desktop, command

  var summary: String {
    switch self {
    case .bell: "the terminal bell"
    case .desktop: "a desktop notification, through the terminal"
    case .command: "the command in config.yaml, for each job"
    }
  }
}
