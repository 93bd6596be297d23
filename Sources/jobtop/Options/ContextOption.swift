import ArgumentParser
import Dashboard
import JobModel

/// Which contexts to use.
struct ContextOption: ParsableArguments {
  @Option(
    name: .customLong("context"),
    help: ArgumentHelp("Only this context; may be repeated.", valueName: "name"),
    completion: Completions.contexts)
  var names: [String] = []

  /// Whether a job belongs to one of these, or all are meant.
  func means(_ job: Job) -> Bool {
    names.isEmpty || job.context.map(names.contains) ?? false
  }

  /// A filter for jobs of these contexts that also let another filter through.
  func narrowing(_ filter: JobFilter) throws -> JobFilter {
    guard !names.isEmpty else { return filter }
    let contexts = names.map { "context:\"\($0)\"" }.joined(separator: " | ")
    let text = filter.isEmpty ? contexts : "(\(contexts)) (\(filter.source))"
    do { return try JobFilter(parsing: text) } catch {
      throw ValidationError("--context: \(error.message)")
    }
  }

  /// Views that keep to these contexts.
  func narrowing(_ views: [SavedView]) throws -> [SavedView] {
    try views.map { view in
      var view = view
      view.filter = try narrowing(view.filter)
      return view
    }
  }
}
