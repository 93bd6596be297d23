import JobModel

/// `:context NAME` shows only the jobs of one context.
extension AppState {
  func context(named word: String) throws(CommandError) -> ContextName {
    let known = knownContexts.map(\.id)
    // A context may actually be called none: then that one is meant.
    if let context = known.first(where: { $0.name == word }) { return context }
    if let context = known.first(where: { $0.name == nil && $0.title == word }) { return context }
    let hint = advice(for: word, among: known.compactMap(\.name)).map { ", " + $0 } ?? ""
    throw CommandError(message: "no context \"\(word)\"" + hint)
  }

  /// The names with how many jobs each has.
  var contextCompletions: [(String, String)] {
    knownContexts.map { row in
      let open = row.jobs.open > 0 ? ", \(row.jobs.open.grouped) open" : ""
      return (row.id.title, row.jobs.total.counted("job") + open)
    }
  }

  mutating func switchTo(_ context: ContextName) {
    // Going from one context to another leads no deeper.
    if case .jobs(let list) = view, list.scope.isOfOneContext { views.removeLast() }
    if views.count > 1, view.kind == .help { views.removeLast() }
    showJobs(.context(context))
  }

  /// Up to date even where no view has asked for it: looks at every row once, for a typed line.
  private var knownContexts: [ContextRow] {
    var state = self
    if !digest.parts.contains(.contexts) || digest.version != table.version {
      state.digest.contexts = contextSummaries(in: table)
    }
    return state.contextRows.sorted { one, other in
      guard (one.id.name == nil) == (other.id.name == nil) else { return other.id.name == nil }
      return one.id.title < other.id.title
    }
  }
}
