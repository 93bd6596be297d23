/// Which question a path asks, and the answer of a cloud in its right mind.
extension SimulatedCloud {
  mutating func reply(to request: SimulatedRequest) -> ErrorText {
    if request.service.hasPrefix("bss") {
      return replyAboutOrders(to: request)
    }
    guard owns(request.path) else { return .foreignProject }
    guard request.method == "GET" else { return submission(for: request) }
    if request.service == "cts" {
      return traces(for: request)
    }
    guard let service = CloudService(rawValue: request.service) else { return .noSuchAPI }
    if let listing = service.listing(project: project), listing.path == plain(request.path),
      request.value(of: "id") == nil
    {
      return list(of: service, for: request)
    }
    return job(of: service, for: request)
  }

  /// The job as its service tells it; none when the service does not know it now.
  func standing(of script: CloudScript) -> JobStanding? {
    guard now >= script.submitted + trouble.unknownFor else { return nil }
    if let ends = script.ends, now > ends + (trouble.retention ?? script.service.retention) {
      return nil
    }
    if script.workBegins == nil, now > script.submitted + trouble.unpaidRetention { return nil }
    return script.standing(at: now)
  }

  private func job(of service: CloudService, for request: SimulatedRequest) -> ErrorText {
    let parts = request.path.split(separator: "/")
    let id = request.value(of: "id") ?? parts.last.map(String.init) ?? ""
    guard let place = registry.place(of: id) else { return .unknownJob(id, of: service) }
    let script = registry.scripts[place.script]
    guard script.service == service, let standing = standing(of: script) else {
      return .unknownJob(id, of: service)
    }
    if let number = place.subJob {
      let text = ClassicJobText(script: script, standing: standing).text(ofSubJob: number)
      guard service.dialect == .classic, let text else { return .unknownJob(id, of: service) }
      return ErrorText(status: 200, body: text)
    }
    let old = parts.contains("v2")
    return ErrorText(status: 200, body: text(of: script, standing, old: old))
  }

  private func text(of script: CloudScript, _ standing: JobStanding, old: Bool) -> JSONText {
    let own = OwnFormText(script: script, standing: standing)
    let task = TaskText(script: script, standing: standing, project: project)
    switch script.service.dialect {
    case .classic: return ClassicJobText(script: script, standing: standing).text
    case .database: return DatabaseJobText(script: script, standing: standing).text
    case .kubernetes:
      let cluster = KubernetesJobText(script: script, standing: standing)
      return old ? cluster.oldText : cluster.text
    case .turbo: return own.turbo
    case .cache: return own.cache
    case .warehouse: return own.warehouse
    case .phone: return own.phone
    case .desktop: return own.desktop
    case .balancer:
      return ["job": task.balancer, "request_id": .string(script.facts.companion)]
    case .gateway: return ["request_id": .string(script.facts.companion), "jobs": [task.gateway]]
    case .vault: return ["operation_log": task.vault]
    case .queue: return ["task_count": "1", "tasks": [task.instanceTask]]
    }
  }

  /// Image jobs can be asked for without a project; placeholders are taken as they are.
  private func owns(_ path: String) -> Bool {
    path.split(separator: "/").contains {
      $0 == project || $0 == "{project}" || $0 == "{project_id}" || $0 == "cloudimages"
    }
  }

  private func plain(_ path: String) -> String {
    path.split(separator: "/", omittingEmptySubsequences: false).map {
      $0 == "{project}" || $0 == "{project_id}" ? project : String($0)
    }.joined(separator: "/")
  }
}
