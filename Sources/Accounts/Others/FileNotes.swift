/// What is to be said about files of other programs. None of it stops anything.
struct FileNotes {
  private(set) var warnings: [String] = []

  mutating func warn(_ text: String) {
    if !warnings.contains(text) { warnings.append(text) }
  }

  mutating func warnOfOpen(_ path: String) {
    warn("\(path): others can read the secrets in it; chmod 600 it")
  }
}

extension UserFiles {
  /// What a file of another program holds.
  ///
  /// - Returns: nil when it is missing; or cannot be read, after a note of that.
  func text(
    of path: String, _ notes: inout FileNotes
  ) -> (text: String, isOpenToOthers: Bool)? {
    switch read(path) {
    case .missing: return nil
    case .unreadable(let reason):
      notes.warn("\(shown(path)): \(reason); passed over")
      return nil
    case .text(let text, let isOpen): return (text, isOpen)
    }
  }
}
