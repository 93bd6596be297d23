import JobModel
import TerminalUI

extension AppState {
  mutating func openPrompt(_ kind: Prompt.Kind, about rows: [Int] = []) {
    let draft = memory.drafts[kind].flatMap { $0.rows == rows ? $0 : nil }
    var text = draft?.text ?? ""
    if kind == .filter, text.isEmpty { text = jobList.filter.source }
    if kind == .write, text.isEmpty { text = suggestedFileName }
    if kind == .note, draft == nil { text = commonNote(of: rows) }
    var prompt = Prompt(kind, text: text)
    prompt.rows = rows
    prompt.pasted = draft?.pasted ?? ""
    // A note is edited; the others are usually written anew.
    prompt.isUntouched = kind != .note && !(text.isEmpty && prompt.pasted.isEmpty)
    if kind == .filter { prompt.listBefore = jobList }
    self.prompt = prompt
    promptHasChanged()
  }

  mutating func takeInPrompt(_ press: KeyPress) -> [Effect] {
    guard var prompt else { return [] }
    if prompt.kind == .forget { return answerForget(prompt.rows, press) }
    switch (press.key, press.modifiers) {
    case (.escape, _), (.character("c"), .control):
      leavePrompt()
      return []
    case (.enter, _):
      return acceptPrompt()
    case (.backspace, []) where prompt.editor.isEmpty:
      leavePrompt()
      return []
    case (.character("u"), .control) where prompt.editor.isEmpty:
      self.prompt?.pasted = ""
      return []
    case (.tab, []), (.backTab, []):
      complete(by: press.key == .tab ? 1 : -1)
      return []
    case (.up, []), (.character("p"), .control):
      recall(by: 1)
      return []
    case (.down, []), (.character("n"), .control):
      recall(by: -1)
      return []
    default:
      let before = prompt.editor.text
      if prompt.isUntouched, case .character = press.key, press.modifiers.isEmpty {
        prompt.editor = LineEditor()
      }
      prompt.isUntouched = false
      guard prompt.editor.handle(press) else { return [] }
      self.prompt = prompt
      if prompt.editor.text != before { promptHasChanged() }
      return []
    }
  }

  mutating func paste(_ text: String) -> [Effect] {
    if prompt?.kind == .forget { prompt = nil }
    if prompt == nil, Action.add.whyDisabled(in: self) == nil {
      toast = nil
      openPrompt(.track)
    }
    if prompt == nil, settings.keepsJobs, let reason = Action.add.whyDisabled(in: self) {
      say(reason, .warning)
      return []
    }
    guard var prompt else {
      let key = settings.keyMap.keys(of: .filter).first.map { glyphs.key($0) } ?? ":"
      say("press \(key) first: pasted text is not read as keys", .warning)
      return []
    }
    if prompt.isUntouched {
      memory.remember(prompt.editor.text, of: prompt.kind)
      prompt.editor = LineEditor()
      prompt.pasted = ""
    }
    prompt.isUntouched = false
    if prompt.kind == .track, text.isTooMuchForALine {
      prompt.pasted += (prompt.pasted.isEmpty ? "" : "\n") + text
    } else {
      prompt.editor.insert(text)
    }
    self.prompt = prompt
    promptHasChanged()
    return []
  }

  /// Esc or ^C: everything is as it was, and what was typed is there next time.
  private mutating func leavePrompt() {
    guard let prompt else { return }
    memory.drafts[prompt.kind] = Prompt.Draft(
      text: prompt.editor.text, pasted: prompt.pasted, rows: prompt.rows)
    if let list = prompt.listBefore {
      var restored = jobList
      restored.filter = list.filter
      restored.cursor = list.cursor
      jobList = restored
    }
    self.prompt = nil
  }

