package import JobModel
import TerminalUI

extension AppState {
  /// Whose rows are shown.
  package var rowOrigin: RowOrigin? { shown.origin }

  /// The rows are those of another store from now on: nothing that is remembered of a row is about the same job.
  mutating func startOver() {
    held = nil
    marks = []
    forgotten = []
    newRows = []
    watched = []
    changes = [:]
    (rowToSelect, awaitsRow, rowToCopy) = (nil, false, nil)
    openJobs = nil
    endNotices = EndNotices(second: settings.felt(.seconds(1)))
    (digest, digestQuestion) = (Digest(), DigestQuestion())
    views.removeAll { $0.kind == .job }
    for (place, view) in views.enumerated() {
      guard case .jobs(var list) = view else { continue }
      list.startOver()
      views[place] = .jobs(list)
    }
    leavePromptAboutRows()
    say("the store is another file now: these are its jobs", .warning)
  }

  private mutating func leavePromptAboutRows() {
    prompt?.listBefore?.startOver()
    memory.drafts[.note] = nil
    guard let prompt, prompt.kind == .note || prompt.kind == .forget else { return }
    // What was typed is not lost.
    memory.remember(prompt.editor.text, of: prompt.kind)
    self.prompt = nil
  }
}
