import JobModel

/// Accounts in every kind of health, and jobs of theirs.
extension Sample {
  static func contexts() -> Snapshot {
    let place: [(String?, [JobState])] = [
      ("lab", [.succeeded, .succeeded, .failed]), ("prod-ch", [.running, .succeeded]),
      ("prod-eu", []), ("retired", [.running, .failed, .unknown]), (nil, [.waiting, .succeeded]),
    ]
    var number = 500
    var jobs: [Job] = []
    for (context, states) in place {
      for state in states {
        let took = state.isTerminal ? 20.0 : nil
        var job = job(state, "createServer", "vm-\(number)", ago: 90, took: took, number: number)
        job.context = context
        jobs.append(job)
        number += 1
      }
    }
    var snapshot = snapshot(jobs: jobs)
    snapshot.sources = [live, throttled, offline]
    return snapshot
  }

  /// An account that is not let in, one that was never asked, and a host that is there but broken.
  static func contextsWithoutAnswers() -> Snapshot {
    var snapshot = contexts()
    var refused = SourceStatus(
      name: "prod-ch", kind: .http,
      condition: .refused(since: now - .seconds(95), reason: "login: 401: The password is wrong."),
      lastData: now - .seconds(130))
    refused.hosts = [host("iam.eu-ch2.example.com", requests: 2, ago: 95)]
    // It has only ever said no.
    refused.hosts[0].lastData = nil
    refused.openJobs = 1
    var secretless = SourceStatus(
      name: "retired", kind: .http,
      condition: .refused(since: now - .seconds(600), reason: "RETIRED_PASSWORD is not set"))
    secretless.openJobs = 2
    let failing = SourceStatus.Condition.failing(
      since: now - .seconds(40), reason: "ecs.eu-nl.example.com: HTTP 503: no backend is healthy")
    var broken = SourceStatus(
      name: "lab", kind: .http, condition: failing, lastData: now - .seconds(44))
    var sick = host("ecs.eu-nl.example.com", requests: 77, ago: 44)
    sick.condition = failing
    sick.failures = 5
    sick.nextTrial = now + .seconds(14)
    broken.hosts = [sick]
    broken.openJobs = 3
    snapshot.sources = [refused, secretless, broken]
    return snapshot
  }

  /// So many accounts of which one cannot be reached.
  static func manyContexts(_ count: Int, dead: Int = 1) -> Snapshot {
    var snapshot = snapshot()
    snapshot.sources = (1...count).map { number in
      let name = "team-\(number < 10 ? "0" : "")\(number)"
      var source = SourceStatus(
        name: name, kind: .http, condition: .live, lastData: now - .seconds(Double(number)))
      if number > 16, number <= 16 + dead {
        source.condition = .offline(since: now - .seconds(310), reason: "no route to host")
        source.lastData = now - .seconds(320)
      }
      return source
    }
    return snapshot
  }

  private static var live: SourceStatus {
    var source = SourceStatus(
      name: "lab", kind: .http, condition: .live, lastData: now - .seconds(34))
    source.hosts = [host("ecs.eu-nl.example.com", requests: 1240, ago: 34)]
    return source
  }

  private static var throttled: SourceStatus {
    let reason = "429: the throttling threshold has been reached: policy ip over ratelimit"
    let condition = SourceStatus.Condition.throttled(until: now + .seconds(12), reason: reason)
    var source = SourceStatus(
      name: "prod-ch", kind: .http, condition: condition, lastData: now - .seconds(48))
    var slowed = host("ecs.eu-ch2.example.com", requests: 18_204, ago: 48)
    slowed.condition = condition
    slowed.rate = 1.25
    source.hosts = [slowed, host("evs.eu-ch2.example.com", requests: 310, ago: 3)]
    return source
  }

  /// One of its hosts answers, the other has not for minutes.
  private static var offline: SourceStatus {
    let reason =
      "evs.eu-de.example.com: connection refused; nobody listens at that port, or a firewall says no. "
      + "The proxy http://proxy.example.com:3128 was not used, since no_proxy names this host."
    var source = SourceStatus(
      name: "prod-eu", kind: .http,
      condition: .offline(since: now - .seconds(310), reason: reason), lastData: now - .seconds(2))
    var dead = host("evs.eu-de.example.com", requests: 96, ago: 320)
    dead.condition = source.condition
    dead.failures = 7
    source.hosts = [host("ecs.eu-de.example.com", requests: 412, ago: 2), dead]
    return source
  }

  private static func host(_ name: String, requests: Int, ago seconds: Double) -> HostStatus {
    var host = HostStatus(host: name, rate: 5)
    host.requests = requests
    host.lastData = now - .seconds(seconds)
    return host
  }
}
