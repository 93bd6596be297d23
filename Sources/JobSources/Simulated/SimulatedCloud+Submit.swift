/// Calls that start jobs, made by the owner of the simulation instead of its simulated users.
extension SimulatedCloud {
  /// Submits one call with a known end, as tests and staged demos need it.
  ///
  /// `advance(to:)` does not tell of it again.
  package mutating func submit(_ card: FateCard, at milliseconds: Int64) -> Submission {
    live(until: milliseconds)
    return submission(card, at: now)
  }

  /// Takes a request that starts a job, on any path that a user of this cloud might call.
  ///
  /// The job ends well, unless the header `X-Simulated-Fate` says otherwise; a body that asks for
  /// prepayment makes it a purchase, which waits until somebody pays or its deadline has passed.
  mutating func submission(for request: SimulatedRequest) -> ErrorText {
    let known = Blueprint.all.first {
      $0.service.rawValue == request.service && $0.method == request.method
        && $0.takes(request.path, project: project)
    }
    guard let known else { return .wrongMethod }
    let body = String(decoding: request.body, as: UTF8.self)
    let isPurchase = body.contains("\"prePaid\"")
    let card = FateCard(known, request.fate, payment: isPurchase ? .expires : nil)
    let answer = submission(card, at: now, name: Self.name(in: body))
    return ErrorText(status: answer.status, body: .raw(answer.body))
  }

  /// The value of the first key `name`; the body is searched, not parsed.
  private static func name(in body: String) -> String? {
    let words = body.split(separator: "\"", omittingEmptySubsequences: false)
    guard let key = words.firstIndex(of: "name"), words.indices.contains(key + 2) else {
      return nil
    }
    return words[key + 2].isEmpty ? nil : String(words[key + 2])
  }
}

extension SimulatedRequest {
  fileprivate var fate: Fate {
    let header = headers.first { $0.0.lowercased() == "x-simulated-fate" }
    return switch header?.1 {
    case "failure": .failure(.quota)
    case "silent": .failure(.silent)
    case "partial": .partial
    case "hidden": .hidden
    case "rolled-back": .rolledBack
    case "rejected": .rejected
    case "slow": .slow
    default: .success
    }
  }
}
