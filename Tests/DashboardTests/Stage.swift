import JobModel
import TerminalUI
import Testing
import Themes

@testable import Dashboard

/// A dashboard without a program around it: keys in, screens and effects out.
struct Stage {
  var state: AppState
  private(set) var effects: [Effect] = []

  init(
    _ snapshot: Snapshot? = Sample.snapshot(), columns: Int = 120, rows: Int = 36,
    theme: String = "dark", configure: (inout Settings) -> Void = { _ in }
  ) throws {
    var settings = Settings()
    settings.sourceName = "prod-eu"
    configure(&settings)
    let themes = try Stage.themes()
    let chosen = try #require(themes.first { $0.name == theme })
    state = AppState(
      settings: settings, size: Size(columns: columns, rows: rows), now: Sample.now,
      themes: themes, theme: chosen)
    send(.tick(Sample.now))
    if let snapshot { send(.snapshot(snapshot)) }
    effects = []
  }

  static func themes() throws -> [Theme] {
    try BuiltinThemes.files.map { file in
      try Theme(yaml: String(decoding: file.yaml, as: UTF8.self), fileName: file.name + ".yaml")
    }
  }

  mutating func send(_ message: Message) {
    effects += update(&state, message)
  }

  /// Presses keys by their names.
  mutating func press(_ names: String...) throws {
    for name in names {
      send(.event(.key(try #require(KeyPress(parsing: name), "no key \(name)"))))
    }
  }

  /// Types a text, one key for each letter.
  mutating func type(_ text: String) {
    for character in text { send(.event(.key(.character(character)))) }
  }

  /// Opens the job under the cursor, and answers what is asked for it.
  mutating func openJob(row: Int) throws {
    state.jobList.cursor.hold()
    state.views.append(.job(JobPage(row: row)))
    send(.tick(Sample.now))
    send(.detail(Sample.detail(row: row)))
  }

  mutating func clearEffects() { effects = [] }

  /// What was last written to a file, and its name.
  var writtenFile: (path: String, text: String)? {
    for case .writeFile(let request) in effects.reversed() { return (request.path, request.text) }
    return nil
  }

  var screen: Canvas { render(state) }
  var lines: [String] { screen.lines }
  var text: String { lines.joined(separator: "\n") }

  /// The names of the jobs in the list, in order.
  var listed: [String] {
    state.jobList.rows.map { row in
      let job = state.table[Int(row)]
      return job.resourceName ?? job.type ?? ""
    }
  }
}

extension Message {
  static func detail(_ detail: JobDetail) -> Message { .loaded(LoadedJob(detail)) }
}
