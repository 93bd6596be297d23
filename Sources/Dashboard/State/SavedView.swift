package import JobModel

/// A way to look at the jobs that has a name: what is shown, in which order, with which columns.
package struct SavedView: Equatable, Sendable {
  package var name: String
  package var filter = JobFilter.everything
  package var order: JobOrder?
  package var columns: [JobColumn]?

  package init(name: String) {
    self.name = name
  }
}
