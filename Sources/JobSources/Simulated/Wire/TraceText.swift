/// An entry of the audit log: who did what, and, for a finished job, the job itself as a string.
struct TraceText {
  let script: CloudScript
  let standing: JobStanding
  let project: String
  /// The number of the sub job that the entry is about; none for the job itself.
  var subJob: Int?

  /// How long entries are kept, in milliseconds.
  static let retention: Int64 = 7 * 86_400_000

  /// The services whose jobs appear in the audit log.
  static func covers(_ service: CloudService) -> Bool { service.dialect == .classic }

  var jobID: String { logged.id }

  /// A UUID of version 1, made when the entry was written.
  var id: String {
    let salt = stableHash(logged.id)
    return IDStamp.clock(
      sequence: UInt16(salt & 0x3FFF), node: String(0xA000_0000_0000 | salt >> 24, radix: 16)
    ).id(at: time)
  }

  /// Just after the end of the job.
  var time: Int64 { (logged.ended ?? logged.updated) + 1 }

  /// The entries about one job: a server's creation is logged as the sub jobs that made it.
  static func entries(
    _ script: CloudScript, _ standing: JobStanding, project: String
  ) -> [TraceText] {
    guard script.service == .ecs, !standing.subJobs.isEmpty else {
      return [TraceText(script: script, standing: standing, project: project)]
    }
    return standing.subJobs.indices.map {
      TraceText(script: script, standing: standing, project: project, subJob: $0)
    }
  }

  var text: JSONText {
    let account = "7e0d78c85f1a4b8a9c3d2e1f0d0b9b7c"
    return [
      "trace_id": .string(id), "trace_name": .string(script.plan.type),
      "resource_type": .string(resourceType),
      "trace_rating": .string(logged.failure == nil ? "normal" : "warning"),
      "api_version": "1.0", "source_ip": .string(script.facts.address),
      "domain_id": .string(account), "trace_type": "ApiCall",
      "service_type": .string(serviceType), "event_type": "system",
      "project_id": .string(project), "read_only": false, "tracker_name": "system",
      "resource_account_id": .string(account), "time": .integer(time),
      "record_time": .integer(time + 140), "resource_name": .string(logged.resource.name),
      "user": [
        "account_id": .string(account), "user_name": .string(script.user),
        "domain": ["name": "simulated", "id": .string(account)], "name": .string(script.user),
        "type": "User",
      ],
      "request": .string(call.text), "message": "success", "response": .string(job.text),
      "resource_id": .string(logged.resource.id), "request_id": "null",
    ]
  }

  private var logged: JobStanding { subJob.map { standing.subJobs[$0] } ?? standing }

  private var job: JSONText {
    let writer = ClassicJobText(script: script, standing: standing)
    return subJob.flatMap { writer.text(ofSubJob: $0) } ?? writer.text
  }

  private var call: JSONText {
    [
      "name": .string(logged.resource.name), "adminPass": "********",
      "flavorRef": .string(script.facts.flavor), "count": 1,
    ]
  }

  var serviceType: String {
    script.service == .vpc ? "EIP" : script.service.rawValue.uppercased()
  }

  private var resourceType: String {
    switch script.service {
    case .evs: "evs"
    case .vpc: "eip"
    case .ims: "image"
    default: script.service.rawValue
    }
  }
}
