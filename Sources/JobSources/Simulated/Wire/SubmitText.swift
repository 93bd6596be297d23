/// The answers to the calls that start jobs.
struct SubmitText {
  let script: CloudScript
  let order: CloudOrder?

  /// Whether the answer tells the job's id: purchases of volumes and databases only name the order.
  var tellsJob: Bool {
    switch script.service {
    case .ecs, .bms: true
    case .cbr: false
    default: order == nil
    }
  }

  var handles: [SimulatedHandle] {
    var handles: [SimulatedHandle] = []
    if let order {
      handles.append(SimulatedHandle(kind: .order, service: "bss", id: order.id))
    }
    if tellsJob {
      handles.append(SimulatedHandle(kind: .job, service: script.service.rawValue, id: script.id))
    }
    return handles
  }

  var text: JSONText {
    switch script.service {
    case .cce: cluster
    case .cph: phone
    case .cbr: checkpoint
    case .rds, .gaussdb, .openGauss, .geminiDB, .dds: database
    default: .object(ids + extras)
    }
  }

  private var id: JSONText { .string(script.id) }
  private var resource: CloudResource { script.plan.resource }
  private var creates: Bool { script.plan.showsResource != 0 }

  private var ids: [(String, JSONText)] {
    var pairs: [(String, JSONText)] = []
    if let order {
      pairs.append(("order_id", .string(order.id)))
    }
    if tellsJob {
      pairs.append((jobKey, id))
    }
    return pairs
  }

  private var jobKey: String {
    switch script.service {
    case .sfsTurbo: "jobId"
    case .dms: "task_id"
    default: "job_id"
    }
  }

  private var extras: [(String, JSONText)] {
    guard creates else { return [] }
    let made = script.plan.subJobs.isEmpty ? [resource] : script.plan.subJobs.map(\.resource)
    let madeIDs: JSONText = .array(made.map { .string($0.id) })
    switch script.service {
    case .ecs: return [("serverIds", madeIDs)]
    case .evs: return [("volume_ids", madeIDs)]
    case .vpc: return [("publicip_ids", madeIDs)]
    case .dws: return [("cluster", ["id": .string(resource.id)])]
    default: return []
    }
  }

  private var database: JSONText {
    guard creates else { return .object(ids) }
    let instance: JSONText = [
      "id": .string(resource.id), "name": .string(resource.name), "status": "BUILD",
      "flavor_ref": .string(script.facts.flavor),
      "volume": ["type": "CLOUDSSD", "size": .integer(script.facts.size)],
    ]
    return .object([("instance", instance)] + ids)
  }

  private var cluster: JSONText {
    let isCluster = script.plan.type == "CreateCluster"
    return [
      "kind": isCluster ? "Cluster" : "Node", "apiVersion": "v3",
      "metadata": [
        "name": .string(resource.name), "uid": .string(resource.id),
        "creationTimestamp": .string(CloudInstant(script.submitted).goText),
      ],
      "status": ["phase": isCluster ? "Creating" : "Build", "jobID": id],
    ]
  }

  private var phone: JSONText {
    [
      "request_id": .string(script.facts.companion),
      "jobs": [["phone_id": .string(resource.id), "job_id": id]],
    ]
  }

  private var checkpoint: JSONText {
    [
      "checkpoint": [
        "id": .string(resource.id), "status": "protecting",
        "created_at": .string(CloudInstant(script.submitted).isoMicroseconds),
        "vault": ["id": .string(script.facts.companion), "name": .string(resource.name)],
      ]
    ]
  }
}
