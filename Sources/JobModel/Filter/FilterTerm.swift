/// A filter as a tree of tests.
indirect enum FilterTerm: Sendable {
  case all([FilterTerm])
  case any([FilterTerm])
  case not(FilterTerm)
  case test(FilterTest)

  /// How much work it is for one row: what is cheap goes first and spares the rest.
  var cost: Int {
    switch self {
    case .all(let terms), .any(let terms): terms.reduce(0) { $0 + $1.cost }
    case .not(let term): term.cost
    case .test(let test): test.cost
    }
  }
}

/// One condition on a job.
enum FilterTest: Sendable {
  case text(TextCondition)
  case states(JobStates)
  case categories(Set<ErrorCategory>)
  /// Any of these flags.
  case flags(JobFlags)
  case hasOrder(Bool)
  case age(Comparison, Span)
  case duration(Comparison, Span)
  /// Compared with jobs of the same kind: a share of 0 to 1.
  case durationShare(Comparison, Double)
  case began(Comparison, Moment)
  case ended(Comparison, Moment)
  case progress(Comparison, Double)
  case subJobs(Comparison, Double)

  var cost: Int {
    switch self {
    case .states, .categories, .hasOrder, .progress, .subJobs: 1
    case .age, .duration, .began, .ended: 2
    case .flags, .durationShare: 5
    case .text(let condition): condition.cost
    }
  }
}

/// A pattern, and the texts of a job in which it is looked for.
struct TextCondition: Sendable {
  /// Its number, from 0, among the conditions on texts that are at work together.
  var number = 0
  var pattern: TextPattern
  /// Where in `JobCells` the texts are that the pool keeps once, however often they come.
  var repeated: [Int] = []
  /// Where the others are in `JobCells`.
  var unique: [Int] = []
  /// Where in `JobExtras` the texts are that may also be in the store.
  var extras: [Int] = []
  var storedTexts: [JobText] = []

  init(pattern: TextPattern, in texts: [JobText]) {
    self.pattern = pattern
    for text in texts {
      switch text.place {
      case .cells(let offset):
        if text.isInterned { repeated.append(offset) } else { unique.append(offset) }
      case .extras(let offset):
        extras.append(offset)
        storedTexts.append(text)
      }
    }
  }

  var cost: Int { repeated.count * 2 + (unique.count + extras.count) * 10 * pattern.cost }
}

/// A set of states.
struct JobStates: Equatable, Sendable {
  private var bits: UInt8 = 0

  init(_ states: some Sequence<JobState>) {
    for state in states { bits |= 1 << state.rawValue }
  }

  var isEmpty: Bool { bits == 0 }

  func contains(_ state: JobState) -> Bool { bits & 1 << state.rawValue != 0 }
}

/// A point in time as it was written.
enum Moment: Equatable, Sendable {
  case at(Instant)
  /// This long before now.
  case ago(Span)

  func instant(at now: Instant) -> Instant {
    switch self {
    case .at(let instant): instant
    case .ago(let span): now - span
    }
  }
}

/// How two values have to compare.
enum Comparison: String, Sendable {
  case less = "<"
  case atMost = "<="
  case greater = ">"
  case atLeast = ">="
  case equal = "="

  func holds<Value: Comparable>(_ value: Value, _ limit: Value) -> Bool {
    switch self {
    case .less: value < limit
    case .atMost: value <= limit
    case .greater: value > limit
    case .atLeast: value >= limit
    case .equal: value == limit
    }
  }
}
