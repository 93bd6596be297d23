extension Job {
  /// The job with every field of the contract, absent ones as null.
  package func plainValue(source: String?, url: String?) -> PlainValue {
    .object([
      ("job_id", .text(id?.rawValue)),
      ("order_id", .text(orderID?.rawValue)),
      ("state", .text(state.name)),
      ("raw_status", .text(rawStatus)),
      ("flags", .list(flags.names.map { .text($0) })),
      ("service", .text(service)),
      ("job_type", .text(type)),
      ("resource_id", .text(resourceID)),
      ("resource_name", .text(resourceName)),
      ("region", .text(region)),
      ("project_id", .text(projectID)),
      ("context", .text(context)),
      ("begin_time", .time(began)),
      ("end_time", .time(ended)),
      ("submitted_time", .time(submitted)),
      ("duration_seconds", .number(duration?.seconds)),
      ("progress_percent", .number(progress)),
      ("sub_jobs_total", .integer(subJobsTotal)),
      ("sub_jobs_done", .integer(subJobsDone)),
      ("error", error.map(\.plainValue) ?? .null),
      ("root_cause", rootCause.map(\.plainValue) ?? .null),
      ("request_id", .text(requestID)),
      ("sub_jobs", .list(subJobs.map(\.subJobValue))),
      ("source", .text(source)),
      ("note", .text(note)),
      ("first_seen", .time(firstSeen)),
      ("last_seen", .time(lastSeen)),
      ("url", .text(url)),
    ])
  }

  private var subJobValue: PlainValue {
    var members: [(name: String, value: PlainValue)] = [
      ("job_id", .text(id?.rawValue)),
      ("state", .text(state.name)),
      ("raw_status", .text(rawStatus)),
      ("job_type", .text(type)),
      ("resource_id", .text(resourceID)),
      ("resource_name", .text(resourceName)),
      ("begin_time", .time(began)),
      ("end_time", .time(ended)),
      ("error", error.map(\.plainValue) ?? .null),
      ("root_cause", rootCause.map(\.plainValue) ?? .null),
    ]
    // Only container clusters nest deeper; nothing that was seen is left out.
    if !subJobs.isEmpty { members.append(("sub_jobs", .list(subJobs.map(\.subJobValue)))) }
    return .object(members)
  }
}

extension JobError {
  package var plainValue: PlainValue {
    .object([
      ("code", .text(code)), ("message", .text(message)),
      (
        "details",
        .list(details.map { .object([("code", .text($0.code)), ("message", .text($0.message))]) })
      ),
    ])
  }
}

extension RootCause {
  package var plainValue: PlainValue {
    .object([
      ("code", .text(code)), ("message", .text(message)),
      ("path", .list(path.map { .text($0) })), ("category", .text(category.name)),
    ])
  }
}
