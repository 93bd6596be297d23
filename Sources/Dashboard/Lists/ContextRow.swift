import JobModel

/// A context by its name, or what all jobs without one have in common.
package struct ContextName: Hashable, Sendable {
  package let name: String?

  package init(_ name: String?) {
    self.name = name
  }

  var title: String { name ?? "none" }
}

/// What the contexts view shows of one of them.
struct ContextRow: Sendable {
  let id: ContextName
  /// How the account is doing; nil when it is not asked.
  var source: SourceStatus?
  var jobs: ContextSummary
}

extension AppState {
  /// Every context that is asked or that jobs carry: those in trouble first, then by name, and at the end
  /// those that are not asked.
  var contextRows: [ContextRow] {
    var jobs = Dictionary(digest.contexts.map { ($0.name, $0) }) { first, _ in first }
    var rows = shown.sources.filter(\.kind.isAsked).map { source in
      let counted = jobs.removeValue(forKey: source.name)
      return ContextRow(
        id: ContextName(source.name), source: source,
        jobs: counted ?? ContextSummary(name: source.name))
    }
    rows += jobs.values.map { ContextRow(id: ContextName($0.name), jobs: $0) }
    return rows.sorted { one, other in
      if one.rank != other.rank { return one.rank < other.rank }
      return one.id.title < other.id.title
    }
  }
}

extension ContextRow {
  fileprivate var rank: Int {
    guard let source else { return id.name == nil ? 4 : 3 }
    let condition = source.standing.condition
    return condition.isTrouble ? -condition.gravity : 0
  }
}

extension SourceStatus.Kind {
  /// Whether it is asked over a network, and so may be out of reach or ask us to wait.
  var isAsked: Bool {
    switch self {
    case .http, .simulated: true
    case .file, .store: false
    }
  }
}
