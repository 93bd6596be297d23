import JobModel

@testable import Dashboard

/// Invented jobs of one morning, with everything that a screen has to cope with.
enum Sample {
  /// 21 Nov 2026 07:15:00 UTC
  static let now = Instant(milliseconds: 1_795_245_300_000)

  static func snapshot(
    condition: SourceStatus.Condition = .live, jobs extra: [Job] = []
  ) -> Snapshot {
    var snapshot = Snapshot()
    snapshot.version = 1
    for (place, job) in (jobs + extra).enumerated() {
      snapshot.jobs.merge(job, document: document(number: place))
    }
    for order in orders { snapshot.jobs.merge(order) }
    snapshot.sources = [
      SourceStatus(
        name: "prod-eu", kind: .http, condition: condition, lastData: now - .seconds(2))
    ]
    return snapshot
  }

  static func document(number: Int) -> DocumentReference {
    DocumentReference(
      origin: 0, offset: Int64(number) * 100, length: 100, isListEntry: false, seen: now)
  }

  // MARK: - Jobs

  static var jobs: [Job] {
    [failedServer, failedBatch, failedResize, cluster, silent, odd] + running + done
  }

  /// The row numbers of some of them.
  static let failedServerRow = 0
  static let clusterRow = 3

  static func job(
    _ state: JobState, _ type: String, _ name: String?, ago seconds: Double, took: Double? = nil,
    service: String = "ecs", number: Int
  ) -> Job {
    var job = Job()
    let digits = String(number, radix: 16)
    job.id = JobID(
      rawValue: "ff80808" + String(repeating: "0", count: 25 - digits.count) + digits)
    job.state = state
    job.rawStatus = rawStatus(state)
    job.type = type
    job.service = service
    job.resourceName = name
    job.region = "eu-de"
    job.context = "prod-eu"
    job.projectID = "5dd3c0b24cdc4d31952c49589182a89d"
    if state != .waiting { job.began = now - .seconds(seconds) }
    job.ended = took.map { now - .seconds(seconds) + .seconds($0) }
    job.firstSeen = now - .seconds(seconds)
    job.lastSeen = now - .seconds(3)
    return job
  }

  private static func rawStatus(_ state: JobState) -> String {
    switch state {
    case .waiting: "INIT"
    case .awaitingPayment: "PENDING_PAYMENT"
    case .running: "RUNNING"
    case .succeeded: "SUCCESS"
    case .failed: "FAIL"
    case .cancelled: "CANCEL"
    case .unknown: "FROZEN"
    case .gone: "RUNNING"
    }
  }

  private static func sub(
    _ state: JobState, _ type: String, _ name: String?, after: Double, took: Double?, of job: Job
  ) -> Job {
    var sub = Job()
    sub.state = state
    sub.rawStatus = rawStatus(state)
    sub.type = type
    sub.resourceName = name
    sub.began = job.began.map { $0 + .seconds(after) }
    sub.ended = took.flatMap { took in sub.began.map { $0 + .seconds(took) } }
    return sub
  }

  static var failedServer: Job {
    var job = job(.failed, "createServer", "web-07", ago: 58.4, took: 31.414, number: 1)
    job.orderID = OrderID(rawValue: "CS2611210714AB3XQ")
    job.requestID = "d58d1fe6196832aebb76f1c43c169128"
    job.flags = .rolledBack
    job.resourceID = "1c74e090-e8b5-4c0b-9e6c-7a1a1b2c3d4e"
    job.error = JobError(code: "Ecs.0204", message: "create server failed")
    job.rootCause = RootCause(
      code: "Ecs.0204",
      message: "Quota exceeded for instances: Requested 1, but already used 200 of 200 instances",
      path: ["job", "createSingleServer", "errorcode_message", "forbidden", "403"],
      category: .quota)
    var single = sub(.failed, "createSingleServer", "web-07", after: 1.1, took: 30.1, of: job)
    single.error = JobError(code: "Ecs.0204", message: "forbidden: quota")
    single.rootCause = job.rootCause
    job.subJobs = [single]
    job.subJobsTotal = 1
    return job
  }

  static var failedBatch: Job {
    var job = job(
      .failed, "baremetalBatchCreate", "db-metal", ago: 780, took: 724, service: "bms", number: 2)
    job.orderID = OrderID(rawValue: "CS2611210702ZZ81K")
    job.flags = [.partial, .rolledBack]
    job.error = JobError(
      code: "BMS.3033", message: "batch create failed",
      details: [
        ErrorDetail(code: "BMS.3033", message: "system disk could not be created"),
        ErrorDetail(code: nil, message: "rack 12 has no power"),
      ])
    job.rootCause = RootCause(
      code: "BMS.3033", message: "system disk could not be created",
      path: ["job", "baremetalSingleCreate"], category: .operationFailed)
    job.subJobs = [
      sub(.succeeded, "baremetalSingleCreate", "db-metal-1", after: 2, took: 610, of: job),
      sub(.succeeded, "baremetalSingleCreate", "db-metal-2", after: 2.4, took: 655, of: job),
      sub(.failed, "baremetalSingleCreate", "db-metal-3", after: 3.1, took: 718, of: job),
    ]
    job.subJobs[2].rootCause = job.rootCause
    job.subJobsTotal = 3
    return job
  }

