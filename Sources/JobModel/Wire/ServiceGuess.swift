/// Tells from the record itself which service a job belongs to, when nothing else does.
enum ServiceGuess {
  static func service(of job: Job, _ object: JSONView) -> String? {
    if let named = object[.serviceType]?.text { return named.lowercased() }
    if let sign = signs.first(where: object.has) { return service(ofSign: sign) }
    if let type = job.type, let known = service(ofType: type) { return known }
    return job.error?.code.flatMap(service(ofCode:))
  }

  /// Names that only one service uses, even where nothing follows them.
  private static let signs: [WireKey] = [
    .phoneID, .executeMsg, .vaultID, .failedDetail, .jobErrorCode,
  ]

  private static func service(ofSign key: WireKey) -> String? {
    switch key {
    case .phoneID, .executeMsg: "cph"
    case .vaultID: "cbr"
    case .failedDetail: "dws"
    case .jobErrorCode: "workspace"
    default: nil
    }
  }

  private static func service(ofType type: String) -> String? {
    if let known = prefixes.first(where: { type.beginsIgnoringCase($0.text) }) {
      return known.service
    }
    return parts.first(in: type)
  }

  private static let prefixes: [(text: StaticString, service: String)] = [
    ("baremetal", "bms"), ("ims", "ims"), ("bks", "vbs"),
  ]

  /// The first that is part of the type decides, so the narrower ones come first.
  private static let parts = PhraseTable<String>([
    ("protectiongroup", "sdrs"), ("protectedinstance", "sdrs"), ("replicationpair", "sdrs"),
    ("disasterrecoverydrill", "sdrs"), ("publicip", "eip"), ("sqlserver", "rds"),
    ("mysql", "rds"), ("postgresql", "rds"), ("mongodb", "dds"), ("gaussdb", "gaussdb"),
    ("loadbalancer", "elb"), ("listener", "elb"), ("vgw", "vpn"),
    ("masterstandbyswap", "dcs"), ("modifyclientip", "dcs"),
    ("volume", "evs"), ("cluster", "cce"), ("node", "cce"), ("server", "ecs"),
  ])

  /// The service that a code's prefix names: `Ecs.0204` is of `ecs`.
  static func service(ofCode code: String) -> String? {
    guard let dot = code.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    let prefix = code[..<dot].lowercased()
    return services.contains(prefix) ? prefix : otherPrefixes[prefix]
  }

  /// Their codes begin with their own names.
  private static let services: Set<String> = [
    "bms", "cbr", "cce", "cph", "dcs", "dds", "ddm", "drs", "dws", "ecs", "eip", "elb", "evs",
    "ges",
    "iam", "ims", "rds", "sdrs", "vpc", "vpn",
  ]
  private static let otherPrefixes = [
    "backupservice": "cbr", "cbc": "bss", "cce_cm": "cce", "dbs": "rds", "img": "ims",
    "sfs": "sfs-turbo", "wks": "workspace", "workspace": "workspace",
  ]
}
