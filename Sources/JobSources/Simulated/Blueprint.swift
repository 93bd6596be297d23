/// One kind of work that the cloud can be asked to do.
package struct Blueprint: Sendable {
  /// Who does the work under the job.
  enum Crew: Sendable {
    /// The job itself, alone.
    case none
    /// This many sub jobs of one type, which start one after the other.
    case each(String, ClosedRange<Int>)
    /// The steps of building a cluster, each of its own type.
    case steps([String])
  }

  /// What the work is done to, which decides how it is named.
  enum Subject: Sendable {
    case server, volume, image, address, database, cluster, balancer, cache, desktop, vault
  }

  var service: CloudService
  /// The job type, or the task name, as the service writes it.
  var type: String
  var method = "POST"
  /// Path of the submit call; `{p}` stands for the project and `{r}` for the resource.
  var path: String
  /// How long the work usually takes, in milliseconds.
  var median: Int64
  var subject: Subject
  var crew = Crew.none
  /// Whether the resource exists before the work.
  var existing = false

  init(
    _ service: CloudService, _ type: String, method: String = "POST", _ path: String,
    seconds: Double, _ subject: Subject, crew: Crew = .none, existing: Bool = false
  ) {
    self.service = service
    self.type = type
    self.method = method
    self.path = path
    self.median = Int64(seconds * 1000)
    self.subject = subject
    self.crew = crew
    self.existing = existing
  }
}

extension Blueprint {
  /// A duration for one job, in milliseconds; the long kinds vary less than the short ones.
  func duration(_ random: inout SeededRandom) -> Int64 {
    let spread = random.spread()
    let factor = median > 300_000 ? 1 + (spread - 1) * 0.4 : spread
    return Int64(Double(median) * factor)
  }
}

extension Blueprint {
  package static let createServer = Blueprint(
    .ecs, "createServer", "/v1/{p}/cloudservers", seconds: 48, .server,
    crew: .each("createSingleServer", 1...1))
  package static let createServers = Blueprint(
    .ecs, "createServer", "/v1.1/{p}/cloudservers", seconds: 85, .server,
    crew: .each("createSingleServer", 2...8))
  package static let deleteServer = Blueprint(
    .ecs, "deleteServer", "/v1/{p}/cloudservers/delete", seconds: 32, .server,
    crew: .each("deleteSingleServer", 1...2), existing: true)
  package static let resizeServer = Blueprint(
    .ecs, "resizeServer", "/v1.1/{p}/cloudservers/{r}/resize", seconds: 75, .server,
    existing: true)
  package static let attachVolume = Blueprint(
    .ecs, "attachVolume", "/v1/{p}/cloudservers/{r}/attachvolume", seconds: 9, .server,
    existing: true)
  package static let detachVolume = Blueprint(
    .ecs, "detachVolume", method: "DELETE", "/v1/{p}/cloudservers/{r}/detachvolume/v", seconds: 7,
    .server,
    existing: true)

  package static let createMetal = Blueprint(
    .bms, "baremetalBatchCreate", "/v1/{p}/baremetalservers", seconds: 620, .server,
    crew: .each("baremetalSingleCreate", 1...3))
  package static let createMetals = Blueprint(
    .bms, "baremetalBatchCreate", "/v1/{p}/baremetalservers", seconds: 240, .server,
    crew: .each("baremetalSingleCreate", 3...3))
  package static let operateMetal = Blueprint(
    .bms, "baremetalBatchOperate", "/v1/{p}/baremetalservers/action", seconds: 140, .server,
    crew: .each("baremetalSingleOperate", 1...4), existing: true)
  package static let attachMetalVolume = Blueprint(
    .bms, "baremetalAttachVolume", "/v1/{p}/baremetalservers/{r}/attachvolume", seconds: 35,
    .server, crew: .each("baremetalAttachSingleVolume", 1...1), existing: true)

  package static let createVolume = Blueprint(
    .evs, "createVolume", "/v2.1/{p}/cloudvolumes", seconds: 20, .volume)
  package static let createVolumes = Blueprint(
    .evs, "batchCreateVolume", "/v2.1/{p}/cloudvolumes", seconds: 31, .volume,
    crew: .each("createVolume", 2...6))
  package static let extendVolume = Blueprint(
    .evs, "extendVolume", "/v2.1/{p}/cloudvolumes/{r}/action", seconds: 11, .volume,
    existing: true)
  package static let deleteVolume = Blueprint(
    .evs, "deleteVolume", method: "DELETE", "/v2/{p}/cloudvolumes/{r}", seconds: 5, .volume,
    existing: true)

  package static let copyImage = Blueprint(
    .ims, "imsCopyImageInRegion", "/v1/cloudimages/{r}/copy", seconds: 210, .image)
  package static let createAddresses = Blueprint(
    .vpc, "createBatchPublicip", "/v2/{p}/batchpublicips", seconds: 2.1, .address)
  package static let createProtection = Blueprint(
    .sdrs, "createProtectionGroupNoCG", "/v1/{p}/server-groups", seconds: 38, .vault,
    crew: .each("createProtectionGroupNoCG", 1...1))
  package static let bindDirectory = Blueprint(
    .sfsTurbo, "bind_ldap", "/v1/{p}/sfs-turbo/shares/{r}/fs/ldap", seconds: 26, .vault,
    crew: .each("bind_ldap_node", 1...2), existing: true)
}

