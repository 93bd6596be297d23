import JobModel

/// A handful of jobs in which every field has something to find.
enum FilterSamples {
  /// 2026-11-21T08:00:00Z
  static let now = Instant(milliseconds: 1_795_248_000_000)

  static let table: JobTable = {
    var table = JobTable()
    for job in jobs { table.merge(job) }
    return table
  }()

  /// The names of the jobs that a filter shows, in the order in which they became known.
  static func shown(_ filter: String, in table: JobTable = table) throws -> [String] {
    let typical = TypicalDurations(of: table)
    let context = FilterContext(now: now, typical: typical)
    return try JobFilter(parsing: filter).rows(in: table, context: context).map {
      table[Int($0)].resourceName ?? "-"
    }
  }

  /// What is said about a text that is no filter.
  static func complaint(_ filter: String) -> FilterError? {
    do throws(FilterError) {
      _ = try JobFilter(parsing: filter)
      return nil
    } catch {
      return error
    }
  }

  private static let jobs: [Job] = [web, metal, cluster, data, unpaid, silent]

  private static let web: Job = {
    var job = made("web-07", "createServer", "ecs", .failed, "FAIL", begunAgo: 46 * 60, took: 31.4)
    job.id = JobID(rawValue: "ff8080827e7810fb017f06338a731328")
    job.orderID = OrderID(rawValue: "CS2611210714AB3XQ")
    job.resourceID = "1c74e090-3d08-4d1b-9a7c-b1b2d0a5a3c1"
    job.projectID = "05d1f5c2f08010a32f1bc0152f3f9a5e"
    job.error = JobError(code: "Ecs.0000", message: "Job failed")
    job.rootCause = RootCause(
      code: "Ecs.0204", message: "Quota exceeded for instances: 200 of 200 used", path: [],
      category: .quota)
    job.note = "migration wave 2"
    job.startedBy = "Ops-Anna"
    job.requestID = "d58d1fe6196832aebb76f1c43c169128"
    return job
  }()

  private static let metal: Job = {
    var job = made(
      "db-metal", "baremetalBatchCreate", "bms", .failed, "FAIL", begunAgo: 58 * 60, took: 724)
    job.flags = [.partial, .rolledBack]
    job.context = "test-eu"
    job.progress = 66.6
    job.subJobsTotal = 3
    job.rootCause = RootCause(
      code: "BMS.3033", message: "Größe der system disk (80 GB) ist 100% falsch", path: [],
      category: .badRequest)
    return job
  }()

  private static let cluster: Job = {
    var job = made(
      "prod-k8s-3", "CreateCluster", "cce", .running, "InProgress", begunAgo: 3 * 3600, took: nil)
    job.progress = 44
    job.subJobsTotal = 9
    return job
  }()

  private static let data = made(
    "data-17", "createVolume", "evs", .succeeded, "SUCCESS", begunAgo: 86_400 + 60, took: 3.1)

  private static let unpaid: Job = {
    var job = Job()
    // The minute in the id is one of UTC+8: 07:11 in UTC.
    job.orderID = OrderID(rawValue: "CS2611211511QW19P")
    job.resourceName = "web-08"
    job.state = .awaitingPayment
    return job
  }()

  private static let silent: Job = {
    var job = made(
      "app-11", "deleteServer", "ecs", .failed, "FAIL", begunAgo: 3 * 86_400, took: 4.2)
    job.flags = .silentFailure
    job.region = "eu-nl"
    return job
  }()

  /// - Parameters:
  ///   - begunAgo: in seconds.
  ///   - took: in seconds; nil for one that goes on.
  static func made(
    _ name: String, _ type: String, _ service: String, _ state: JobState, _ status: String,
    begunAgo: Double, took: Double?
  ) -> Job {
    var job = Job()
    job.id = JobID(rawValue: "id-of-\(name)")
    job.resourceName = name
    job.type = type
    job.service = service
    job.state = state
    job.rawStatus = status
    job.region = "eu-de"
    job.context = "prod-eu"
    let began = now - .seconds(begunAgo)
    job.began = began
    job.ended = took.map { began + .seconds($0) }
    return job
  }
}
