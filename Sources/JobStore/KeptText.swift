/// What has to be remembered of a text that is taken in part by part.
package struct KeptText: Sendable {
  /// How often an answer without an id has come in it: the second one is a second failure.
  var occurrences: [Int64: Int] = [:]
  /// The rows of failed submissions that lines of an import stand for already.
  var importedFailures: Set<Int64> = []

  package init() {}
}
