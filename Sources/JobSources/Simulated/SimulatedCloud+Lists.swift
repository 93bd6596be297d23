/// The services that list their jobs, each with its own paging, and the audit log.
extension SimulatedCloud {
  func list(of service: CloudService, for request: SimulatedRequest) -> ErrorText {
    let known = registry.scripts(of: service).compactMap { script in
      self.standing(of: script).map { (script, $0) }
    }
    let rows = Array(known)
    let body: JSONText
    switch service {
    case .rds: body = taskList(rows, request)
    case .geminiDB:
      let page = page(rows, request, usual: 10, most: 50)
      body = [
        "jobs": .array(page.map { DatabaseJobText(script: $0.0, standing: $0.1).job }),
        "total_count": .integer(Int64(rows.count)),
      ]
    case .ddm:
      let page = page(rows, request, usual: 10, most: 50)
      body = [
        "offset": .integer(request.number(of: "offset") ?? 0),
        "limit": .integer(request.number(of: "limit") ?? 10),
        "total": .integer(Int64(rows.count)),
        "jobs": .array(page.map { DatabaseJobText(script: $0.0, standing: $0.1).job }),
      ]
    case .openGauss:
      let page = page(rows, request, usual: 100, most: 100)
      body = [
        "tasks": .array(page.map { DatabaseJobText(script: $0.0, standing: $0.1).gaussTask }),
        "total_count": .integer(Int64(rows.count)),
      ]
    case .dds:
      let page = page(rows, request, usual: 100, most: 100)
      body = [
        "total_count": .integer(Int64(rows.count)),
        "jobs": .array(page.map { DatabaseJobText(script: $0.0, standing: $0.1).row }),
      ]
    case .cce:
      body = .array(rows.map { KubernetesJobText(script: $0.0, standing: $0.1).oldText })
    case .elb: body = balancerPage(rows, request)
    case .vpn:
      body = [
        "request_id": .string(String(stableHash(request.path, UInt64(now)), radix: 16)),
        "jobs": .array(rows.map { task($0).gateway }),
      ]
    case .cbr:
      let page = page(rows, request, usual: 1000, most: 1000)
      body = [
        "operation_logs": .array(page.map { task($0).vault }),
        "count": .integer(Int64(rows.count)),
        "limit": .integer(request.number(of: "limit") ?? 1000),
        "offset": .integer(request.number(of: "offset") ?? 0),
      ]
    default:
      let page = page(rows, request, usual: 10, most: 1000)
      body = [
        "task_count": .string(String(rows.count)),
        "tasks": .array(page.map { task($0).centerTask }),
      ]
    }
    return ErrorText(status: 200, body: body)
  }

  private typealias Row = (CloudScript, JobStanding)

  private func task(_ row: Row) -> TaskText {
    TaskText(script: row.0, standing: row.1, project: project)
  }

  private func page(
    _ rows: [Row], _ request: SimulatedRequest, usual: Int64, most: Int64
  ) -> ArraySlice<Row> {
    let limit = min(most, max(1, request.number(of: "limit") ?? usual))
    let offset = max(0, request.number(of: "offset") ?? 0)
    return rows.dropFirst(Int(min(offset, Int64(rows.count)))).prefix(Int(limit))
  }

  private func taskList(_ rows: [Row], _ request: SimulatedRequest) -> JSONText {
    let fitting = rows.filter { script, standing in
      let began = standing.began
      return request.value(of: "order_id").map { $0 == script.orderID } ?? true
        && request.value(of: "instance_id").map { $0 == standing.resource.id } ?? true
        && request.value(of: "name").map { $0 == script.plan.type } ?? true
        && request.number(of: "start_time").map { $0 <= began } ?? true
        && request.number(of: "end_time").map { $0 >= began } ?? true
    }
    let page = page(fitting, request, usual: 10, most: 50)
    let names = Set(page.map { $0.0.plan.type }).sorted()
    return [
      "tasks": .array(page.map { DatabaseJobText(script: $0.0, standing: $0.1).task }),
      "actions": .array(names.map { .string($0) }),
      "total_count": .integer(Int64(fitting.count)),
    ]
  }

  private func balancerPage(_ rows: [Row], _ request: SimulatedRequest) -> JSONText {
    let limit = Int(min(2000, max(1, request.number(of: "limit") ?? 2000)))
    let marker = request.value(of: "marker")
    let first = marker.flatMap { id in rows.firstIndex { $0.0.id == id } }.map { $0 + 1 } ?? 0
    let page = rows.dropFirst(first).prefix(limit)
    var info: [(String, JSONText)] = [
      ("previous_marker", JSONText(page.first?.0.id)),
      ("current_count", .integer(Int64(page.count))),
    ]
    if page.endIndex < rows.count {
      info.append(("next_marker", JSONText(page.last?.0.id)))
    }
    return [
      "request_id": .string(String(stableHash(request.path, UInt64(now)), radix: 16)),
      "page_info": .object(info), "jobs": .array(page.map { task($0).balancer }),
    ]
  }
}

extension SimulatedCloud {
  /// Finished jobs only: an entry is written when the job ends.
  func traces(for request: SimulatedRequest) -> ErrorText {
    let oldest = max(request.number(of: "from") ?? now - 3_600_000, now - TraceText.retention)
    let to = request.number(of: "to") ?? now
    let type = request.value(of: "service_type")
    let name = request.value(of: "resource_name")
    var found: [TraceText] = []
    for service in CloudService.allCases where TraceText.covers(service) {
      for script in registry.scripts(of: service) {
        guard let ends = script.ends, oldest...max(oldest, to) ~= ends, ends <= now else {
          continue
        }
        // The log outlives the job in its service.
        guard let standing = script.standing(at: now) else { continue }
        if let name, name != standing.resource.name { continue }
        let entries = TraceText.entries(script, standing, project: project)
        found += entries.filter { type == nil || $0.serviceType == type }
      }
    }
    found.sort { ($0.time, $0.jobID) > ($1.time, $1.jobID) }
    let limit = Int(min(200, max(1, request.number(of: "limit") ?? 10)))
    let marker = request.value(of: "next")
    let first = marker.flatMap { id in found.firstIndex { $0.id == id } }.map { $0 + 1 } ?? 0
    let page = found.dropFirst(first).prefix(limit)
    let isLast = page.endIndex >= found.count
    return ErrorText(
      status: 200,
      body: [
        "traces": .array(page.map(\.text)),
        "meta_data": [
          "count": .integer(Int64(page.count)), "marker": isLast ? nil : JSONText(page.last?.id),
        ],
      ])
  }
}
