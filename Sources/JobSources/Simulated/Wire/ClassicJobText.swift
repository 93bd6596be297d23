/// Jobs as ECS, BMS, EVS, EIP, IMS and SDRS tell them: `entities` beside the status, and the sub
/// jobs within.
struct ClassicJobText {
  let script: CloudScript
  let standing: JobStanding

  var text: JSONText {
    let head = job(standing, entities: parentEntities)
    guard let failure = standing.failure, script.service == .evs, script.facts.whim % 3 == 0 else {
      return head
    }
    // Volumes sometimes say it twice.
    return head.adding([
      ("error", ["message": JSONText(failure.reason), "code": JSONText(failure.code)])
    ])
  }

  /// One sub job as an answer of its own, which is also what audit traces hold.
  func text(ofSubJob number: Int) -> JSONText? {
    guard standing.subJobs.indices.contains(number) else { return nil }
    return subJob(standing.subJobs[number])
  }

  private func job(_ job: JobStanding, entities: JSONText) -> JSONText {
    let ended: JSONText
    if let end = job.ended {
      ended = .string(CloudInstant(end).isoMilliseconds)
    } else {
      ended = script.service == .ims ? nil : ""
    }
    let text: JSONText = [
      "status": .string(job.stage.word(in: .classic)), "entities": entities,
      "job_id": .string(job.id), "job_type": .string(job.type),
      "begin_time": .string(CloudInstant(job.began).isoMilliseconds), "end_time": ended,
      "error_code": JSONText(job.failure?.code), "fail_reason": JSONText(job.failure?.reason),
    ]
    // A running server job often has no error keys at all.
    let bare = job.ended == nil && script.service == .ecs && script.facts.whim % 2 == 0
    return bare ? text.without(["error_code", "fail_reason"]) : text
  }

  private func subJob(_ sub: JobStanding) -> JSONText {
    let text = job(sub, entities: .object(subEntities(sub)))
    guard script.service == .bms else { return text }
    return text.adding([("message", nil), ("code", nil)])
  }

  private func subEntities(_ sub: JobStanding) -> [(String, JSONText)] {
    var pairs: [(String, JSONText)] = []
    if sub.showsResource {
      pairs.append((resourceKey, .string(sub.resource.id)))
    }
    if let nested = sub.failure?.nested {
      pairs.append(("errorcode_message", .string(nested)))
    }
    return pairs
  }

  private var subJobs: JSONText { .array(standing.subJobs.map(subJob)) }

  private var parentEntities: JSONText {
    let seen = standing.showsResource
    switch script.service {
    case .vpc:
      return ["sub_jobs": []]
    case .ims:
      return image
    case .evs where script.plan.subJobs.isEmpty:
      guard seen else { return [:] }
      let known: JSONText = ["volume_id": .string(standing.resource.id)]
      return script.facts.whim % 2 == 0 ? known : known.adding(volumeDetails)
    case .ecs where script.plan.subJobs.isEmpty && standing.stage != .awaitingPayment:
      let known: JSONText = seen ? ["server_id": .string(standing.resource.id)] : [:]
      guard let nested = standing.failure?.nested else { return known }
      return known.adding([("errorcode_message", .string(nested))])
    default:
      // Volumes and recovery groups leave the count away; it has to be taken from the array.
      let uncounted = script.service == .sdrs || script.facts.whim % 13 == 0
      let all: JSONText = ["sub_jobs_total": total, "sub_jobs": subJobs]
      return uncounted ? all.without(["sub_jobs_total"]) : all
    }
  }

  private var total: JSONText {
    standing.stage == .awaitingPayment ? 0 : .integer(Int64(script.plan.subJobs.count))
  }

  private var volumeDetails: [(String, JSONText)] {
    [
      ("volume_type", "SSD"), ("size", .integer(script.facts.size)),
      ("name", .string(standing.resource.name)),
    ]
  }

  private var image: JSONText {
    let percent = Int64(standing.progress * 1000)
    let text: JSONText = [
      "current_task": .string(percent < 100 ? "ImageCheck" : "ImageCopy"),
      "image_name": .string(standing.resource.name),
      "process_percent": .number("\(percent / 10).\(percent % 10)"),
    ]
    if let failure = standing.failure {
      return text.adding([
        ("addition_error_code", JSONText(failure.code)),
        ("addition_error_msg", JSONText(failure.reason)),
      ])
    }
    return standing.showsResource
      ? text.adding([("image_id", .string(standing.resource.id))]) : text
  }

  private var resourceKey: String {
    switch script.service {
    case .evs: "volume_id"
    case .sdrs: "server_group_id"
    default: "server_id"
    }
  }
}
