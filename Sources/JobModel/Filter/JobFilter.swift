/// Which jobs to show, as someone wrote it: `state:failed type:create* !quota`.
///
/// The language, from the weakest binding to the strongest:
/// - `a | b` is or; `a b` is and; `!a` is not; `( )` groups where a condition can begin
/// - `word` is part of any text of the job; with `*` and `?` it is a pattern for such a part
/// - `"two words"` is one word, in which no character has a meaning but `\` before `"` and `\`
/// - `/regex/` is found in any text of the job; a slash inside is `\/`
/// - `~fzy` finds these letters in this order in the type, the name or an id
/// - `field:value` looks at one field (`FilterField`); with `*` and `?` the value is a pattern for
///   the whole of it, else a part of it
/// - `field:one|two` is either value: a `|` goes on with the values when no blank stands beside it
///   and neither a field of its own nor one of `!`, `~`, `(`, `)`, `|` follows
///
/// Letter case never counts.
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

  /// What both let through.
  package func and(_ other: JobFilter) -> JobFilter {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return JobFilter(source: "(\(source)) (\(other.source))", term: .all([term, other.term]))
  }

  /// For one job. For a whole table, `rows(in:context:)` is many times as fast.
  package func matches(_ row: JobRow, in context: FilterContext) -> Bool {
    if isEmpty { return true }
    var pass = FilterPass(of: term, over: row.texts, in: context, remembering: false)
    var mask = [true]
    TablePiece.withPiece(of: row) { pass.narrow(&mask, of: $0) }
    return mask[0]
  }

  /// The numbers of the rows that it lets through, in the order in which they became known.
  ///
  /// - Parameter isWanted: is asked now and then; the work is given up once it says no.
  package func rows(
    in table: JobTable, context: FilterContext, while isWanted: () -> Bool = { true }
  ) -> [Int32] {
    var found: [Int32] = []
    var pass = FilterPass(of: term, over: table.texts, in: context, remembering: true)
    table.forEachPiece { piece in
      guard isWanted() else { return }
      var mask = piece.cells.map { !$0.isAbsorbed }
      if !isEmpty { pass.narrow(&mask, of: piece) }
      for index in mask.indices where mask[index] { found.append(Int32(piece.first + index)) }
    }
    return found
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
  /// What is wrong, and what to write instead: one line without a full stop.
  package var message: String
  /// The character at which it is wrong, counted from 0.
  package var offset: Int

  package init(message: String, offset: Int) {
    self.message = message
    self.offset = offset
  }
}
