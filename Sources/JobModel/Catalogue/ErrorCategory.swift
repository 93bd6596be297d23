/// What kind of trouble an error is: what an operator does next depends on it.
package enum ErrorCategory: String, CaseIterable, Sendable {
  case quota
  case capacity
  case account
  case permission
  case auth
  case badRequest = "bad_request"
  case conflict
  case notFound = "not_found"
  case unsupported
  case order
  case throttled
  case serviceFault = "service_fault"
  case operationFailed = "operation_failed"
  case other

  package var name: String { rawValue }

  /// Whether it only says that something went wrong, not what.
  var isVague: Bool {
    switch self {
    case .serviceFault, .operationFailed, .other: true
    case .quota, .capacity, .account, .permission, .auth, .badRequest, .conflict, .notFound,
      .unsupported, .order, .throttled:
      false
    }
  }
}
