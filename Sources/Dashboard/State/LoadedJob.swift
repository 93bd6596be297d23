package import JobModel

/// A job as it was loaded, with what each of its answers says. Reading those takes long, so this is made where
/// the job is loaded, and not in the event loop.
package struct LoadedJob: Sendable {
  let detail: JobDetail
  let sightings: [Sighting]

  package init(_ detail: JobDetail) {
    self.detail = detail
    sightings = detail.documents.map { Sighting($0, of: detail.job.id) }
  }
}

/// What one answer said of a job.
struct Sighting: Hashable, Sendable {
  var seen: Instant?
  var lastSeen: Instant?
  /// Nil when it said nothing of the state.
  var state: JobState?
  var rawStatus: String?
  var subJobsDone: Int?
  var subJobsTotal: Int?
  var progress: Double?
  var source: String
  var bytes: Int

  init(_ document: SeenDocument, of id: JobID?) {
    let job = document.job(with: id)
    seen = document.seen
    lastSeen = document.lastSeen
    state = job?.state
    rawStatus = job?.rawStatus
    subJobsDone = job?.subJobsDone
    subJobsTotal = job?.subJobsTotal
    progress = job?.progress
    source = document.source
    bytes = document.bytes.count
  }
}
