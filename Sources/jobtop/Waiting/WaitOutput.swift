import JobModel

/// What `wait` prints: each change as it happens, or all jobs at the end.
struct WaitOutput {
  var output: JobOutput
  var watches: Bool

  func change(_ change: Awaiting.Change) {
    guard watches else { return }
    if output.format == .ndjson {
      StandardStreams.write(JSONText.compact(output.record(change.entry.detail)) + "\n")
    } else {
      StandardStreams.write(Self.line(change))
    }
  }

  /// What must be read in full, because it is printed in full.
  var wholeness: JobWait.Wholeness {
    guard watches else { return .atTheEnd }
    return output.format == .ndjson ? .changed : .none
  }

  /// - Parameter now: by the clock that the jobs go by.
  func finish(_ awaiting: Awaiting, now: Instant) throws {
    guard !watches else { return }
    var output = output
    output.now = now
    StandardStreams.write(try output.text(awaiting.told.map(\.detail)))
  }

  /// `succeeded (was running)  createServer  web-07  ff80…`
  static func line(_ change: Awaiting.Change) -> String {
    let job = change.entry.job
    let before = change.before.flatMap { $0 == job.state ? nil : " (was \($0.name))" } ?? ""
    let part = job.subJobsTotal.map { "\(change.entry.subJobsDone ?? 0) of \($0)" }
    let reason = [job.rootCause?.code, job.rootCause?.message].compactMap { $0 }
    let flags = job.flags.names.joined(separator: ", ")
    let facts = [
      flags.isEmpty ? nil : "(\(flags))",
      job.type, job.resourceName ?? job.resourceID, job.id?.rawValue ?? job.orderID?.rawValue, part,
      change.entry.orderState.map { "order \($0.name)" },
      reason.isEmpty ? nil : reason.joined(separator: " "),
    ]
    return ([job.state.name + before] + facts.compactMap { $0 }).joined(separator: "  ").cut(
      to: 400
    ).printable
      + "\n"
  }
}
