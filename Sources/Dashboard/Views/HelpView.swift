import JobModel
import TerminalUI

extension AppState {
  /// The help for a view: what its keys do, the filter language, and what the signs mean.
  func helpLines(about kind: ViewKind, width: Int) -> [TextLine] {
    let here = Action.allCases.filter {
      $0.views.contains(kind) && !$0.views.contains(.themes) && names($0)
    }
    let everywhere = Action.allCases.filter { $0.views.contains(.themes) && $0 != .open }
    let isList = ViewKind.lists.contains(kind)
    let open = isList ? [Action.open] : []
    var lines = keys("Here, in \(kind.rawValue)", open + here, in: kind, width: width)
    lines += [.empty] + keys("Everywhere", everywhere, in: kind, width: width)
    if kind == .jobs { lines += [.empty] + filterHelp(width: width) }
    lines += [.empty] + signs
    if !shown.sources.isEmpty { lines += [.empty] + sourceLines(width: width) }
    if !shown.problems.isEmpty { lines += [.empty] + problemLines(width: width) }
    return lines
  }

  /// Actions with their keys, in as many columns as there is room for.
  private func keys(
    _ title: String, _ actions: [Action], in kind: ViewKind, width: Int
  ) -> [TextLine] {
    let columnWidth = 54
    let columns = max(1, min(3, width / columnWidth))
    let rows = (actions.count + columns - 1) / columns
    var lines = [TextLine(title, .heading)]
    for row in 0..<rows {
      var line = TextLine()
      for column in 0..<columns where column * rows + row < actions.count {
        line.pad(to: column * columnWidth)
        line.add(entry(actions[column * rows + row], in: kind))
      }
      lines.append(line)
    }
    return lines
  }

  private func entry(_ action: Action, in kind: ViewKind) -> TextLine {
    let keys = settings.keyMap.keys(of: action).map { glyphs.key($0) }
    var line = TextLine()
    for (place, key) in keys.enumerated() {
      line.add(place == 0 ? "" : " ")
      line.add(key, .keyName)
    }
    if keys.isEmpty { line.add(":\(action.name)", .muted) }
    line.pad(to: 12)
    guard let place = action.savedViewPlace, settings.views.indices.contains(place) else {
      return line.adding(action.summary(in: kind))
    }
    return line.adding(String("view \(settings.views[place].name)".prefix(40)))
  }

  /// Whether help mentions it: views only if the configuration names them, and nothing that a read-only jobtop
  /// never does.
  private func names(_ action: Action) -> Bool {
    if settings.isReadOnly, action.changesWhatIsKept { return false }
    return action.savedViewPlace.map { settings.views.indices.contains($0) } ?? true
  }

  private func filterHelp(width: Int) -> [TextLine] {
    let examples: [(String, String)] = [
      ("quota web", "both words, anywhere"),
      ("state:failed|running", "one of these states"),
      ("code:Ecs.0*", "the code of the root cause; * matches anything"),
      ("type:createServer !web", "of this type, and without that word"),
      ("age:>1h  duration:>95%", "started longer ago; slower than 95 % of its kind"),
      ("order:yes  flag:rolled_back", "with an order; rolled back"),
      ("/vm-[0-9]+/  ~wbsrv", "a regular expression; letters in this order"),
      ("\"two words\"", "quotes keep words together"),
    ]
    return [TextLine("Filter", .heading)]
      + examples.map { example, meaning in
        var line = TextLine(example, .accent)
        line.pad(to: 30)
        return line.adding(meaning)
      }
  }

  private var signs: [TextLine] {
    [TextLine("Signs", .heading)]
      + JobState.byUrgency.map { state in
        var line = TextLine("\(glyphs.of(state)) \(state.word)", ThemeRole(state))
        line.pad(to: 14)
        return line.adding(state.meaning)
      } + rowSigns
  }

  private var rowSigns: [TextLine] {
    let signs = [
      ("\(glyphs.marked) marked", "what the next action is about, whatever is selected")
    ]
    let new = [("\(glyphs.new) new", "first seen since you last looked, until you select it")]
    return (settings.keepsJobs ? signs + new : signs).map { sign, meaning in
      var line = TextLine(sign, .accent)
      line.pad(to: 14)
      return line.adding(meaning)
    }
  }

  /// Where the jobs come from, and how each source is doing.
  private func sourceLines(width: Int) -> [TextLine] {
    [TextLine("Sources", .heading)]
      + shown.sources.flatMap { source in
        let sentence = paragraph(
          source.condition.sentence, .text, width: max(20, width - 30), indentation: 0)
        return sentence.enumerated().map { number, part in
          var line = TextLine(number == 0 ? source.name : "", .accent)
          line.pad(to: 30)
          line.add(part)
          return line
        }
      }
  }

  /// What could not be read, and where.
  private func problemLines(width: Int) -> [TextLine] {
    let most = 50
    let lines = shown.problems.prefix(most).flatMap {
      TextLine($0.description, .warning).wrapped(to: width, indentation: 2)
    }
    let more = shown.problems.count - most
    return [TextLine("Could not be read", .heading)] + lines
      + (more > 0 ? [TextLine("and \(more.grouped) more", .muted)] : [])
  }
}

extension Action {
  /// What it does where that depends on the view.
  fileprivate func summary(in kind: ViewKind) -> String {
    switch (self, kind) {
    case (.top, .log): "to the oldest entry"
    case (.bottom, .log): "to the end, and follow new entries"
    case (.copyID, .log): "copy the request id"
    case (.copyID, .job): "copy the id, or that of the selected sub job"
    default: summary
    }
  }
}

extension SourceStatus.Condition {
  /// How it is doing, with the reason where there is one.
  fileprivate var sentence: String {
    switch self {
    case .reading: "is being read"
    case .complete: "all read; no more will come"
    case .recorded: "as recorded; the cloud is not being asked"
    case .live: "kept fresh"
    case .throttled(_, let reason): "asks us to slow down: \(reason)"
    case .offline(_, let reason): "cannot be reached: \(reason)"
    case .failing(_, let reason): "answers with errors: \(reason)"
    case .refused(_, let reason): "cannot be asked: \(reason)"
    }
  }
}
