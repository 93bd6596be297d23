/// Which jobs to show, as somebody wrote it: `state:failed type:create* !quota`.
package struct JobFilter: Sendable {
  /// As it was written.
  package let source: String
  let term: FilterTerm

  /// Lets everything through.
  package static let everything = JobFilter(source: "", term: .all([]))

  private init(source: String, term: FilterTerm) {
    self.source = source
    self.term = term
  }

  /// - Throws: what is wrong, and at which character.
  package init(parsing source: String) throws(FilterError) {
    var parser = FilterParser(source)
    self.init(source: source, term: try parser.parse())
  }

  package var isEmpty: Bool {
    if case .all(let terms) = term { return terms.isEmpty }
    return false
  }

  package func matches(_ row: JobRow, in context: FilterContext) -> Bool {
    term.matches(row, in: context)
  }
}

extension JobFilter: Equatable {
  package static func == (one: JobFilter, other: JobFilter) -> Bool { one.source == other.source }
}

/// What a filter has to know beside the job.
package struct FilterContext: Sendable {
  package var now: Instant
  package var typical: TypicalDurations

  package init(now: Instant, typical: TypicalDurations) {
    self.now = now
    self.typical = typical
  }
}

/// Why a text is not a filter.
package struct FilterError: Error, Equatable, Sendable {
  /// What is wrong, and what to write instead.
  package var message: String
  /// The character at which it is wrong, counted from 0.
  package var offset: Int
}

/// A filter as a tree of tests.
indirect enum FilterTerm: Sendable {
  case all([FilterTerm])
  case any([FilterTerm])
  case not(FilterTerm)
  case test(FilterTest)

  func matches(_ row: JobRow, in context: FilterContext) -> Bool {
    switch self {
    case .all(let terms): terms.allSatisfy { $0.matches(row, in: context) }
    case .any(let terms): terms.contains { $0.matches(row, in: context) }
    case .not(let term): !term.matches(row, in: context)
    case .test(let test): test.matches(row, in: context)
    }
  }
}
