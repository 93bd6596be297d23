import JobModel

/// What came of trying a service.
struct ServiceCheck: Sendable {
  var services: [String]
  var result: AccountCheck.Result
  var finding: Reason

  init(_ service: String, _ result: AccountCheck.Result, _ finding: Reason) {
    services = [service]
    self.result = result
    self.finding = finding
  }

  var check: AccountCheck {
    var check = AccountCheck("", result, finding.description)
    check.subjects = services
    return check
  }
}

extension [ServiceCheck] {
  /// One check for all services of which the same is to be said, in the order of the first of each: a network
  /// that is down is one finding, and not one for each of thirty services.
  var folded: [AccountCheck] {
    var groups: [[ServiceCheck]] = []
    var places: [ServiceCheck.Kind: Int] = [:]
    for check in self {
      if let place = places[check.kind] {
        groups[place].append(check)
      } else {
        places[check.kind] = groups.count
        groups.append([check])
      }
    }
    return groups.compactMap { Self.folded($0)?.check }
  }

  private static func folded(_ group: [ServiceCheck]) -> ServiceCheck? {
    guard var whole = group.first else { return nil }
    whole.services = group.flatMap(\.services)
    for case .throttled(let span) in group.map(\.result) {
      if case .throttled(let other) = whole.result {
        whole.result = .throttled(Swift.max(span, other))
      }
    }
    let others = Set(group.compactMap(\.finding.host)).count - 1
    if let host = whole.finding.host, others > 0 {
      whole.finding.host = "\(host) and \(others) \(others == 1 ? "other" : "others")"
    }
    return whole
  }
}

extension ServiceCheck {
  /// What makes two services differ for somebody who has to do something about it. That each was asked at a
  /// host of its own, and that its request had an id of its own, does not.
  fileprivate struct Kind: Hashable {
    var result: AccountCheck.Result
    var finding: Reason
  }

  fileprivate var kind: Kind {
    var (result, finding) = (result, finding.withoutRequest)
    if case .throttled = result { result = .throttled(Span(milliseconds: 0)) }
    if finding.host != nil { finding.host = "" }
    return Kind(result: result, finding: finding)
  }
}
