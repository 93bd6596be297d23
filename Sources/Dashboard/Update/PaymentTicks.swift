import JobModel
import TerminalUI

extension AppState {
  func paymentDeadline(of row: JobRow) -> PaymentDeadline? {
    guard row.state == .awaitingPayment else { return nil }
    return PaymentDeadline(of: row.orderID.flatMap { table.orders[$0] }, at: clock)
  }

  /// When one of the payment deadlines on the screen tells another time.
  var untilPaymentTick: Span? {
    guard held == nil else { return nil }
    let rest = deadlinesOnScreen.map(\.untilNextTick).min()
    // The time on the screen is that of the last whole second.
    return rest.map { clock + $0 - now }
  }

  private var deadlinesOnScreen: [PaymentDeadline] {
    guard case .orders(let cursor) = view else {
      return visibleRows.compactMap { paymentDeadline(of: table[$0]) }
    }
    let orders = digest.orders
    return cursor.window.visible(count: orders.count, rows: listRows(in: .orders)).compactMap {
      PaymentDeadline(of: orders[$0].order, at: clock)
    }
  }
}
