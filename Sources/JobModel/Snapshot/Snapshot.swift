/// All that is known at one moment: what sources hand to a screen or a command.
package struct Snapshot: Sendable {
  package var jobs = JobTable()
  /// Of the rows of `jobs`; nil while there is no store, and where they are of none.
  package var origin: RowOrigin?
  package var problems: [Unreadable] = []
  package var sources: [SourceStatus] = []
  /// Rises with every snapshot.
  package var version = 0

  package init() {}
}
