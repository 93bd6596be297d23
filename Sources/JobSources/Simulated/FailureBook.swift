/// Why things go wrong, in words like those of each service.
///
/// The codes are the services' own; the sentences are invented here.
package enum FailureBook {
  package enum Cause: Sendable {
    case quota, soldOut
    /// A code and a reason, as most failures have.
    case ordinary
    /// A reason without a code.
    case reasonOnly
    /// Neither code nor reason, anywhere.
    case silent
    /// The last step fails, after the resource was made.
    case lateStep
  }

  static func failure(
    of service: CloudService, _ cause: Cause, _ random: inout SeededRandom
  ) -> CloudFailure? {
    switch cause {
    case .silent: return nil
    case .reasonOnly: return CloudFailure(reason: bareReason(of: service, &random))
    case .quota: return quota(of: service, &random)
    case .soldOut: return soldOut(of: service, &random)
    case .lateStep: return lateStep(of: service, &random)
    case .ordinary: return ordinary(of: service, &random)
    }
  }

  /// What a parent says when only its sub jobs know more.
  static func echo(of service: CloudService, _ random: inout SeededRandom) -> CloudFailure? {
    switch service {
    case .ecs:
      random.chance(0.7) ? CloudFailure(code: "Common.0021", reason: "A sub job has failed.") : nil
    case .bms: CloudFailure(code: "BMS.3033", reason: "The system disk could not be made.")
    default: nil
    }
  }

  private static func quota(of service: CloudService, _ random: inout SeededRandom) -> CloudFailure
  {
    switch service {
    case .ecs:
      CloudFailure(
        code: "Ecs.0204", reason: "CreateServerWithRootVolumeTask-fail: compute refused the server",
        nested: computeQuota(&random))
    case .bms: CloudFailure(code: "BMS.0025", reason: "No more bare metal servers are allowed.")
    case .evs:
      random.chance(0.5)
        ? CloudFailure(code: "EVS.1042", reason: "The gigabytes of this project are used up.")
        : CloudFailure(code: "EVS.1034", reason: "The project holds as many volumes as it may.")
    default: ordinary(of: service, &random)
    }
  }

  private static func computeQuota(_ random: inout SeededRandom) -> String {
    let limit = Int64(40 * (1 + random.below(10)))
    let asked = Int64(1 + random.below(8))
    let thing = random.pick(["cores", "instances", "ram"])
    let message =
      "Quota exceeded for \(thing): asked for \(asked), \(limit - asked + 1) of \(limit) are taken"
    return (["forbidden": ["code": 403, "message": .string(message)]] as JSONText).text
  }

  private static func soldOut(
    of service: CloudService, _ random: inout SeededRandom
  ) -> CloudFailure {
    switch service {
    case .ecs:
      CloudFailure(
        code: "Ecs.0319",
        reason: "CheckFlavorTask-fail: \(NameBook.flavor(&random)) is sold out in this zone")
    case .evs:
      CloudFailure(code: "EVS.2072", reason: "No more volumes of type SSD in zone eu-de-03.")
    default: ordinary(of: service, &random)
    }
  }

  private static func lateStep(
    of service: CloudService, _ random: inout SeededRandom
  ) -> CloudFailure {
    guard service == .ecs else { return ordinary(of: service, &random) }
    return random.chance(0.5)
      ? CloudFailure(code: "Ecs.0226", reason: "StartServerTask-fail: the server did not come up")
      : CloudFailure(
        code: "Ecs.0217", reason: "AttachPortTask-fail: the network card could not be plugged",
        nested: #"{"conflictingRequest":{"code":409,"message":"Port is in use by another server"}}"#
      )
  }

  private static func ordinary(
    of service: CloudService, _ random: inout SeededRandom
  ) -> CloudFailure {
    switch service {
    case .ecs:
      random.pick([
        CloudFailure(code: "Ecs.0205", reason: "AttachVolumeTask-fail: the disk never appeared"),
        CloudFailure(code: "Ecs.0205", reason: "AttachVolumeTask-fail: the mount point is taken"),
      ])
    case .bms: CloudFailure(code: "BMS.3033", reason: "The system disk could not be made.")
    case .evs: CloudFailure(code: "EVS.2024", reason: "The new volume ended in status error.")
    case .vpc: CloudFailure(code: "VPC.0504", reason: "No free address is left in the pool.")
    case .ims: CloudFailure(code: "IMG.0144", reason: "The copy did not match its checksum.")
    case .sdrs: CloudFailure(code: "SDRS.1013", reason: "The two sites do not see each other.")
    case .sfsTurbo: CloudFailure(code: "SFS.TURBO.0110", reason: "The directory did not answer.")
    case .dcs: CloudFailure(code: "DCS.4049", reason: "The standby is too far behind.")
    case .dws: CloudFailure(code: "DWS.5149", reason: "A data node stayed silent.")
    case .cph: CloudFailure(code: "CPH.0200", reason: "The phone did not boot in time.")
    case .workspace: CloudFailure(code: "WKS.00010202", reason: "The desktop could not join AD.")
    case .rds, .gaussdb, .openGauss, .geminiDB, .dds, .ddm:
      CloudFailure(reason: bareReason(of: service, &random))
    case .cce: CloudFailure(reason: "the node did not become ready within 30 minutes")
    case .elb: CloudFailure(code: "ELB.8902", reason: "The subnet of the copy has no free address.")
    case .vpn: CloudFailure(code: "VPN.0011", reason: "The second node kept the old version.")
    case .cbr:
      CloudFailure(code: "BackupService.6612", reason: "The snapshot was not consistent.")
    case .dms: CloudFailure(code: "DMS.50050004", reason: "A broker did not rejoin its cluster.")
    }
  }

  private static func bareReason(
    of service: CloudService, _ random: inout SeededRandom
  ) -> String {
    random.pick([
      "allocateVM failed.", "attachDataVolume failed: timed out after 900s",
      "startInstance failed, exit status 137", "no suitable host in az eu-de-02",
    ])
  }
}
