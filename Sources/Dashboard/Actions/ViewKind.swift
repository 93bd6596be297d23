/// The kinds of views, for what depends on where the operator is.
package enum ViewKind: String, CaseIterable, Sendable {
  case jobs, job, errors, orders, pulse, help, themes
  case contexts, log

  static let lists: Set<ViewKind> = [.jobs, .errors, .orders, .pulse, .contexts]
  static let pages: Set<ViewKind> = [.jobs, .job, .errors, .orders, .pulse, .contexts, .log]
  static let everywhere = Set(ViewKind.allCases)

  /// Whether it shows what the jobs of the list below it have in common.
  var sumsUp: Bool { [.errors, .orders, .pulse].contains(self) }

  /// The actions that the key line offers here, the most useful first.
  var keyLine: [Action] {
    switch self {
    case .jobs:
      [
        .help, .back, .undo, .filter, .open, .add, .nextFailure, .openLink, .copyID, .errors,
        .orders, .pulse, .contexts, .log, .forget, .note, .sortNext, .mark, .refresh, .pause,
        .themes, .write, .command,
      ]
    case .job:
      [
        .help, .back, .nextTab, .nextFailure, .openLink, .copyID, .copyJSON, .note, .forget,
        .refresh, .write, .pause,
      ]
    case .errors, .orders, .pulse, .contexts:
      [
        .help, .back, .open, .refresh, .openLink, .copyID, .errors, .orders, .pulse, .contexts,
        .write, .command,
      ]
    case .log: [.help, .back, .bottom, .copyID, .pause, .write, .errors, .pulse, .command]
    case .help: [.back, .down, .up]
    case .themes: [.open, .back, .down, .up]
    }
  }
}
