/// How many jobs belong to one context.
package struct ContextSummary: Hashable, Sendable {
  /// Nil for jobs without a context.
  package var name: String?
  package var total = 0
  /// Those that have not ended, as far as anybody knows.
  package var open = 0
  package var failed = 0

  package init(name: String?) {
    self.name = name
  }
}

/// Every context that jobs carry, by name; those without one at the end.
package func contextSummaries(in table: JobTable) -> [ContextSummary] {
  var tallies = JobGroups<TextReference, ContextSummary>(empty: ContextSummary(name: nil))
  table.forEachJob(among: nil) { _, job in
    tallies.update(job.context) { summary in
      summary.total += 1
      if !job.state.isTerminal { summary.open += 1 }
      if job.state == .failed { summary.failed += 1 }
    }
  }
  let summaries = tallies.all.map { context, counted in
    var summary = counted
    summary.name = table.texts[context]
    return summary
  }
  return summaries.sorted { one, other in
    guard let first = one.name else { return false }
    guard let second = other.name else { return true }
    return first < second
  }
}
