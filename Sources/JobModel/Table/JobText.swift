/// The texts that the table keeps of a job.
enum JobText: CaseIterable, Sendable {
  case rawStatus, service, type, region, projectID, context, errorCode, causeCode, startedBy
  case resourceName, id, orderID, resourceID, causeMessage, errorMessage, note, requestID

  private var path: KeyPath<JobCells, TextReference> {
    switch self {
    case .rawStatus: \.rawStatus
    case .service: \.service
    case .type: \.type
    case .region: \.region
    case .projectID: \.projectID
    case .context: \.context
    case .errorCode: \.errorCode
    case .causeCode: \.causeCode
    case .startedBy: \.startedBy
    case .resourceName: \.resourceName
    case .id: \.id
    case .orderID: \.orderID
    case .resourceID: \.resourceID
    case .causeMessage: \.causeMessage
    case .errorMessage: \.errorMessage
    case .note: \.note
    case .requestID: \.requestID
    }
  }

  /// Where its reference lies in `JobCells`, in bytes: to be read a million times without a key
  /// path.
  var offset: Int? { MemoryLayout<JobCells>.offset(of: path) }

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

  func reference(in cells: JobCells) -> TextReference { cells[keyPath: path] }
}
