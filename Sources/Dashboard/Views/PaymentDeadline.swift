import JobModel

/// Until when an order has to be paid, and how long that is from now.
struct PaymentDeadline {
  let moment: Instant
  private let rest: Span

  /// Nil where no payment is due, or the deadline is not known.
  init?(of order: Order?, at now: Instant) {
    guard let order, let moment = order.paymentDeadline,
      order.state == nil || order.state == .awaitingPayment
    else { return nil }
    self.moment = moment
    rest = moment - now
  }

  var isOver: Bool { rest.milliseconds <= 0 }

  /// `6d23h left`, in the last hour by the second; `expired 5 min ago`.
  var remark: String { isOver ? "\(expired) \((ago).coarse) ago" : "\(rest.ticking) left" }

  /// The same where there is little room.
  var shortRemark: String { isOver ? expired : remark }

  /// The last hour is a warning, and so is what is over.
  var role: ThemeRole { rest <= .seconds(3600) ? .warning : .muted }

  /// When the remark becomes another; it is drawn by the whole second.
  var untilNextTick: Span {
    guard !isOver else {
      let step: Int64 = ago < .seconds(60) ? 1000 : 60_000
      return Span(milliseconds: step - ago.milliseconds % step)
    }
    switch rest.milliseconds {
    case ...3_600_000: return .seconds(1)
    // The time left shrinks: a step ends when its remainder does.
    case ..<86_400_000: return wholeSecond(rest.milliseconds % 60_000)
    default: return wholeSecond(rest.milliseconds % 3_600_000)
    }
  }

  private var expired: String { "expired" }
  private var ago: Span { max(Span(milliseconds: -rest.milliseconds), .seconds(1)) }

  private func wholeSecond(_ milliseconds: Int64) -> Span {
    Span(milliseconds: (milliseconds / 1000 + 1) * 1000)
  }
}
