import JobModel
import TerminalUI

/// A line that is being typed at the bottom of the screen.
struct Prompt: Sendable {
  enum Kind: String, Hashable, Sendable {
    case filter, command, write

    /// What stands before the line.
    var sign: String {
      switch self {
      case .filter: "/"
      case .command: ":"
      case .write: "write to"
      }
    }
  }

  /// Why the line cannot be obeyed, and at which character if that is known.
  struct Problem: Equatable, Sendable {
    var message: String
    var offset: Int?
  }

  let kind: Kind
  var editor: LineEditor
  var problem: Problem?
  /// Whether the line was there before anything was typed: then what is typed takes its place.
  var isUntouched = false
  /// What could stand at the cursor.
  var completions: [Completion] = []
  /// The completion that has been put in, and the line before that.
  var chosen: (place: Int, typed: String)?
  /// How far back in the history, and the line before that.
  var recalled: (place: Int, typed: String)?
  /// The list as it was, to come back to.
  var listBefore: JobList?

  init(_ kind: Kind, text: String = "") {
    self.kind = kind
    editor = LineEditor(text: text)
  }
}

/// What could be typed next.
struct Completion: Hashable, Sendable {
  /// The whole line with it.
  var line: String
  /// What the list of completions shows of it.
  var label: String
  var summary: String
}

/// What has been typed before: nothing that was typed is lost.
struct PromptMemory: Sendable {
  /// Oldest first.
  private(set) var lines: [Prompt.Kind: [String]] = [:]
  /// Lines that were left with Esc; they are there again when the prompt is opened next.
  var drafts: [Prompt.Kind: String] = [:]

  mutating func remember(_ line: String, of kind: Prompt.Kind) {
    guard !line.isEmpty else { return }
    lines[kind, default: []].removeAll { $0 == line }
    lines[kind, default: []].append(line)
    if lines[kind, default: []].count > 100 { lines[kind]?.removeFirst() }
  }

  func recall(_ place: Int, of kind: Prompt.Kind) -> String? {
    let known = lines[kind] ?? []
    return known.indices.contains(known.count - place) ? known[known.count - place] : nil
  }
}