  static var failedResize: Job {
    var job = job(.failed, "resizeServer", "app-11", ago: 1020, took: 4.2, number: 3)
    job.rootCause = RootCause(
      code: "Ecs.0319", message: "flavor s6.large.2 is not offered in this zone", path: ["job"],
      category: .capacity)
    return job
  }

  static var cluster: Job {
    var job = job(.running, "CreateCluster", "prod-k8s-3", ago: 312, service: "cce", number: 4)
    job.subJobs = (0..<9).map { place in
      let started = Double(place) * 62
      let isDone = place < 4
      let state: JobState = isDone ? .succeeded : place == 4 ? .running : .waiting
      var sub = sub(
        state, place == 0 ? "CreatePSMCert" : "InstallMaster", "master-\(place)", after: started,
        took: isDone ? 60 : nil, of: job)
      if state == .waiting { sub.began = nil }
      return sub
    }
    job.subJobsTotal = 9
    return job
  }

  static var silent: Job {
    var job = job(.failed, "deleteVolume", nil, ago: 5400, took: 12, service: "evs", number: 5)
    job.resourceID = "0e1d2c3b-4a59-6877-8695-a4b3c2d1e0f0"
    job.flags = .silentFailure
    return job
  }

  static var odd: Job {
    var job = job(
      .cancelled, "createVolume", "数据盘-上海-17 \u{1b}[31m\u{202e}evil", ago: 7300, took: 3,
      service: "evs", number: 6)
    job.note = "two\nlines"
    return job
  }

  static var running: [Job] {
    var volume = job(.running, "createVolume", "data-17", ago: 3.1, service: "evs", number: 7)
    volume.progress = 40
    var unpaid = job(.awaitingPayment, "createServer", "web-08", ago: 240, number: 8)
    unpaid.orderID = OrderID(rawValue: "CS2611210711QW19P")
    let waiting = job(
      .waiting, "batchCreateVolume", nil, ago: 0.4, service: "evs", number: 9)
    let gone = job(.gone, "createServer", "web-01", ago: 93_000, number: 10)
    let unknown = job(.unknown, "freezeServer", "app-02", ago: 640, number: 11)
    return [volume, unpaid, waiting, gone, unknown]
  }

  static var done: [Job] {
    (0..<24).map { place in
      let kinds = [("createVolume", "evs", "data"), ("createServer", "ecs", "web")]
      let kind = place % 6 == 5 ? ("CreateCluster", "cce", "prod-k8s") : kinds[place % 2]
      let took = kind.0 == "CreateCluster" ? 570.0 + Double(place) : 14 + Double(place % 7)
      return job(
        .succeeded, kind.0, "\(kind.2)-\(place + 20)", ago: 900 + Double(place) * 410, took: took,
        service: kind.1, number: 100 + place)
    }
  }

  static var orders: [Order] {
    var paid = Order(id: OrderID(rawValue: "CS2611210714AB3XQ"))
    paid.state = .completed
    paid.amount = 72.5
    paid.currency = "EUR"
    paid.created = now - .seconds(70)
    var batch = Order(id: OrderID(rawValue: "CS2611210702ZZ81K"))
    batch.state = .processing
    batch.amount = 12_840
    batch.currency = "EUR"
    batch.created = now - .seconds(800)
    var unpaid = Order(id: OrderID(rawValue: "CS2611210711QW19P"))
    unpaid.state = .awaitingPayment
    unpaid.amount = 68
    unpaid.currency = "EUR"
    unpaid.created = now - .seconds(240)
    unpaid.paymentDeadline = now + .seconds(7 * 86_400 - 240)
    unpaid.items = ["1 x s6.large.2, 1 month"]
    return [paid, batch, unpaid]
  }

  // MARK: - Details

  static func detail(row: Int) -> JobDetail {
    let job = jobs[row]
    let source = SourceStatus.Kind.http
    let documents = [
      (answer(status: "INIT"), 55.0), (answer(status: "RUNNING"), 50),
      (answer(status: "RUNNING"), 40),
      (answer(status: "FAIL"), 20),
    ].map { text, ago in
      SeenDocument(
        bytes: Array(text.utf8), isListEntry: false, seen: now - .seconds(ago), source: "prod-eu",
        kind: source)
    }
    return JobDetail(row: row, job: job, documents: documents)
  }

  private static func answer(status: String) -> String {
    """
    {"status":"\(status)","entities":{"sub_jobs_total":1,"sub_jobs":[{"status":"\(status)",\
    "entities":{"errorcode_message":"{\\"forbidden\\":{\\"code\\":403,\\"adminPass\\":\\"hunter2\\"}}"},\
    "job_id":"ff8080827e7810fb017f06338a731329","job_type":"createSingleServer",\
    "begin_time":"2026-11-21T07:14:02.704Z","end_time":null,"error_code":"Ecs.0204",\
    "fail_reason":"\\u914d\\u989d\\u4e0d\\u8db3"}]},"job_id":"ff808080000000000000000000000001",\
    "job_type":"createServer","begin_time":"2026-11-21T07:14:01.600Z","end_time":"",\
    "error_code":"Ecs.0204","fail_reason":"","user_data":"c2VjcmV0","tags":[],"size":40}
    """
  }
}