extension Blueprint {
  /// One kind for every submit path.
  static let all: [Blueprint] = [
    .createServer, .createServers, .deleteServer, .resizeServer, .attachVolume, .detachVolume,
    .createMetals, .operateMetal, .attachMetalVolume, .createVolume, .extendVolume, .deleteVolume,
    .copyImage, .createAddresses, .createProtection, .bindDirectory, .swapCache, .createWarehouse,
    .restartPhone, .createDesktop, .createDatabase, .restartDatabase, .bindDatabase, .createTaurus,
    .createOpenGauss, .createMongo, .createGemini, .restartMiddleware, .createCluster, .addNodes,
    .cloneBalancer, .upgradeGateway, .backup, .extendQueue,
  ]

  /// The path of the submit call with its blanks filled in.
  func path(project: String, resource: String) -> String {
    let filled = parts.map { part in
      switch part {
      case "{p}": project
      case "{r}": resource
      default: String(part)
      }
    }
    return filled.joined(separator: "/")
  }

  /// Whether a path is that of the submit call, for whatever resource.
  func takes(_ path: String, project: String) -> Bool {
    let asked = path.split(separator: "/", omittingEmptySubsequences: false)
    guard asked.count == parts.count else { return false }
    return zip(parts, asked).allSatisfy { part, word in
      part == "{r}" || (part == "{p}" ? word == project : part == word)
    }
  }

  private var parts: [Substring] { path.split(separator: "/", omittingEmptySubsequences: false) }
}

extension Blueprint {
  package static let swapCache = Blueprint(
    .dcs, "masterStandbySwapJob", method: "PUT", "/v2/{p}/instances/{r}/async-swap", seconds: 6,
    .cache,
    existing: true)
  package static let createWarehouse = Blueprint(
    .dws, "clusterCreate", "/v1.0/{p}/clusters", seconds: 660, .cluster)
  package static let restartPhone = Blueprint(
    .cph, "batchRestartPhone", "/v1/{p}/cloud-phone/phones/batch-restart", seconds: 24, .desktop,
    existing: true)
  package static let createDesktop = Blueprint(
    .workspace, "createDesktop", "/v2/{p}/desktops", seconds: 300, .desktop,
    crew: .each("createSingleDesktop", 2...4))

  package static let createDatabase = Blueprint(
    .rds, "CreateMysqlSingleHAInstance", "/v3/{p}/instances", seconds: 370, .database)
  package static let createReplica = Blueprint(
    .rds, "CreateMysqlReplicaInstance", "/v3/{p}/instances", seconds: 420, .database)
  package static let restartDatabase = Blueprint(
    .rds, "RestartMysqlInstance", "/v3/{p}/instances/{r}/action", seconds: 42, .database,
    existing: true)
  package static let bindDatabase = Blueprint(
    .rds, "MysqlBindEIP", method: "PUT", "/v3/{p}/instances/{r}/public-ip", seconds: 14, .database,
    existing: true)
  package static let createTaurus = Blueprint(
    .gaussdb, "CreateGaussDBforMySQLInstance", "/v3/{p}/instances", seconds: 520, .database)
  package static let createOpenGauss = Blueprint(
    .openGauss, "CreateGaussDBV5Instance", "/v3/{p}/instances", seconds: 780, .database)
  package static let createMongo = Blueprint(
    .dds, "CreateMongoDBReplica", "/v3/{p}/instances", seconds: 430, .database)
  package static let createGemini = Blueprint(
    .geminiDB, "CreateCassandraInstance", "/v3/{p}/instances", seconds: 560, .database)
  package static let restartMiddleware = Blueprint(
    .ddm, "RESTART_DDM_INSTANCE", "/v1/{p}/instances/{r}/action", seconds: 95, .database,
    existing: true)

  package static let createCluster = Blueprint(
    .cce, "CreateCluster", "/api/v3/projects/{p}/clusters", seconds: 650, .cluster,
    crew: .steps(["CreatePSMCert", "InstallMaster", "InstallAddon"]))
  package static let addNodes = Blueprint(
    .cce, "CreateNode", "/api/v3/projects/{p}/clusters/{r}/nodes", seconds: 330, .cluster,
    crew: .steps(["CreateNodeVM", "InstallNode"]), existing: true)

  package static let cloneBalancer = Blueprint(
    .elb, "cloneLoadbalancer", "/v3/{p}/elb/loadbalancers/{r}/clone", seconds: 34, .balancer,
    crew: .each("cloneListener", 1...3))
  package static let upgradeGateway = Blueprint(
    .vpn, "upgradeVgw", "/v5/{p}/vpn-gateways/{r}/upgrade", seconds: 240, .balancer,
    crew: .each("upgradeVgwNode", 2...2), existing: true)
  package static let backup = Blueprint(
    .cbr, "backup", "/v3/{p}/checkpoints", seconds: 380, .vault)
  package static let extendQueue = Blueprint(
    .dms, "kafkaExtend", "/v2/{p}/instances/{r}/extend", seconds: 310, .cache, existing: true)
}
