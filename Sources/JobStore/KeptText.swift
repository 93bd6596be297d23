/// What has to be remembered of a text that is taken in part by part.
package struct KeptText: Sendable {
  /// How often an answer without an id has come in it: the second one is a second failure.
  var occurrences: [Failure: Int] = [:]
  /// The rows of failed submissions that lines of an import stand for already.
  var importedFailures: Set<Int64> = []

  package init() {}

  /// An answer without an id, and the request to which it was given where that is known.
  struct Failure: Hashable {
    var answer: Int64
    var request: String?
  }
}
