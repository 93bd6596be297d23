/// A service of the simulated cloud: the first word of its host name.
enum CloudService: String, CaseIterable, Sendable {
  case ecs, bms, evs, vpc, ims, sdrs
  case sfsTurbo = "sfs-turbo"
  case dcs, dws, cph, workspace
  case rds, gaussdb
  case openGauss = "gaussdb-opengauss"
  case geminiDB = "gaussdb-nosql"
  case dds, ddm, cce, elb, vpn, cbr, dms

  /// The form in which a service tells of its jobs.
  enum Dialect: Sendable {
    case classic, turbo, cache, warehouse, phone, desktop
    case database, kubernetes
    case balancer, gateway, vault, queue
  }

  var dialect: Dialect {
    switch self {
    case .ecs, .bms, .evs, .vpc, .ims, .sdrs: .classic
    case .sfsTurbo: .turbo
    case .dcs: .cache
    case .dws: .warehouse
    case .cph: .phone
    case .workspace: .desktop
    case .rds, .gaussdb, .openGauss, .geminiDB, .dds, .ddm: .database
    case .cce: .kubernetes
    case .elb: .balancer
    case .vpn: .gateway
    case .cbr: .vault
    case .dms: .queue
    }
  }

  /// How long the service remembers a job that has ended, in milliseconds.
  var retention: Int64 {
    let day: Int64 = 86_400_000
    return dialect == .database ? 30 * day : day
  }

  /// The request with which one asks for a job; `resource` is the id of what it works on.
  func request(job id: String, resource: String, project: String) -> SimulatedRequest {
    let path: String
    var query: [(String, String)] = []
    switch self {
    case .ecs, .bms, .evs, .vpc, .ims, .sdrs: path = "/v1/\(project)/jobs/\(id)"
    case .sfsTurbo: path = "/v1/\(project)/sfs-turbo/jobs/\(id)"
    case .dcs: path = "/v2/\(project)/jobs/\(id)"
    case .dws: path = "/v1.0/\(project)/job/\(id)"
    case .cph: path = "/v1/\(project)/cloud-phone/jobs/\(id)"
    case .workspace: path = "/v2/\(project)/workspace-jobs/\(id)"
    case .ddm: path = "/v3/\(project)/jobs/\(id)"
    case .rds, .gaussdb, .openGauss, .geminiDB, .dds:
      path = "/v3/\(project)/jobs"
      query = [("id", id)]
    case .cce: path = "/api/v3/projects/\(project)/jobs/\(id)"
    case .elb: path = "/v3/\(project)/elb/jobs/\(id)"
    case .vpn: path = "/v5/\(project)/vpn-gateways/jobs"
    case .cbr: path = "/v3/\(project)/operation-logs/\(id)"
    case .dms: path = "/v2/\(project)/instances/\(resource)/tasks/\(id)"
    }
    let language = dialect == .database ? [("X-Language", "en-us")] : []
    return SimulatedRequest(
      service: rawValue, path: path, query: query,
      headers: [("Content-Type", "application/json")] + language)
  }

  /// The request that lists the service's jobs; most services have none.
  func listing(project: String) -> SimulatedRequest? {
    let path: String
    switch self {
    case .rds: path = "/v3/\(project)/tasklist"
    case .geminiDB, .ddm: path = "/v3/\(project)/jobs"
    case .openGauss: path = "/v3/\(project)/tasks"
    case .dds: path = "/v3.1/\(project)/jobs"
    case .cce: path = "/api/v2/projects/\(project)/jobs"
    case .elb: path = "/v3/\(project)/elb/jobs"
    case .vpn: path = "/v5/\(project)/vpn-gateways/jobs"
    case .cbr: path = "/v3/\(project)/operation-logs"
    case .dcs: path = "/v2/\(project)/tasks"
    case .ecs, .bms, .evs, .vpc, .ims, .sdrs, .sfsTurbo, .dws, .cph, .workspace: return nil
    case .gaussdb, .dms: return nil
    }
    return SimulatedRequest(service: rawValue, path: path)
  }
}
