/// The texts that a table knows of a job.
package enum JobText: CaseIterable, Sendable {
  case rawStatus, service, type, region, projectID, context, errorCode, causeCode, startedBy
  case resourceName, id, orderID, resourceID, causeMessage, errorMessage, note, requestID

  /// Where its reference lies, in bytes: to be read a million times without a key path.
  var place: Place {
    switch self {
    case .rawStatus: .inCells(\.rawStatus)
    case .service: .inCells(\.service)
    case .type: .inCells(\.type)
    case .region: .inCells(\.region)
    case .projectID: .inCells(\.projectID)
    case .context: .inCells(\.context)
    case .errorCode: .inCells(\.errorCode)
    case .causeCode: .inCells(\.causeCode)
    case .startedBy: .inCells(\.startedBy)
    case .causeMessage: .inCells(\.causeMessage)
    case .errorMessage: .inCells(\.errorMessage)
    case .resourceName: .inExtras(\.resourceName)
    case .id: .inExtras(\.id)
    case .orderID: .inExtras(\.orderID)
    case .resourceID: .inExtras(\.resourceID)
    case .note: .inExtras(\.note)
    case .requestID: .inExtras(\.requestID)
    }
  }

  enum Place: Sendable {
    case cells(offset: Int)
    case extras(offset: Int)

    fileprivate static func inCells(_ path: KeyPath<JobCells, TextReference>) -> Place {
      .cells(offset: MemoryLayout<JobCells>.offset(of: path) ?? 0)
    }

    fileprivate static func inExtras(_ path: KeyPath<JobExtras, TextReference>) -> Place {
      .extras(offset: MemoryLayout<JobExtras>.offset(of: path) ?? 0)
    }
  }

  /// Whether equal texts of this kind are one in the pool, so that equal references mean equal
  /// texts.
  var isInterned: Bool {
    switch self {
    case .rawStatus, .service, .type, .region, .projectID, .context, .errorCode, .causeCode,
      .startedBy:
      true
    case .resourceName, .id, .orderID, .resourceID, .causeMessage, .errorMessage, .note, .requestID:
      false
    }
  }
}