  private mutating func acceptPrompt() -> [Effect] {
    guard let prompt, prompt.problem == nil || prompt.kind == .command else { return [] }
    let text = prompt.editor.text
    switch prompt.kind {
    case .filter:
      closePrompt(remembering: text)
      return []
    case .command:
      let outcome = command(text)
      switch outcome {
      case .failure(let problem):
        self.prompt?.problem = Prompt.Problem(message: problem.message)
        return []
      case .success(let command):
        closePrompt(remembering: text)
        return command.map { run($0) } ?? []
      }
    case .write:
      guard !text.isEmpty else { return [] }
      closePrompt(remembering: text)
      return [.writeFile(FileRequest(path: text, state: self))]
    case .track:
      guard prompt.wholeText.contains(where: { !$0.isWhitespace }) else { return [] }
      if let reason = reasonAgainst(prompt.wholeText) {
        self.prompt?.problem = Prompt.Problem(message: reason)
        return []
      }
      closePrompt(remembering: text)
      // It is there again until something was found in it.
      memory.drafts[.track] = Prompt.Draft(text: text, pasted: prompt.pasted)
      return [.track(prompt.wholeText)]
    case .note:
      closePrompt(remembering: text)
      return [.note(prompt.rows, text)]
    case .forget:
      return []
    }
  }

  /// Why a single word is no id. Only the store knows what more than that holds.
  private func reasonAgainst(_ text: String) -> String? {
    let words = text.split(whereSeparator: \.isWhitespace)
    guard words.count == 1, let word = words.first,
      word.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) || "_-".contains($0) })
    else { return nil }
    guard case .failure(let problem) = HandleFinder.handle(typed: String(word)) else { return nil }
    return "\(word) \(problem.reason)"
  }

  private mutating func closePrompt(remembering text: String) {
    guard let prompt else { return }
    memory.remember(text, of: prompt.kind)
    memory.drafts[prompt.kind] = nil
    self.prompt = nil
  }

  // MARK: - While typing

  private mutating func promptHasChanged() {
    prompt?.chosen = nil
    prompt?.recalled = nil
    takePromptText()
  }

  private mutating func takePromptText() {
    guard let kind = prompt?.kind, let text = prompt?.editor.text else { return }
    prompt?.problem = nil
    switch kind {
    case .filter: applyTypedFilter(text)
    case .command:
      guard prompt?.chosen == nil else { return }
      let completions = commandCompletions(for: text)
      prompt?.completions = completions
    case .write, .track, .note, .forget: break
    }
  }

  /// A wrong filter says what is wrong, and the last good one stays in force.
  private mutating func applyTypedFilter(_ text: String) {
    do {
      let filter = try JobFilter(parsing: text)
      var list = jobList
      if let before = prompt?.listBefore, filter != list.filter { list.cursor = before.cursor }
      list.filter = filter
      jobList = list
    } catch {
      prompt?.problem = Prompt.Problem(message: error.message, offset: error.offset)
    }
  }

  // MARK: - Completion and history

  private mutating func complete(by step: Int) {
    guard var prompt else { return }
    if prompt.chosen == nil, prompt.kind == .filter {
      prompt.completions = filterCompletions(prompt.editor)
    }
    let count = prompt.completions.count
    guard count > 0 else { return }
    let typed = prompt.chosen?.typed ?? prompt.editor.text
    let place =
      prompt.chosen.map { ($0.place + step + count) % count } ?? (step > 0 ? 0 : count - 1)
    prompt.editor = LineEditor(text: prompt.completions[place].line)
    prompt.chosen = count == 1 ? nil : (place, typed)
    self.prompt = prompt
    takePromptText()
    if count == 1 { promptHasChanged() }
  }

  private func filterCompletions(_ editor: LineEditor) -> [Completion] {
    let characters = Array(editor.text)
    return JobFilter.completions(for: editor.text, cursor: editor.cursor, in: table).prefix(30).map
    {
      let tail = String(characters[min($0.range.upperBound, characters.count)...])
      let line = String(characters[..<min($0.range.lowerBound, characters.count)]) + $0.text + tail
      return Completion(line: line, label: $0.text, summary: "")
    }
  }

  private mutating func recall(by step: Int) {
    guard var prompt else { return }
    let place = (prompt.recalled?.place ?? 0) + step
    let typed = prompt.recalled?.typed ?? prompt.editor.text
    if place == 0 {
      prompt.editor = LineEditor(text: typed)
      prompt.recalled = nil
    } else if let line = memory.recall(place, of: prompt.kind) {
      prompt.editor = LineEditor(text: line)
      prompt.recalled = (place, typed)
    } else {
      return
    }
    prompt.chosen = nil
    self.prompt = prompt
    takePromptText()
  }
}
