import JobModel
import TerminalUI

/// A line that is being typed at the bottom of the screen.
struct Prompt: Sendable {
  enum Kind: String, Hashable, Sendable {
    case filter, command, write, track, note
    /// A question: y confirms, any other key cancels.
    case forget

    /// What stands before the line.
    var sign: String {
      switch self {
      case .filter: "/"
      case .command: ":"
      case .write: "write to"
      case .track: "track"
      case .note: "note"
      case .forget: "forget"
      }
    }
  }

  /// Why the line cannot be carried out, and at which character if that is known.
  struct Problem: Equatable, Sendable {
    var message: String
    var offset: Int?
  }

  let kind: Kind
  /// The jobs that it is about, whatever is selected meanwhile.
  var rows: [Int] = []
  var editor: LineEditor
  /// What was pasted and is too much for a line.
  var pasted = "" {
    didSet { pasteSummary = pasted.isEmpty ? "" : pasted.pasteSummary }
  }
  /// What the line says of it: `pasted 214 lines, 12 KB: Enter tracks them`.
  private(set) var pasteSummary = ""
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

  /// What was typed and pasted in all.
  var wholeText: String {
    [pasted, editor.text].filter { !$0.isEmpty }.joined(separator: "\n")
  }
}

extension Prompt {
  /// What was in a line that was left.
  struct Draft: Equatable, Sendable {
    var text = ""
    var pasted = ""
    /// A note is a draft only for the jobs that it was written for.
    var rows: [Int] = []
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
  var drafts: [Prompt.Kind: Prompt.Draft] = [:]

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
