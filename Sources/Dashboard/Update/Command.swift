import JobModel

/// What can be said on the command line.
enum Command: Equatable, Sendable {
  case action(Action)
  case filter(JobFilter)
  case sort(JobOrder)
  case theme(String)
  case context(ContextName)
  case write(String)
  case track(String)
  case note(String)
  case notify(NotifyChange)
  case view(SavedView)
}

/// Why a line is not a command.
struct CommandError: Error, Equatable {
  var message: String
}

/// Commands that say more than an action.
private let verbs: [(name: String, example: String, summary: String)] = [
  ("filter", "filter ", "show only matching jobs: filter state:failed"),
  ("sort", "sort ", "sort by a column: sort took, sort -begun"),
  ("theme", "theme ", "use a theme by its name"),
  ("context", "context ", "show only the jobs of a context: context prod-eu"),
  ("write", "write ", "write what is shown to a file: write jobs.csv"),
  ("add", "add ", "track the ids in a text: add ff8080827e7810fb"),
  ("note", "note ", "attach a note to jobs: note ask Anna"),
  ("view", "view ", "show a view of config.yaml by its name"),
  ("notify", "notify ", "what happens when a job ends: notify off, notify bell on"),
]

extension AppState {
  /// Parses a command line. An empty one is neither a command nor a mistake.
  func command(_ line: String) -> Result<Command?, CommandError> {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard let first = words.first.map({ $0.lowercased() }) else { return .success(nil) }
    let rest = words.count > 1 ? String(words[1].drop { $0 == " " }) : ""
    do throws(CommandError) {
      return .success(try command(first, rest))
    } catch {
      return .failure(error)
    }
  }

  private func command(_ verb: String, _ rest: String) throws(CommandError) -> Command {
    switch verb {
    case "filter" where !rest.isEmpty:
      do { return .filter(try JobFilter(parsing: rest)) } catch {
        throw CommandError(message: error.message)
      }
    case "sort":
      let isReversed = rest.hasPrefix("-")
      let name = (isReversed ? String(rest.dropFirst()) : rest).lowercased()
      guard let column = JobColumn(name: name) else {
        let names = JobColumn.allCases.map(\.name)
        throw CommandError(message: "no column \"\(name)\"" + suggestion(for: name, among: names))
      }
      return .sort(JobOrder(column: column, descending: isReversed))
    case "theme" where !rest.isEmpty:
      let isPath = rest.contains("/") || rest.hasSuffix(".yaml")
      guard isPath || themes.contains(where: { $0.name == rest }) else {
        throw CommandError(
          message: "no theme \"\(rest)\"" + suggestion(for: rest, among: themes.map(\.name)))
      }
      return .theme(rest)
    case "context" where !rest.isEmpty:
      return .context(try context(named: rest))
    case "write" where !rest.isEmpty:
      return .write(rest)
    case "add" where !rest.isEmpty, "track" where !rest.isEmpty:
      return .track(rest)
    case "note" where !rest.isEmpty:
      return .note(rest)
    case "view", "views":
      return .view(try savedView(named: rest))
    case "notify":
      return .notify(try notifyChange(rest))
    default:
      return .action(try action(named: verb))
    }
  }

  /// By its name, a short one, or an unambiguous start of its name.
  private func action(named word: String) throws(CommandError) -> Action {
    let short: [String: Action] = [
      "q": .quit, "theme": .themes, "err": .errors, "h": .help, "track": .add,
    ]
    if let action = Action(rawValue: word) ?? short[word] { return action }
    let begun = Action.allCases.filter { $0.name.hasPrefix(word) }
    if begun.count == 1 { return begun[0] }
    if begun.count > 1 {
      throw CommandError(
        message: "\(word) could be " + begun.map(\.name).joined(separator: ", "))
    }
    let names = verbs.map(\.name) + Action.allCases.map(\.name)
    throw CommandError(message: "no command \"\(word)\"" + suggestion(for: word, among: names))
  }

  mutating func run(_ command: Command) -> [Effect] {
    switch command {
    case .action(let action):
      return attempt(action)
    case .filter(let filter):
      guard case .jobs = view else {
        say("filters only work in a list of jobs", .warning)
        return []
      }
      jobList.filter = filter
      memory.remember(filter.source, of: .filter)
      return []
    case .sort(let order):
      jobList.order = order
      return []
    case .theme(let name):
      guard let theme = themes.first(where: { $0.name == name }) else { return [.loadTheme(name)] }
      self.theme = theme
      return []
    case .context(let context):
      switchTo(context)
      return []
    case .write(let path):
      return [.writeFile(FileRequest(path: path, state: self))]
    case .track(let text):
      return attempt(.add) { _ in [.track(text)] }
    case .note(let text):
      return attempt(.note) { [.note($0.chosenRows, text)] }
    case .view(let saved):
      show(saved)
      return []
    case .notify(let change):
      return self.change(change)
    }
  }

  // MARK: - Completion

  func commandCompletions(for line: String) -> [Completion] {
    let words = line.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard words.count > 1 else { return firstWords(line.lowercased()) }
    let begun = String(words[1])
    let values: [(String, String)] =
      switch words[0] {
      case "theme": themes.map { ($0.name, $0.appearance.rawValue) }
      case "context": contextCompletions
      case "view": viewCompletions
      case "notify": notifyCompletions
      case "sort": JobColumn.allCases.map { ($0.name, $0.title.lowercased()) }
      default: []
      }
    return values.filter { $0.0.hasPrefix(begun) }.map {
      Completion(line: words[0] + " " + $0.0, label: $0.0, summary: $0.1)
    }
  }

  private func firstWords(_ begun: String) -> [Completion] {
    // Moving is for keys, and what a verb does better is offered once.
    let left: Set<Action> = [
      .down, .up, .pageDown, .pageUp, .top, .bottom, .command, .filter, .write, .add, .note,
    ]
    let actions = Action.allCases.filter { !left.contains($0) && $0.savedViewPlace == nil }
    let offered =
      verbs.map { Completion(line: $0.example, label: $0.name, summary: $0.summary) }
      + actions.map { Completion(line: $0.name, label: $0.name, summary: $0.summary) }
    return offered.filter { $0.label.hasPrefix(begun) }.sorted { $0.label < $1.label }
  }
}
