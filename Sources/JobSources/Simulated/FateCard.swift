/// How a submission will end.
package enum Fate: Sendable, Equatable {
  case success
  /// Ends well, but takes several times as long as its kind usually does.
  case slow
  /// Refused at once: the submit call answers with an error and there is no job.
  case rejected
  case failure(FailureBook.Cause)
  /// Some sub jobs fail and some succeed.
  case partial
  /// The job says that it is done, although a sub job failed.
  case hidden
  /// The resource is there for a while, then the job fails and the resource goes.
  case rolledBack
  /// The service takes its work back step by step and says so meanwhile.
  case undone
  case cancelled
  /// Rests in a status that no documentation lists, for ever.
  case stranded
  /// Passes through such a status and ends well.
  case detour

  /// Whether an operator would call it a failure.
  var isMishap: Bool {
    switch self {
    case .success, .slow, .cancelled, .stranded, .detour: false
    case .rejected, .failure, .partial, .hidden, .rolledBack, .undone: true
    }
  }
}

/// What becomes of an order.
package enum PaymentFate: Sendable, Equatable {
  case paid
  case cancelled
  /// Nobody does anything until the deadline.
  case expires
}

/// One submission to come.
package struct FateCard: Sendable {
  var blueprint: Blueprint
  var fate = Fate.success
  /// For a yearly or monthly purchase.
  var payment: PaymentFate?
  /// A duration in milliseconds instead of the kind's usual one.
  var pace: Int64?

  package init(
    _ blueprint: Blueprint, _ fate: Fate = .success, payment: PaymentFate? = nil,
    pace: Int64? = nil
  ) {
    self.blueprint = blueprint
    self.fate = fate
    self.payment = payment
    self.pace = pace
  }
}

extension FateCard {
  /// When the resource can first be seen: what exists before shows at once, what is refused never.
  func resourceAppears(after made: Int64) -> Int64? {
    switch fate {
    case _ where blueprint.existing: 0
    case .failure(.quota), .failure(.soldOut), .rejected: nil
    default: made
    }
  }
}
