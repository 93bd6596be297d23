import JobModel
import TerminalUI

/// Orders, those to be paid first, then the newest, with their jobs.
func drawOrders(_ cursor: Cursor<OrderID>, _ state: AppState, on frame: inout Frame) {
  let orders = state.digest.orders
  let rect = state.layout.table(in: .orders)
  guard !orders.isEmpty else {
    frame.notice(nothingSummedUp(state, "No job belongs to an order", .muted), in: rect)
    return
  }
  let content = OrderTable(state: state)
  frame.draw(
    Table(
      columns: OrderTable.specs, count: orders.count, selected: cursor.position,
      window: cursor.window, cell: { content.cell(orders[$0], column: $1, width: $2) }),
    in: rect)
  // Right below the list where that is short, so that the eye need not travel.
  var detail = state.layout.detail(in: .orders)
  detail.row = min(detail.row, rect.row + 1 + orders.count)
  let width = detail.columns - 4
  let address = state.linkOfSelection.map { state.opening($0).wrapped(to: width, indentation: 2) }
  var lines: [TextLine] = []
  if orders.indices.contains(cursor.position),
    let reason = state.ordersRefusal(of: orders[cursor.position])
  {
    // The address has to stay whole.
    let room = max(0, detail.rows - 1 - (address?.count ?? 0))
    lines += paragraph("not allowed: \(reason)", .muted, width: width).prefix(room)
  }
  frame.write([.empty] + lines + (address ?? []), in: detail, from: 0)
}

extension AppState {
  /// Why its account tells nothing about an order.
  func ordersRefusal(of summary: OrderSummary) -> String? {
    guard summary.order?.state == nil else { return nil }
    let asked = shown.sources.filter(\.kind.isAsked)
    let context = summary.rows.lazy.compactMap { row in
      row < table.count ? table[row].context : nil
    }.first
    guard let context else { return asked.count == 1 ? asked[0].ordersRefusal : nil }
    return asked.first { $0.name == context }?.ordersRefusal
  }

  /// Where an order can be looked at and paid, to be seen also where no browser can be opened.
  func opening(_ link: String) -> TextLine {
    let key = settings.keyMap.keys(of: .openLink).first.map { glyphs.key($0) } ?? ":open-link"
    return TextLine(key, .keyName).adding(" opens ", .muted).adding(link, .accent)
  }
}

private struct OrderTable {
  let state: AppState

  static let specs = [
    ColumnSpec(title: "  STATE", minimum: 18, ideal: 18, priority: 100),
    ColumnSpec(title: "ORDER", minimum: 17, ideal: 20, priority: 95),
    .number("AMOUNT", 14, 90),
    .number("CREATED", 8, 70),
    ColumnSpec(title: "PAY BEFORE", minimum: 12, ideal: 24, priority: 97),
    ColumnSpec(title: "JOBS", minimum: 6, ideal: 16, priority: 85),
    ColumnSpec(title: "WHAT", minimum: 14, ideal: 30, priority: 60, flexible: true),
  ]

  func cell(_ summary: OrderSummary, column: Int, width: Int) -> TextLine {
    let order = summary.order
    switch column {
    case 0: return standing(summary)
    case 1: return TextLine(summary.id.rawValue)
    case 2:
      guard let amount = order?.amount else { return .empty }
      return TextLine(money(amount)).adding(order?.currency.map { " " + $0 } ?? "", .muted)
    case 3:
      let created = order?.created ?? summary.id.created
      return TextLine(created.map { state.times.short($0) } ?? "", .muted)
    case 4: return deadline(order, width: width)
    case 5: return jobs(summary, width: width)
    default: return TextLine(what(summary), .muted)
    }
  }

  private func standing(_ summary: OrderSummary) -> TextLine {
    let glyphs = state.glyphs
    guard let orderState = summary.order?.state else {
      let word = state.ordersRefusal(of: summary) == nil ? "not asked" : "not allowed"
      return TextLine("\(glyphs.of(.unknown)) \(word)", .unknown)
    }
    let words = orderState.name.split(separator: "_").joined(separator: " ")
    let like: JobState =
      switch orderState {
      case .awaitingPayment, .awaitingConfirmation: .awaitingPayment
      case .completed: .succeeded
      case .cancelled: .cancelled
      case .processing, .awaitingShipment, .awaitingReceipt, .awaitingPickUp, .exchanging,
        .underReview, .awaitingRefund:
        .running
      }
    return TextLine(glyphs.of(like) + " " + words, ThemeRole(like))
  }

  private func deadline(_ order: Order?, width: Int) -> TextLine {
    guard let deadline = PaymentDeadline(of: order, at: state.clock) else { return .empty }
    let remark = TextLine(deadline.remark, deadline.role)
    let short = TextLine(deadline.shortRemark, deadline.role)
    guard !deadline.isOver else { return [remark, short].fitting(width) }
    let date = TextLine(state.times.medium(deadline.moment), .unpaid)
    // How long it is says more than until when.
    return [date.adding("  \(deadline.remark)", deadline.role), remark].fitting(width)
  }

  /// How many jobs of each state the order has, by their signs.
  private func jobs(_ summary: OrderSummary, width: Int) -> TextLine {
    var line = TextLine()
    let states = summary.rows.filter { $0 < state.table.count && state.table[$0].id != nil }
      .map { state.table[$0].state }
    for jobState in JobState.byUrgency {
      let count = states.count { $0 == jobState }
      guard count > 0 else { continue }
      line.add("\(state.glyphs.of(jobState)) \(count)  ", ThemeRole(jobState))
    }
    return line.isEmpty ? TextLine(width < 8 ? "0" : "none yet", .muted) : line
  }

  private func what(_ summary: OrderSummary) -> String {
    let items = summary.order?.items ?? []
    if !items.isEmpty { return items.joined(separator: ", ") }
    let names = summary.rows.compactMap { row -> String? in
      guard row < state.table.count else { return nil }
      return state.table[row].resourceName ?? state.table[row].type
    }
    return names.isEmpty ? summary.order?.serviceName ?? "" : names.joined(separator: ", ")
  }
}

func money(_ amount: Double) -> String { moneyText(amount) { $0.grouped } }
