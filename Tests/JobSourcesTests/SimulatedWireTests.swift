import Foundation
import Testing

@testable import JobSources

@Suite struct SimulatedWireTests {
  /// The keys that each service documents for a job, and where the job is found in the answer.
  static let documented: [(service: String, place: [String], keys: [String])] = [
    ("ecs", [], ["job_id", "job_type", "status", "begin_time", "end_time", "entities"]),
    ("bms", [], ["job_id", "job_type", "status", "begin_time", "error_code", "fail_reason"]),
    ("evs", [], ["job_id", "job_type", "status", "entities", "error_code"]),
    ("vpc", [], ["job_id", "job_type", "status", "entities"]),
    ("ims", [], ["job_id", "job_type", "status", "entities"]),
    ("sdrs", [], ["job_id", "job_type", "status", "entities"]),
    ("sfs-turbo", [], ["job_id", "status", "sub_jobs", "begin_time"]),
    ("dcs", [], ["job_id", "job_type", "status", "begin_time"]),
    ("dws", [], ["job_id", "job_name", "status", "failed_code", "failed_detail", "progress"]),
    ("cph", [], ["request_id", "job_id", "status", "phone_id", "error_msg"]),
    ("workspace", [], ["id", "job_type", "status", "sub_jobs_total", "sub_jobs"]),
    ("rds", ["job"], ["id", "name", "status", "created", "process", "instance", "entities"]),
    ("gaussdb", ["job"], ["id", "name", "status", "created", "process", "instance"]),
    ("gaussdb-opengauss", ["job"], ["id", "name", "status", "created", "progress", "instance"]),
    ("dds", ["job"], ["id", "name", "status", "created", "progress", "instance"]),
    ("ddm", ["job"], ["id", "name", "status", "created_time", "process"]),
    ("cce", [], ["kind", "apiVersion", "metadata", "spec", "status"]),
    ("elb", ["job"], ["job_id", "job_type", "status", "begin_time", "error_msg", "sub_jobs"]),
  ]

  @Test(arguments: documented.indices)
  func everyServiceUsesItsDocumentedKeys(_ index: Int) throws {
    let (service, place, keys) = Self.documented[index]
    var lab = SimulatedLab(minutes: 90)
    let jobs = lab.jobs(of: service).filter {
      lab.cloud.registry.script(of: $0.id)?.standing(at: lab.now) != nil
    }
    try #require(!jobs.isEmpty)
    for job in jobs {
      let answer = lab.ask(job)
      #expect(answer.status == 200)
      let body = place.reduce(object(answer)) { $0[$1] as? [String: Any] ?? [:] }
      let missing = keys.filter { body[$0] == nil }
      #expect(missing.isEmpty, "\(service) \(missing) \(answer.text)")
      let id = body["job_id"] ?? body["id"] ?? (body["metadata"] as? [String: Any])?["uid"]
      #expect(id as? String == job.id)
    }
  }

  @Test func listsOfOne() throws {
    var lab = SimulatedLab(minutes: 90)
    let gemini = try #require(lab.jobs(of: "gaussdb-nosql").first)
    #expect(object(lab.ask(gemini)).objects("jobs").first?["start_time"] != nil)
    let queue = try #require(lab.jobs(of: "dms").first)
    #expect(object(lab.ask(queue))["task_count"] as? String == "1")
    let backup = try #require(lab.firstJob { $0.service == .cbr })
    #expect(object(lab.ask(lab.handle(backup))).at("operation_log", "extra_info") != nil)
    let gateway = try #require(lab.jobs(of: "vpn").first)
    let rows = object(lab.ask(gateway)).objects("jobs")
    #expect(rows.contains { $0["id"] as? String == gateway.id })
  }

  @Test func everyAnswerIsJSONAtEveryInstant() {
    var lab = SimulatedLab(minutes: 12)
    for _ in 0..<6 {
      lab.pass(17_300)
      for script in lab.cloud.registry.scripts {
        let answer = lab.ask(lab.handle(script))
        let value = try? JSONSerialization.jsonObject(with: Data(answer.body))
        #expect(value != nil, "\(answer.text)")
      }
    }
    for submission in lab.submissions {
      #expect(!object(submission.body).isEmpty, "\(submission.text)")
    }
  }

