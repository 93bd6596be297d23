/// One condition on a job.
enum FilterTest: Sendable {
  /// Anywhere in what a list can show.
  case word(TextPattern)
  /// In the texts of one field.
  case text(FilterField, TextPattern)
  case state(Set<JobState>)
  case category(TextPattern)
  /// Any of these flags; every flag for `flag:any`.
  case flags(JobFlags)
  case hasOrder(Bool)
  case age(Comparison, Span)
  case duration(Comparison, Span)
  /// Beside the jobs of the same kind; 0 to 1.
  case durationShare(Comparison, Double)
  case instant(FilterField, Comparison, Instant)
  case progress(Comparison, Double)

  func matches(_ row: JobRow, in context: FilterContext) -> Bool {
    switch self {
    case .word(let pattern):
      return Self.anywhere.contains { pattern.matches($0(row.cells), of: row) }
        || pattern.matches(row.state.name)
        || row.flags.names.contains(where: pattern.matches)
    case .text(let field, let pattern):
      return field.texts.contains { pattern.matches($0(row.cells), of: row) }
    case .state(let states):
      return states.contains(row.state)
    case .category(let pattern):
      return row.causeCategory.map { pattern.matches($0.name) } ?? false
    case .flags(let flags):
      if !row.flags.isDisjoint(with: flags) { return true }
      return flags.contains(.stale) && context.typical.isStale(row, at: context.now)
    case .hasOrder(let wanted):
      return row.hasOrder == wanted
    case .age(let comparison, let span):
      guard let begin = row.bestBegin else { return false }
      return comparison.holds(context.now - begin, span)
    case .duration(let comparison, let span):
      guard let elapsed = row.elapsed(at: context.now) else { return false }
      return comparison.holds(elapsed, span)
    case .durationShare(let comparison, let share):
      guard let elapsed = row.elapsed(at: context.now),
        let limit = context.typical.percentile(share, of: TypicalDurations.Kind(of: row))
      else { return false }
      return comparison.holds(elapsed, limit)
    case .instant(let field, let comparison, let instant):
      guard let value = field == .ended ? row.ended : row.bestBegin else { return false }
      return comparison.holds(value, instant)
    case .progress(let comparison, let percent):
      guard let progress = row.progress else { return false }
      return comparison.holds(progress, percent)
    }
  }

  private static let anywhere: [@Sendable (JobCells) -> TextReference] = [
    { $0.resourceName }, { $0.type }, { $0.causeCode }, { $0.causeMessage }, { $0.id }, { $0.orderID }, { $0.resourceID }, { $0.service },
    { $0.rawStatus }, { $0.errorCode }, { $0.errorMessage }, { $0.region }, { $0.context }, { $0.note }, { $0.startedBy }, { $0.requestID },
  ]
}

/// How two values have to stand to each other.
enum Comparison: String, Sendable {
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="

  func holds<Value: Comparable>(_ value: Value, _ limit: Value) -> Bool {
    switch self {
    case .less: value < limit
    case .atMost: value <= limit
    case .greater: value > limit
    case .atLeast: value >= limit
    }
  }
}
