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

extension ErrorCategory {
  /// What can be said of an error of which only the category is known; nothing for the vague ones.
  var advice: (meaning: String, remedy: String)? {
    switch self {
    case .quota:
      (
        "A limit of the project is used up.",
        "Delete what is not needed any more, or ask for a higher quota; then submit again."
      )
    case .capacity:
      (
        "The cloud has none left of what was asked for, in this place.",
        "Try another zone or flavor, or wait and submit again."
      )
    case .account:
      (
        "The account itself stands in the way: its balance, or that it is restricted.",
        "Look at the balance and the state of the account in the console."
      )
    case .permission:
      (
        "The user may not do this.",
        "Have an administrator add the missing right, or use another user or project."
      )
    case .auth:
      (
        "The cloud did not accept who asked.",
        "Check the credentials, the project they are for, and the clock of the machine."
      )
    case .badRequest:
      (
        "Something in the request is not as the service wants it.",
        "Correct what the message names, and send the request again."
      )
    case .conflict:
      (
        "The state that something is in does not allow this now.",
        "Look at what is named in the message; wait until it is free, or change it first."
      )
    case .notFound:
      (
        "Something that the request names does not exist, or not in this project or region.",
        "Check the ids and names, the project and the region."
      )
    case .unsupported:
      (
        "This combination is not offered.",
        "Choose another flavor, image, type or zone that goes together."
      )
    case .order:
      (
        "The order stands in the way: it is unpaid, under way, or cancelled.",
        "Open the order and settle it, then submit again."
      )
    case .throttled:
      (
        "Too many requests came in too short a time.",
        "Wait as long as the message says, then send fewer at a time."
      )
    case .serviceFault, .operationFailed, .other: nil
    }
  }
}
