import Foundation

@testable import JobSources

/// A simulated cloud with somebody who writes everything down.
struct SimulatedLab {
  /// 2026-01-14 09:30:00 UTC.
  static let start: Int64 = 1_768_383_000_000

  var cloud: SimulatedCloud
  var submissions: [Submission] = []
  var now = Self.start

  init(seed: UInt64 = 7, _ trouble: SimulatedTrouble = .calm, curtain: Int64? = nil) {
    cloud = SimulatedCloud(seed: seed, start: Self.start, character: trouble, curtain: curtain)
  }

  /// A lab whose cloud has lived for some minutes.
  init(seed: UInt64 = 7, minutes: Int64, _ trouble: SimulatedTrouble = .calm) {
    self.init(seed: seed, trouble)
    pass(minutes * 60_000)
  }

  mutating func pass(_ milliseconds: Int64) {
    now += milliseconds
    submissions += cloud.advance(to: now)
  }

  mutating func ask(_ request: SimulatedRequest) -> SimulatedAnswer {
    cloud.answer(request, at: now)
  }

  mutating func ask(_ handle: SimulatedHandle) -> SimulatedAnswer {
    ask(cloud.requests(for: handle))
  }

  /// All jobs that were told to somebody, oldest first.
  var jobs: [SimulatedHandle] { submissions.flatMap(\.handles).filter { $0.kind == .job } }
  var orders: [SimulatedHandle] { submissions.flatMap(\.handles).filter { $0.kind == .order } }

  func jobs(of service: String) -> [SimulatedHandle] { jobs.filter { $0.service == service } }

  func script(_ handle: SimulatedHandle) -> CloudScript? {
    cloud.registry.script(of: handle.id)
  }

  /// The first submission whose fate fits, with its job.
  func firstJob(_ fits: (CloudScript) -> Bool) -> CloudScript? {
    cloud.registry.scripts.first(where: fits)
  }

  func handle(_ script: CloudScript) -> SimulatedHandle {
    SimulatedHandle(kind: .job, service: script.service.rawValue, id: script.id)
  }

  /// The final or present stages of all jobs and their sub jobs.
  var stages: [Stage] {
    cloud.registry.scripts.compactMap { $0.standing(at: now)?.stage }
  }
}

/// A body as a dictionary; empty for anything else.
func object(_ answer: SimulatedAnswer) -> [String: Any] { object(answer.body) }

func object(_ bytes: [UInt8]) -> [String: Any] {
  let value = try? JSONSerialization.jsonObject(with: Data(bytes))
  return value as? [String: Any] ?? [:]
}

func array(_ answer: SimulatedAnswer) -> [[String: Any]] {
  let value = try? JSONSerialization.jsonObject(with: Data(answer.body))
  return value as? [[String: Any]] ?? []
}

extension [String: Any] {
  /// The value under a path of keys, objects only.
  func at(_ keys: String...) -> Any? {
    var value: Any? = self
    for key in keys {
      value = (value as? [String: Any])?[key]
    }
    return value
  }

  func text(_ keys: String...) -> String? {
    keys.reduce(self as Any?) { ($0 as? [String: Any])?[$1] } as? String
  }

  func objects(_ keys: String...) -> [[String: Any]] {
    keys.reduce(self as Any?) { ($0 as? [String: Any])?[$1] } as? [[String: Any]] ?? []
  }
}

extension SimulatedCloud {
  /// The requests that list jobs, of the services which can do that, and the audit log.
  var listings: [SimulatedRequest] {
    CloudService.allCases.compactMap { $0.listing(project: project) } + [
      SimulatedRequest(
        service: "cts", path: "/v3/\(project)/traces",
        query: [("trace_type", "system"), ("limit", "200")])
    ]
  }
}

extension SimulatedTrouble {
  /// A bad day: everything that can go wrong does, and often.
  static let stormy = {
    var trouble = SimulatedTrouble()
    trouble.unknownFor = 6000
    trouble.throttle = Throttle(limit: 60, window: 60_000)
    trouble.latency = 120...1500
    trouble.chances = [
      (.slow(milliseconds: 12_000), 0.02), (.gatewayTimeout, 0.02), (.badGateway, 0.02),
      (.reset, 0.02), (.truncated, 0.015), (.throttled(retryAfter: nil), 0.02),
      (.throttled(retryAfter: 10), 0.01), (.unauthorized, 0.005),
    ]
    return trouble
  }()
}
