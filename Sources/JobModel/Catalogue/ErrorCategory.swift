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
}
