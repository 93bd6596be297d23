/// What a job is doing, before its service puts that into a word of its own.
enum Stage: Sendable, Equatable {
  case waiting, awaitingPayment, running, rollingBack, succeeded, failed, cancelled
  /// A word that no documentation lists; whether the job will ever move on cannot be known.
  case odd(String)

  var isFinal: Bool {
    switch self {
    case .succeeded, .failed, .cancelled: true
    case .waiting, .awaitingPayment, .running, .rollingBack, .odd: false
    }
  }
}

/// The thing that a job works on.
struct CloudResource: Sendable {
  var id: String
  var name: String
}

/// Why a job failed, in the words of its service.
struct CloudFailure: Sendable {
  var code: String?
  var reason: String?
  /// JSON in the form of another service, which ECS passes on as a string.
  var nested: String?
}

/// One job or sub job as planned: a list of turns in time.
///
/// All offsets are milliseconds since the work of the whole job began.
struct PlannedJob: Sendable {
  struct Turn: Sendable {
    var offset: Int64
    var stage: Stage
  }

  var type: String
  var stamp: IDStamp
  var resource: CloudResource
  /// When the job comes into being: later than 0 for many sub jobs.
  var appears: Int64 = 0
  /// Ascending; the first is at `appears`.
  var turns: [Turn]
  /// Said once the job has failed.
  var failure: CloudFailure?
  /// When the id of the resource can first be seen in answers; never for none.
  var showsResource: Int64?
  var subJobs: [PlannedJob] = []

  /// When the last turn comes; for a job that ends, its end.
  var lastTurn: Int64 { turns.last?.offset ?? appears }
}

/// The whole fate of a job, decided when it is submitted: what it is at an instant follows from it.
struct CloudScript: Sendable {
  /// What only some dialects tell: sizes, flavors, versions.
  struct Facts: Sendable {
    /// In GB.
    var size: Int64 = 40
    var flavor = ""
    var engine = ""
    var version = ""
    var address = ""
    /// Ids beside the resource's own: a cluster, a vault, a second volume.
    var companion = ""
    /// A number without meaning by which writers choose among equally right forms.
    var whim: Int = 0
  }

  var id: String
  var service: CloudService
  var user: String
  /// Milliseconds since 1970 at which the submit call was answered.
  var submitted: Int64
  /// When the work begins; for a purchase the payment, and never without one.
  var workBegins: Int64?
  var orderID: String?
  /// A purchase whose job shows itself, waiting for the payment, before the work begins.
  var showsPayment = false
  var plan: PlannedJob
  var facts: Facts

  /// When the job reaches its last turn; nil until it is paid.
  var ends: Int64? {
    guard let workBegins, plan.turns.last?.stage.isFinal == true else { return nil }
    return workBegins + plan.lastTurn
  }
}
