package import JobModel

/// How the operator hears that a job has ended.
package struct NotifySettings: Hashable, Sendable {
  package var bell = false
  /// A notification of the desktop, through the terminal.
  package var desktop = false
  /// Run for each job.
  package var command: String?
  /// The ends that are worth it.
  package var states = Set(JobState.allCases.filter(\.isTerminal))

  package init() {}
}
