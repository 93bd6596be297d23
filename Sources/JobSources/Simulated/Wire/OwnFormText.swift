/// Jobs of the services that have each found a form of their own: file shares, caches, warehouses,
/// phones and desktops.
struct OwnFormText {
  let script: CloudScript
  let standing: JobStanding

  /// File shares: lower case words, and the sub jobs at the top.
  var turbo: JSONText {
    turboJob(standing).adding([("sub_jobs", .array(standing.subJobs.map(turboJob)))])
  }

  /// Caches: milliseconds since 1970 as strings.
  var cache: JSONText {
    [
      "job_id": .string(standing.id), "job_type": .string(standing.type),
      "status": .string(standing.stage.word(in: .cache)),
      "begin_time": .string(CloudInstant(standing.began).epochText),
      "end_time": JSONText(standing.ended.map { CloudInstant($0).epochText }),
      "fail_reason": JSONText(standing.failure?.reason),
    ]
  }

  var warehouse: JSONText {
    let delayed = standing.stage == .waiting && script.facts.whim % 2 == 0
    return [
      "job_id": .string(standing.id), "job_name": .string(standing.type),
      "begin_time": .string(CloudInstant(standing.began).isoBare),
      "end_time": .string(standing.ended.map { CloudInstant($0).isoBare } ?? ""),
      "status": .string(delayed ? "DELAY_SCHEDULED" : standing.stage.word(in: .warehouse)),
      "failed_code": JSONText(standing.failure?.code),
      "failed_detail": JSONText(standing.failure?.reason),
      "progress": .string("\(Int(standing.progress * 100))%"),
    ]
  }

  /// Phones: a number for a status.
  var phone: JSONText {
    [
      "request_id": .string(script.facts.companion), "job_id": .string(standing.id),
      "begin_time": .string(CloudInstant(standing.began).isoSeconds),
      "end_time": JSONText(standing.ended.map { CloudInstant($0).isoSeconds }),
      "status": .integer(standing.stage.phoneNumber),
      "phone_id": .string(standing.resource.id), "error_code": JSONText(standing.failure?.code),
      "error_msg": JSONText(standing.failure?.reason), "execute_msg": nil,
    ]
  }

  /// Desktops: the parent may say COMPLETE although a desktop is missing.
  var desktop: JSONText {
    let hides = standing.subJobs.contains { $0.stage == .failed }
    let done = standing.stage == .succeeded
    let word = done && hides ? "COMPLETE" : standing.stage.word(in: .desktop)
    let subJobs = standing.subJobs.map { sub -> JSONText in
      desktopJob(sub, word: sub.stage.word(in: .desktop)).adding([
        (
          "entities",
          sub.showsResource ? ["desktop_id": .string(sub.resource.id)] : [:]
        ),
        ("process", .integer(Int64(sub.progress * 100))),
        ("host", .string(sub.resource.name)),
      ])
    }
    return desktopJob(standing, word: word).adding([
      ("sub_jobs_total", .integer(Int64(script.plan.subJobs.count))),
      ("sub_jobs", .array(subJobs)),
    ])
  }

  private func turboJob(_ job: JobStanding) -> JSONText {
    [
      "job_id": .string(job.id), "job_type": .string(job.type),
      "status": .string(job.stage.word(in: .turbo)),
      "begin_time": .string(CloudInstant(job.began).isoMilliseconds),
      "end_time": .string(job.ended.map { CloudInstant($0).isoMilliseconds } ?? ""),
      "error_code": JSONText(job.failure?.code), "fail_reason": JSONText(job.failure?.reason),
    ]
  }

  private func desktopJob(_ job: JobStanding, word: String) -> JSONText {
    [
      "id": .string(job.id), "job_type": .string(job.type), "status": .string(word),
      "begin_time": .string(CloudInstant(job.began).isoSeconds),
      "end_time": JSONText(job.ended.map { CloudInstant($0).isoSeconds }),
      "job_error_code": JSONText(job.failure?.code),
      "fail_reason": JSONText(job.failure?.reason),
    ]
  }
}
