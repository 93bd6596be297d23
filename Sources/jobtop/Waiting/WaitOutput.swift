import JobModel

/// What `wait` prints: each change as it happens, or all jobs at the end.
struct WaitOutput {
  var output: JobOutput
  var watches: Bool

  func change(_ change: Awaiting.Change) {
    guard watches else { return }
    if output.format == .ndjson {
      StandardStreams.write(JSONText.compact(output.record(change.detail)) + "\n")
    } else {
      StandardStreams.write(Self.line(change))
    }
  }

  func finish(_ awaiting: Awaiting) throws {
    guard !watches else { return }
    let jobs = awaiting.any && !awaiting.ended.isEmpty ? awaiting.ended : awaiting.jobs
    StandardStreams.write(try output.text(jobs))
  }

  /// `succeeded (was running)  createServer  web-07  ff80…`
  static func line(_ change: Awaiting.Change) -> String {
    let job = change.detail.job
    let before = change.before.flatMap { $0 == job.state ? nil : " (was \($0.name))" } ?? ""
    let part = job.subJobsTotal.map { "\(job.subJobsDone ?? 0) of \($0)" }
    let reason = [job.rootCause?.code, job.rootCause?.message].compactMap { $0 }
    let facts = [
      job.type, job.resourceName ?? job.resourceID, job.id?.rawValue ?? job.orderID?.rawValue, part,
      reason.isEmpty ? nil : reason.joined(separator: " "),
    ]
    return ([job.state.name + before] + facts.compactMap { $0 }).joined(separator: "  ").cut(
      to: 400
    ).printable
      + "\n"
  }
}
