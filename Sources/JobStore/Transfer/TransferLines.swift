import Foundation
import JobModel

/// One line of an export: a job with all that was seen of it.
///
/// The members that the product's JSON has too have the same names and meaning here; the others carry what
/// is needed to put the row back exactly as it was. Names are those of the file: no second list of them.
struct TransferJob: Codable, Equatable {
  /// The version of this format.
  var export: Int
  var job_id: String?
  var order_id: String?
  var state: String
  var own_state: String
  var raw_status: String?
  var flags: [String]
  var service: String?
  var job_type: String?
  var resource_id: String?
  var resource_name: String?
  var region: String?
  var project_id: String?
  var context: String?
  var begin_time: String?
  var end_time: String?
  var progress_percent: Double?
  var sub_jobs_total: Int?
  var sub_jobs_done: Int?
  var error_code: String?
  var error_message: String?
  var root_cause: TransferCause?
  var request_id: String?
  var started_by: String?
  var note: String?
  var first_seen: String?
  var last_seen: String?
  /// When the user chose not to see it any more.
  var forgotten: String?
  /// Another job tells its story.
  var is_absorbed: Bool?
  /// Oldest first.
  var answers: [TransferAnswer]
}

struct TransferCause: Codable, Equatable {
  var code: String?
  var message: String?
  var category: String
}

/// An answer of the cloud, and when it was seen.
struct TransferAnswer: Codable, Equatable {
  /// The text, where the bytes are one.
  var text: String?
  /// The bytes in base64, where they are not.
  var base64: String?
  var first_seen: String
  var last_seen: String
  var state: String
  var raw_status: String?
  var source: String?
  var kind: String?
  var is_list_entry: Bool

  var bytes: Data? {
    text.map { Data($0.utf8) } ?? base64.flatMap { Data(base64Encoded: $0) }
  }

  var isTimed: Bool {
    Instant(parsing: first_seen) != nil && Instant(parsing: last_seen) != nil
  }
}

/// One line of an export: an order, as the order service described it.
struct TransferOrder: Codable, Equatable {
  var export: Int
  /// Tells it from a job.
  var kind = "order"
  var order_id: String
  var state: String?
  var amount: Double?
  var currency: String?
  var service_name: String?
  var created: String?
  var paid: String?
  var payment_deadline: String?
  var items: [String]
}

extension TransferJob {
  var kept: KeptJob? {
    guard let state = JobState(name: state), let ownState = JobState(name: own_state) else {
      return nil
    }
    var job = Job()
    job.id = job_id.map(JobID.init)
    job.orderID = order_id.map(OrderID.init)
    job.state = state
    job.rawStatus = raw_status
    job.flags = JobFlags(JobFlags.named.filter { flags.contains($0.name) }.map(\.flag))
    job.service = service
    job.type = job_type
    job.resourceID = resource_id
    job.resourceName = resource_name
    job.region = region
    job.projectID = project_id
    job.context = context
    job.began = begin_time.flatMap(Instant.init(parsing:))
    job.ended = end_time.flatMap(Instant.init(parsing:))
    job.progress = progress_percent
    job.subJobsTotal = sub_jobs_total
    if error_code != nil || error_message != nil {
      job.error = JobError(code: error_code, message: error_message)
    }
    job.rootCause = root_cause.map {
      RootCause(
        code: $0.code, message: $0.message, path: [],
        category: ErrorCategory(rawValue: $0.category) ?? .other)
    }
    job.requestID = request_id
    job.startedBy = started_by
    job.note = note
    job.firstSeen = first_seen.flatMap(Instant.init(parsing:))
    job.lastSeen = last_seen.flatMap(Instant.init(parsing:))
    return KeptJob(
      job: job, ownState: ownState, subJobsDone: sub_jobs_done, isAbsorbed: is_absorbed == true)
  }

  init(_ kept: KeptJob, forgotten: Instant?, answers: [TransferAnswer]) {
    let job = kept.job
    export = JobStore.exportVersion
    job_id = job.id?.rawValue
    order_id = job.orderID?.rawValue
    state = job.state.name
    own_state = kept.ownState.name
    raw_status = job.rawStatus
    flags = job.flags.names
    service = job.service
    job_type = job.type
    resource_id = job.resourceID
    resource_name = job.resourceName
    region = job.region
    project_id = job.projectID
    context = job.context
    begin_time = job.began?.iso8601
    end_time = job.ended?.iso8601
    progress_percent = job.progress
    sub_jobs_total = job.subJobsTotal
    sub_jobs_done = kept.subJobsDone
    error_code = job.error?.code
    error_message = job.error?.message
    root_cause = job.rootCause.map {
      TransferCause(code: $0.code, message: $0.message, category: $0.category.name)
    }
    request_id = job.requestID
    started_by = job.startedBy
    note = job.note
    first_seen = job.firstSeen?.iso8601
    last_seen = job.lastSeen?.iso8601
    self.forgotten = forgotten?.iso8601
    is_absorbed = kept.isAbsorbed ? true : nil
    self.answers = answers
  }
}

extension TransferOrder {
  init(_ order: Order) {
    export = JobStore.exportVersion
    order_id = order.id.rawValue
    state = order.state?.name
    amount = order.amount
    currency = order.currency
    service_name = order.serviceName
    created = order.created?.iso8601
    paid = order.paid?.iso8601
    payment_deadline = order.paymentDeadline?.iso8601
    items = order.items
  }

  var order: Order {
    var order = Order(id: OrderID(rawValue: order_id))
    order.state = OrderState.allCases.first { $0.name == state }
    order.amount = amount
    order.currency = currency
    order.serviceName = service_name
    order.created = created.flatMap(Instant.init(parsing:))
    order.paid = paid.flatMap(Instant.init(parsing:))
    order.paymentDeadline = payment_deadline.flatMap(Instant.init(parsing:))
    order.items = items
    return order
  }
}
