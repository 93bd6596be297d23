import JobModel

/// How a source is doing as people see it: a host that cannot be reached counts, however well the others do.
struct SourceStanding: Sendable {
  var condition: SourceStatus.Condition
  /// Of what is in trouble, if anything is.
  var lastData: Instant?
  /// The only one of several hosts that is in trouble.
  var host: HostStatus?
}

extension SourceStatus {
  var standing: SourceStanding {
    let worst = hosts.map(\.condition.gravity).max() ?? 0
    let troubled = hosts.filter { $0.condition.isTrouble && $0.condition.gravity == worst }
    guard let first = troubled.first, worst >= condition.gravity else {
      return SourceStanding(condition: condition, lastData: lastData)
    }
    // A problem of the whole account, such as a refused login, is not the host's.
    if worst == condition.gravity,
      !troubled.contains(where: { $0.condition.reason == condition.reason })
    {
      return SourceStanding(condition: condition, lastData: lastData)
    }
    let isPart = hosts.count > 1 && troubled.count == 1
    return SourceStanding(
      condition: isPart || worst > condition.gravity ? first.condition : condition,
      // A host may have answered without ever telling of a job.
      lastData: lastData.flatMap { last in
        let host = troubled.compactMap(\.lastData).min()
        return host.map { min($0, last) } ?? (isPart ? nil : last)
      },
      host: isPart ? first : nil)
  }
}

extension HostStatus {
  /// What people call it: for `evs.eu-de.example.com` the name of the service.
  var shortName: String {
    let label = host.prefix { $0 != "." }
    return label.isEmpty || label.allSatisfy(\.isNumber) ? host : String(label)
  }
}
