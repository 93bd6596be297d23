/// The category of an error that no table explains, from its HTTP status and its words.
enum GuessedCategory {
  static func category(code: String?, message: String?) -> ErrorCategory {
    if let sign = message.flatMap(signs.first(in:)) { return sign }
    switch code.flatMap({ Int($0) }) {
    case 400: return .badRequest
    case 401: return .auth
    case 403: return .permission
    case 404: return .notFound
    case 409: return .conflict
    case 429: return .throttled
    case .some(500...599): return .serviceFault
    default: return .other
    }
  }

  private static let signs = PhraseTable<ErrorCategory>([
    ("quota", .quota), ("ratelimit", .throttled), ("rate limit", .throttled),
    ("too many requests", .throttled), ("flow control", .throttled), ("sold out", .capacity),
    ("no valid host", .capacity), ("insufficient capacity", .capacity),
    ("insufficient resource", .capacity), ("balance", .account), ("frozen", .account),
    ("arrears", .account), ("unpaid", .order), ("token", .auth), ("signature", .auth),
    ("password is wrong", .auth), ("not authorized", .permission), ("access denied", .permission),
    ("permission", .permission), ("policy doesn't allow", .permission),
    ("not found", .notFound), ("does not exist", .notFound), ("could not be found", .notFound),
    ("already exists", .conflict), ("conflict", .conflict), ("in use", .conflict),
    ("not supported", .unsupported), ("unsupported", .unsupported), ("invalid", .badRequest),
    ("parameter", .badRequest), ("time-out", .serviceFault), ("timeout", .serviceFault),
    ("timed out", .serviceFault), ("internal", .serviceFault), ("fail", .operationFailed),
  ])
}
