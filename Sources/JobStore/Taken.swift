package import JobModel

/// What the store made of an answer.
package struct Taken: Sendable {
  package var row: Int
  /// As it is known now.
  package var job: Job
  /// Nil for a row that was not there before, or that had been forgotten.
  package var before: JobState?
  /// Whether the answer said anything that was not known.
  package var isNews: Bool
}