  @Test func submissionsHoldTheirHandles() {
    let lab = SimulatedLab(minutes: 60)
    for submission in lab.submissions {
      for handle in submission.handles {
        #expect(submission.text.contains("\"\(handle.id)\""))
      }
      #expect(
        submission.handles.isEmpty == (submission.status >= 400 || submission.service == "cbr"))
    }
  }

  @Test func jobsOnlyMoveForward() {
    var lab = SimulatedLab(minutes: 3)
    func rank(_ stage: Stage) -> Int? {
      switch stage {
      case .awaitingPayment: 0
      case .waiting: 1
      case .running: 2
      case .rollingBack: 3
      case .succeeded, .failed, .cancelled: 4
      case .odd: nil
      }
    }
    var best: [String: Int] = [:]
    for _ in 0..<200 {
      lab.pass(4_000)
      for script in lab.cloud.registry.scripts {
        guard let standing = script.standing(at: lab.now) else { continue }
        for job in [standing] + standing.subJobs {
          guard let rank = rank(job.stage) else { continue }
          #expect(rank >= best[job.id] ?? 0)
          #expect(job.ended == nil || rank == 4)
          #expect(standing.ended.map { ($0 >= job.ended ?? $0) } ?? true)
          best[job.id] = rank
        }
      }
    }
    #expect(best.count > 400)
  }

  @Test func finishedJobsHaveNoUnfinishedSubJobs() {
    let lab = SimulatedLab(minutes: 180)
    for script in lab.cloud.registry.scripts {
      guard let standing = script.standing(at: lab.now), standing.ended != nil else { continue }
      #expect(standing.subJobs.count <= script.plan.subJobs.count)
      for subJob in standing.subJobs {
        #expect(subJob.ended != nil, "\(script.plan.type) \(script.plan.turns)")
      }
    }
  }

  @Test func quotaErrorsAreJSONInsideAString() throws {
    var lab = SimulatedLab(minutes: 30)
    let script = try #require(
      lab.firstJob { $0.plan.subJobs.first?.failure?.nested != nil && ($0.ends ?? .max) < lab.now })
    let subJob = try #require(
      object(lab.ask(lab.handle(script))).objects("entities", "sub_jobs").first)
    let nested = try #require(subJob.text("entities", "errorcode_message"))
    let inner = object(Array(nested.utf8))
    let wrapped = inner["forbidden"] ?? inner["conflictingRequest"]
    #expect((wrapped as? [String: Any])?["message"] is String)
  }

  @Test func clusterReasonsQuoteAWholeServerJob() throws {
    var lab = SimulatedLab(minutes: 60)
    let script = try #require(
      lab.firstJob { $0.service == .cce && $0.plan.failure != nil && ($0.ends ?? .max) < lab.now })
    let reason = try #require(object(lab.ask(lab.handle(script))).text("status", "reason"))
    let first = try #require(reason.firstIndex(of: "{"))
    let last = try #require(reason.lastIndex(of: "}"))
    let quoted = object(Array(reason[first...last].utf8))
    #expect(quoted.objects("sub_jobs").first?["error_code"] is String)
  }

  @Test func metalFailsInPart() throws {
    var lab = SimulatedLab(minutes: 60)
    let script = try #require(
      lab.firstJob {
        $0.service == .bms && $0.plan.failure != nil && ($0.ends ?? .max) < lab.now
      })
    let body = object(lab.ask(lab.handle(script)))
    let states = body.objects("entities", "sub_jobs").map { $0["status"] as? String }
    #expect(body["status"] as? String == "FAIL")
    #expect(states.count { $0 == "FAIL" } == 1)
    #expect(states.count { $0 == "SUCCESS" } == 2)
  }

  @Test func desktopsHideAFailure() throws {
    var lab = SimulatedLab(minutes: 60)
    let script = try #require(
      lab.firstJob { script in
        script.service == .workspace && script.plan.subJobs.contains { $0.failure != nil }
          && (script.ends ?? .max) < lab.now
      })
    let body = object(lab.ask(lab.handle(script)))
    #expect(body["status"] as? String == "COMPLETE")
    #expect(body.objects("sub_jobs").contains { $0["status"] as? String == "FAIL" })
  }

  @Test func someFailuresSayNothing() {
    let lab = SimulatedLab(minutes: 60)
    let silent = lab.firstJob { script in
      script.plan.turns.last?.stage == .failed && script.plan.failure == nil
        && script.plan.subJobs.allSatisfy { $0.failure == nil }
    }
    #expect(silent != nil)
  }

  @Test func refusalsComeInManyShapes() {
    let lab = SimulatedLab(minutes: 60)
    let refusals = lab.submissions.filter { $0.status >= 400 }.map { object($0.body) }
    let shapes = Set(refusals.map { $0.keys.sorted().joined(separator: " ") })
    #expect(shapes.count >= 10, "\(shapes)")
    #expect(refusals.contains { !$0.objects("error", "details").isEmpty })
    #expect(refusals.contains { $0.objects("error", "details").contains { $0["code"] == nil } })
    #expect(refusals.contains { $0.objects("error", "details").contains { $0["message"] == nil } })
  }
}
