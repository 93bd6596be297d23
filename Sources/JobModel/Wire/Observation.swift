/// What one record of an answer says.
package enum Observation: Sendable, Equatable {
  /// A job, a submission, or an error that stands for a failed submission.
  case job(Job)
  case order(Order)
  /// The cloud does not know the job that was asked for.
  case notFound(JobID, JobError)
  /// The question was not answered: throttled, not allowed, a fault in between.
  case refused(JobError)
  case unreadable(Unreadable)
}

/// An observation, and where in the input it was made.
package struct Reading: Sendable, Equatable {
  package var observation: Observation
  /// In bytes from the start of the input.
  package var offset: Int
  package var length: Int
  /// Whether the bytes are one entry of a list.
  package var isListEntry: Bool
}
