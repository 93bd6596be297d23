import JobModel

/// What came of trying a service, and the hosts where it was tried.
struct ServiceCheck: Sendable {
  var check: AccountCheck
  var hosts: [String] = []
}

extension [ServiceCheck] {
  /// One check for all services of which the same is to be said, in the order of the first of each: a network
  /// that is down is one finding, and not one for each of thirty services.
  var folded: [AccountCheck] {
    var groups: [[ServiceCheck]] = []
    var places: [Kind: Int] = [:]
    for check in self {
      if let place = places[check.kind] {
        groups[place].append(check)
      } else {
        places[check.kind] = groups.count
        groups.append([check])
      }
    }
    return groups.compactMap(Self.folded)
  }

  private typealias Kind = ServiceCheck.Kind

  private static func folded(_ group: [ServiceCheck]) -> AccountCheck? {
    guard let first = group.first else { return nil }
    var check = first.check
    check.subjects = group.flatMap(\.check.subjects)
    for case .throttled(let span) in group.map(\.check.result) {
      if case .throttled(let other) = check.result {
        check.result = .throttled(Swift.max(span, other))
      }
    }
    let others = Set(group.compactMap(\.namedHost)).count - 1
    if let host = first.namedHost, others > 0 {
      let more = "\(host) and \(others) \(others == 1 ? "other" : "others")"
      check.finding = check.finding.replacing(host, with: more, maxReplacements: 1)
    }
    return check
  }
}

extension ServiceCheck {
  /// What makes two services differ for somebody who has to do something about it. That each was asked at a
  /// host of its own, and was answered with another number of a request, does not.
  fileprivate struct Kind: Hashable {
    var result: AccountCheck.Result
    var finding: String
  }

  fileprivate var kind: Kind {
    var (result, finding) = (check.result, check.finding.withoutRequest)
    if case .throttled = result { result = .throttled(Span(milliseconds: 0)) }
    if let namedHost { finding = finding.replacing(namedHost, with: "") }
    return Kind(result: result, finding: finding)
  }

  /// The host that the finding names.
  fileprivate var namedHost: String? { hosts.first { check.finding.contains($0) } }
}
