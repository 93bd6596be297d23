/// Jobs as the task center of the database services tells them.
struct DatabaseJobText {
  let script: CloudScript
  let standing: JobStanding

  /// The answer to a question for one job: an envelope, or a list of one.
  var text: JSONText {
    script.service == .geminiDB ? ["jobs": [job], "total_count": 1] : ["job": job]
  }

  /// The job without its envelope.
  var job: JSONText {
    var pairs: [(String, JSONText)] = [
      ("id", .string(standing.id)), ("name", .string(name)), ("status", .string(word)),
      (timeKeys.0, .string(CloudInstant(standing.began).isoOffset)),
    ]
    if let ended = standing.ended {
      pairs.append((timeKeys.1, .string(CloudInstant(ended).isoOffset)))
    } else if script.facts.whim % 3 == 0 {
      pairs.append((timeKeys.1, ""))
    }
    pairs.append((progressKey, .string(progress)))
    pairs.append(("instance", instance))
    if script.service == .rds || script.service == .gaussdb {
      pairs.append(("entities", entities))
    }
    if let reason = standing.failure?.reason {
      pairs.append(("fail_reason", .string(reason)))
    }
    return .object(pairs)
  }

  /// The row of the RDS task list, where `end_time` is only planned while the task runs.
  var task: JSONText {
    [
      "id": .string(standing.id), "name": .string(script.plan.type),
      "instance_id": .string(standing.resource.id),
      "instance_name": .string(standing.resource.name),
      "instance_status": .string(standing.failure == nil ? "ACTIVE" : "FAILED"),
      "order_id": .string(script.orderID ?? ""), "process": .string(progress),
      "create_time": .string(CloudInstant(standing.began).isoOffset),
      "end_time": .string(CloudInstant(standing.ended ?? standing.expectedEnd).isoOffset),
      "status": .string(word),
    ]
  }

  /// The row of the DDS task list.
  var row: JSONText {
    [
      "id": .string(standing.id), "name": .string(script.plan.type),
      "instance_id": .string(standing.resource.id),
      "instance_name": .string(standing.resource.name), "status": .string(word),
      "progress": .string(progress), "fail_reason": .string(standing.failure?.reason ?? ""),
      "created_at": .string(CloudInstant(standing.began).isoOffset),
      "ended_at": .string(standing.ended.map { CloudInstant($0).isoOffset } ?? ""),
    ]
  }

  /// The row of the task list of GaussDB.
  var gaussTask: JSONText {
    [
      "job_id": .string(standing.id), "name": .string(script.plan.type),
      "status": .string(word), "process": .string(progress),
      "instance_info": [
        "instance_id": .string(standing.resource.id),
        "instance_name": .string(standing.resource.name),
      ],
      "created_at": .string(CloudInstant(standing.began).isoOffset),
      "ended_at": .string(standing.ended.map { CloudInstant($0).isoOffset } ?? ""),
    ]
  }

  /// Two of the names carry a stray blank in front.
  private var name: String {
    script.service == .rds && script.facts.whim % 4 == 0 ? " \(script.plan.type)" : script.plan.type
  }

  private var word: String {
    // RDS knows no waiting.
    standing.stage == .waiting && script.service == .rds
      ? "Running" : standing.stage.word(in: .database)
  }

  private var timeKeys: (String, String) {
    switch script.service {
    case .geminiDB: ("start_time", "end_time")
    case .ddm: ("created_time", "end_time")
    default: ("created", "ended")
    }
  }

  private var progressKey: String {
    switch script.service {
    case .openGauss, .dds, .geminiDB: "progress"
    default: "process"
    }
  }

  /// `60%`, `60% ` with a trailing blank, `60`; nothing once it is over.
  private var progress: String {
    guard standing.ended == nil else { return "" }
    let percent = Int(standing.progress * 20) * 5
    return ["\(percent)%", "\(percent)% ", "\(percent)"][script.facts.whim % 3]
  }

  private var instance: JSONText {
    ["id": .string(standing.resource.id), "name": .string(standing.resource.name)]
  }

  private var entities: JSONText {
    if script.plan.type.hasSuffix("BindEIP") {
      return ["public_ip": .string(script.facts.address)]
    }
    guard script.plan.type.hasPrefix("Create") else { return [:] }
    var server: [(String, JSONText)] = [
      ("type", script.plan.type.contains("Replica") ? "replica" : "Ha"),
      (
        "datastore",
        ["type": .string(script.facts.engine), "version": .string(script.facts.version)]
      ),
    ]
    guard standing.stage == .succeeded else { return ["instance": .object(server)] }
    server.insert(("endpoint", .string("\(script.facts.address):3306")), at: 0)
    let id = standing.resource.id
    return [
      "instance": .object(server),
      "resource_ids": [.string("\(id).vm"), .string("\(id).volume")],
    ]
  }
}
