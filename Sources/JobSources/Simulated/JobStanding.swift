/// A job or sub job as it stands at one instant: all that a writer needs to write it down.
struct JobStanding: Sendable {
  var id: String
  var type: String
  var stage: Stage
  /// Milliseconds since 1970 UTC.
  var began: Int64
  var ended: Int64?
  /// When it last changed.
  var updated: Int64
  /// From 0 to 1.
  var progress: Double
  /// When the plan says that it will be over; only some services tell.
  var expectedEnd: Int64
  var resource: CloudResource
  /// Whether the answer names the resource yet.
  var showsResource: Bool
  var failure: CloudFailure?
  var subJobs: [JobStanding]
}

extension CloudScript {
  /// None when the cloud does not know the job at that instant.
  func standing(at instant: Int64) -> JobStanding? {
    guard instant >= submitted else { return nil }
    guard let workBegins, instant >= workBegins else {
      return showsPayment ? awaitingPayment : nil
    }
    var standing = plan.standing(at: instant - workBegins, origin: workBegins)
    // The job of a purchase is as old as its id, not as its payment.
    standing.id = id
    standing.began = showsPayment ? submitted : workBegins
    return standing
  }

  private var awaitingPayment: JobStanding {
    JobStanding(
      id: id, type: plan.type, stage: .awaitingPayment, began: submitted, ended: nil,
      updated: submitted, progress: 0, expectedEnd: submitted + plan.lastTurn,
      resource: plan.resource, showsResource: false, failure: nil, subJobs: [])
  }
}

extension PlannedJob {
  /// `origin`: the instant at which the work of the whole job began.
  fileprivate func standing(at offset: Int64, origin: Int64) -> JobStanding {
    let turn = turns.last { $0.offset <= offset } ?? Turn(offset: appears, stage: .waiting)
    let failed = turn.stage == .failed || turn.stage == .cancelled
    return JobStanding(
      id: stamp.id(at: origin + appears), type: type, stage: turn.stage,
      began: origin + appears, ended: turn.stage.isFinal ? origin + turn.offset : nil,
      updated: origin + turn.offset, progress: progress(at: offset, in: turn),
      expectedEnd: origin + lastTurn, resource: resource,
      showsResource: showsResource.map { $0 <= offset } ?? false,
      failure: failed ? failure : nil,
      subJobs: subJobs.filter { $0.appears <= offset }.map {
        $0.standing(at: offset, origin: origin)
      }
    )
  }

  private func progress(at offset: Int64, in turn: Turn) -> Double {
    switch turn.stage {
    case .succeeded: return 1
    case .waiting, .awaitingPayment: return 0
    case .running, .rollingBack, .failed, .cancelled, .odd:
      let span = max(1, lastTurn - appears)
      let reached = turn.stage.isFinal ? turn.offset - appears - span / 10 : offset - appears
      return min(0.99, max(0, Double(reached) / Double(span)))
    }
  }
}
