/// What a member of a record is about, whatever its service calls it.
enum RecordRole: Int, CaseIterable {
  case handle, id, status, type, name, kind
  case began, ended, updated, progress
  case orderID, region, projectID, requestID
  case errorCode, failure, remark, error
  case entities, subJobs, subJobsTotal
  case resourceID, resourceIDs, resourceName, instance

  /// The names of a role in all dialects. Where a record has several, the first here counts.
  private static let names: [(role: RecordRole, keys: [WireKey])] = [
    (.handle, [.jobID, .taskID, .workflowID]),
    (.id, [.id, .uid]),
    (.status, [.status, .jobStatus, .taskStatus, .executionStatus, .phase, .state]),
    (.type, [.jobType, .jobName, .operationType, .action, .taskName]),
    (.name, [.name]),
    (.kind, [.taskType, .type]),
    (
      .began,
      [
        .beginTime, .startTime, .startedAt, .created, .createdAt, .createTime, .createdTime,
        .creationTimestamp,
      ]
    ),
    (.ended, [.endTime, .ended, .endedAt, .finishedAt, .completionTime]),
    (.updated, [.updatedAt, .updateTime, .updateTimestamp]),
    (.progress, [.process, .progress, .processPercent, .jobProgress]),
    (.orderID, [.orderID]),
    (.region, [.region, .regionID]),
    (.projectID, [.projectID]),
    (.requestID, [.requestID]),
    (
      .errorCode,
      [.additionErrorCode, .errorCode, .failedCode, .jobErrorCode, .errCode, .executeCode]
    ),
    (
      .failure,
      [
        .additionErrorMsg, .failReason, .errorMsg, .errorMessage, .errMsg, .failedDetail,
        .failedReason,
      ]
    ),
    // What these say may be good news too.
    (.remark, [.reason, .executeMsg, .executeMessage]),
    (.error, [.error, .errorInfo, .errorReason]),
    (.entities, [.entities]),
    (.subJobs, [.subJobs, .subJobsResult]),
    (.subJobsTotal, [.subJobsTotal]),
    (
      .resourceID,
      [
        .serverID, .volumeID, .imageID, .instanceID, .resourceID, .serverGroupID,
        .protectedInstanceID, .replicationPairID, .publicIPID, .phoneID, .desktopID,
        .loadbalancerID, .clusterID, .clusterUID, .nativeServerID, .nicID, .vaultID, .policyID,
      ]
    ),
    (.resourceIDs, [.serverIDs, .volumeIDs, .resourceIDs]),
    (
      .resourceName,
      [.resourceName, .instanceName, .serverName, .imageName, .vaultName, .clusterName]
    ),
    (.instance, [.instance, .instanceInfo]),
  ]

  var keys: [WireKey] { Self.names.first { $0.role == self }?.keys ?? [] }

  /// The role of each key and its place among the names of that role.
  static let byKey: [(role: RecordRole, rank: Int)?] = {
    var table = [(role: RecordRole, rank: Int)?](repeating: nil, count: WireKey.allCases.count)
    for (role, keys) in names {
      for (rank, key) in keys.enumerated() { table[Int(key.rawValue)] = (role, rank) }
    }
    return table
  }()
}

/// The members of a record by what they are about, found in one pass.
///
/// Members that say nothing (null, blank, empty) are passed over, so that an empty `begin_time` does not
/// hide a `created_at`.
struct RecordFields {
  private let object: JSONView
  /// For each role the node of its member, and above it the rank of the name; `.max` for none.
  private var slots = InlineArray<25, UInt64>(repeating: .max)

  init(_ object: JSONView, roles: [(role: RecordRole, rank: Int)?] = RecordRole.byKey) {
    self.object = object
    guard object.isObject else { return }
    for member in object.children where member.key != .other {
      guard let (role, rank) = roles[Int(member.key.rawValue)], member.saysSomething else {
        continue
      }
      // Of members with the same name the last one counts.
      if UInt64(rank) <= slots[role.rawValue] >> 32 {
        slots[role.rawValue] = UInt64(rank) << 32 | UInt64(member.node)
      }
    }
  }

  subscript(role: RecordRole) -> JSONView? {
    let slot = slots[role.rawValue]
    return slot == .max ? nil : object.child(at: Int(slot & 0xffff_ffff))
  }

  func text(_ role: RecordRole) -> String? { self[role]?.text }

  func instant(_ role: RecordRole) -> Instant? { self[role]?.instant }
}

extension JSONView {
  var instant: Instant? { scalarBytes.flatMap(InstantReader.instant) }
}
