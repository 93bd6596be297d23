/// Tells from the record itself which service a job belongs to, when nothing else does.
enum ServiceGuess {
  static func service(of job: Job, _ object: JSONView) -> String? {
    if let named = object[.serviceType]?.text { return named.lowercased() }
    if object[.phoneID] != nil || object[.executeMsg] != nil { return "cph" }
    if object[.operationType] != nil, object[.vaultID] != nil { return "cbr" }
    if let type = job.type, let known = service(ofType: type) { return known }
    return job.error?.code.flatMap(service(ofCode:))
  }

  private static func service(ofType type: String) -> String? {
    if let known = prefixes.first(where: { type.beginsIgnoringCase($0.text) }) { return known.service }
    return parts.first { type.containsIgnoringCase($0.text) }?.service
  }

  private static let prefixes: [(text: StaticString, service: String)] = [
    ("baremetal", "bms"), ("ims", "ims"), ("bks", "vbs"),
  ]

  /// The first that is part of the type decides, so the narrower ones come first.
  private static let parts: [(text: StaticString, service: String)] = [
    ("protectiongroup", "sdrs"), ("protectedinstance", "sdrs"), ("replicationpair", "sdrs"),
    ("disasterrecoverydrill", "sdrs"), ("publicip", "eip"), ("sqlserver", "rds"),
    ("mysql", "rds"), ("postgresql", "rds"), ("mongodb", "dds"), ("gaussdb", "gaussdb"),
    ("loadbalancer", "elb"), ("listener", "elb"), ("vgw", "vpn"),
    ("masterstandbyswap", "dcs"), ("modifyclientip", "dcs"),
    ("volume", "evs"), ("cluster", "cce"), ("node", "cce"), ("server", "ecs"),
  ]

  /// The service that a code's prefix names: `Ecs.0204` is of `ecs`.
  static func service(ofCode code: String) -> String? {
    guard let dot = code.firstIndex(of: ".") else { return nil }
    switch code[..<dot].uppercased() {
    case "ECS": return "ecs"
    case "BMS": return "bms"
    case "EVS": return "evs"
    case "VPC": return "vpc"
    case "EIP": return "eip"
    case "IMG", "IMS": return "ims"
    case "DBS", "RDS": return "rds"
    case "DDS": return "dds"
    case "DCS": return "dcs"
    case "CCE", "CCE_CM": return "cce"
    case "ELB": return "elb"
    case "SDRS": return "sdrs"
    case "CPH": return "cph"
    case "SFS": return "sfs-turbo"
    default: return nil
    }
  }
}
