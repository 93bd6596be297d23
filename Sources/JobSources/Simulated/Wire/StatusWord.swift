extension Stage {
  /// The status word of a dialect for this stage.
  func word(in dialect: CloudService.Dialect) -> String {
    switch self {
    case .odd(let word): return dialect.isLowerCase ? word.lowercased() : word
    case .awaitingPayment: return "PENDING_PAYMENT"
    default: break
    }
    let words = dialect.words
    switch self {
    case .waiting: return words.waiting
    case .running: return words.running
    case .rollingBack: return dialect == .balancer ? "ROLLBACKING" : words.running
    case .succeeded: return words.succeeded
    case .failed: return words.failed
    case .cancelled: return words.cancelled
    case .odd, .awaitingPayment: return words.running
    }
  }

  /// The phone service counts instead of naming: 1 running, 2 success, -1 failed.
  var phoneNumber: Int64 {
    switch self {
    case .waiting, .awaitingPayment, .running, .rollingBack: 1
    case .succeeded: 2
    case .failed, .cancelled: -1
    case .odd: 17
    }
  }
}

extension CloudService.Dialect {
  fileprivate struct Words {
    var waiting, running, succeeded, failed, cancelled: String
  }

  fileprivate var isLowerCase: Bool {
    switch self {
    case .turbo, .gateway, .vault: true
    case .classic, .cache, .warehouse, .phone, .desktop, .database, .kubernetes, .balancer, .queue:
      false
    }
  }

  fileprivate var words: Words {
    switch self {
    case .classic, .cache, .phone, .desktop, .balancer:
      Words(
        waiting: "INIT", running: "RUNNING", succeeded: "SUCCESS", failed: "FAIL",
        cancelled: "CANCEL")
    case .warehouse:
      Words(
        waiting: "WAITING", running: "RUNNING", succeeded: "SUCCESS", failed: "FAIL",
        cancelled: "STOP")
    case .turbo, .gateway, .vault:
      Words(
        waiting: "waiting", running: "running", succeeded: "success", failed: "failed",
        cancelled: "canceled")
    case .database:
      Words(
        waiting: "Pending", running: "Running", succeeded: "Completed", failed: "Failed",
        cancelled: "Canceled")
    case .kubernetes:
      Words(
        waiting: "Initializing", running: "Running", succeeded: "Success", failed: "Failed",
        cancelled: "Canceled")
    case .queue:
      Words(
        waiting: "CREATED", running: "EXECUTING", succeeded: "SUCCESS", failed: "FAILED",
        cancelled: "CANCELLED")
    }
  }
}
