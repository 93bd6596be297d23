/// What is remarkable about a job beyond its state.
package struct JobFlags: OptionSet, Hashable, Sendable {
  package let rawValue: UInt8

  package init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Some sub jobs failed, some succeeded.
  package static let partial = JobFlags(rawValue: 1)
  /// Failed, yet a resource had been created: the cloud takes it away again.
  package static let rolledBack = JobFlags(rawValue: 2)
  /// Succeeded, with a failed sub job.
  package static let hiddenFailure = JobFlags(rawValue: 4)
  /// Failed without a code or a reason anywhere.
  package static let silentFailure = JobFlags(rawValue: 8)
  /// Runs far longer than its kind usually does.
  package static let stale = JobFlags(rawValue: 16)

  /// Every flag with the name it has on the command line, in JSON and in filters.
  package static let named: [(flag: JobFlags, name: String)] = [
    (.partial, "partial"), (.rolledBack, "rolled_back"), (.hiddenFailure, "hidden_failure"),
    (.silentFailure, "silent_failure"), (.stale, "stale"),
  ]

  package var names: [String] {
    JobFlags.named.filter { contains($0.flag) }.map(\.name)
  }
}
