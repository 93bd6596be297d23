/// What the names of the members of an object say about what it may be.
///
/// Most objects in a log are none of ours, and these few bits tell that without a look at a member.
struct RecordSigns: OptionSet {
  let rawValue: UInt16

  /// One of these alone may make it a record.
  static let handle = RecordSigns(rawValue: 1 << 0)
  static let wrapped = RecordSigns(rawValue: 1 << 1)
  static let list = RecordSigns(rawValue: 1 << 2)
  static let trace = RecordSigns(rawValue: 1 << 3)
  static let error = RecordSigns(rawValue: 1 << 4)
  // These only together.
  static let id = RecordSigns(rawValue: 1 << 5)
  static let status = RecordSigns(rawValue: 1 << 6)
  static let telling = RecordSigns(rawValue: 1 << 7)
  static let metadata = RecordSigns(rawValue: 1 << 8)
  static let spec = RecordSigns(rawValue: 1 << 9)
  static let code = RecordSigns(rawValue: 1 << 10)
  static let message = RecordSigns(rawValue: 1 << 11)
  /// A record as we write it ourselves.
  static let own = RecordSigns(rawValue: 1 << 12)

  /// False when an object with these signs is certainly no record, but may have one inside.
  var mayBeRecord: Bool {
    !isDisjoint(with: [.handle, .wrapped, .list, .trace, .error])
      || isSuperset(of: [.id, .status, .telling]) || isSuperset(of: [.metadata, .spec])
      || isSuperset(of: [.code, .message])
  }

  private static let keys: [(signs: RecordSigns, keys: [WireKey])] = [
    (.handle, RecordRole.handle.keys + [.orderID, .orderInfo]),
    (.wrapped, [.job, .operationLog, .data]),
    (.list, [.jobs, .tasks, .jobList, .operationLogs, .traces, .orderInfos]),
    (.trace, [.traceID, .traceName]),
    (
      .error,
      [
        .error, .errorInfo, .errorReason, .errorCode, .errCode, .errorCodeStr, .errors,
        .internalError, .results, .neutronError,
      ]
    ),
    (.id, RecordRole.id.keys),
    (.status, RecordRole.status.keys),
    (.telling, JobReader.tellingKeys + [.resourceID]),
    (.metadata, [.metadata]),
    (.spec, [.spec]),
    (.code, [.code]),
    (.message, ErrorReader.messageKeys),
    (.own, [.rawStatus]),
  ]

  /// What the name of each key says.
  static let byKey: [RecordSigns] = {
    var table = [RecordSigns](repeating: [], count: WireKey.allCases.count)
    for (signs, keys) in keys {
      for key in keys { table[Int(key.rawValue)].formUnion(signs) }
    }
    return table
  }()
}
