import JobModel
import JobSources
import JobStore

/// Asks for what no job tells about its order: whether it is paid, what was bought, what it costs. An order is
/// asked about when it is first seen, when its jobs have ended, and then now and then until it is settled.
actor OrderPoller {
  private static let pause = Span.seconds(2)
  /// Between two questions about an order that is not settled.
  private static let patience = Span.seconds(600)
  /// What the cloud will not tell is asked again rarely: permissions change.
  private static let refusalPause = Span.seconds(3600)
  /// How long an account is left alone when it gives no answers, or they cannot be recorded.
  private static let silencePause = Span.seconds(60)
  /// One order may be someone else's. An account that is refused this often in a row may not see any.
  private static let mostRefusals = 3
  /// What was ordered longer ago is history.
  private static let oldest = Span.seconds(30 * 86_400)
  /// At most this many wait to be asked about.
  private static let most = 200

  private let store: JobStore
  private let recorder: Recorder
  private let accounts: [CloudAccount]
  private let timekeeper: Timekeeper
  private var change: Int64 = 0
  /// Orders older than this row found no place; nil when all have been looked at.
  private var rest: Int?
  private var waiting: [OrderID: (order: UnsettledOrder, due: Instant)] = [:]
  /// By account: until when it is left alone.
  private var silence: [String: Instant] = [:]
  private var refusals: [String: Int] = [:]

  /// Another program may keep the store locked for a while.
  private let ownQueue = OwnQueue(name: "jobtop.orders")
  nonisolated var unownedExecutor: UnownedSerialExecutor { ownQueue.asUnownedSerialExecutor() }

  init(store: JobStore, accounts: [CloudAccount], timekeeper: Timekeeper = .system) {
    self.store = store
    self.accounts = accounts
    self.timekeeper = timekeeper
    recorder = Recorder(store: store)
  }

  /// Asks until the task is cancelled.
  func run() async {
    while !Task.isCancelled {
      readNews()
      for order in due() where !Task.isCancelled { await ask(order) }
      await timekeeper.sleep(Self.pause)
    }
  }

  private func readNews() {
    let now = timekeeper.now()
    do throws(StoreError) {
      let last = try store.lastChange()
      if last != change {
        // The store is another one now, or an older state of it: everything is news.
        if last < change { change = 0 }
        let news = try store.unsettledOrders(
          changedAfter: change, firstSeenAfter: now - Self.oldest, limit: Self.most)
        change = last
        add(news, now: now)
      }
      if let row = rest, takenPlaces(now) <= Self.most / 2 {
        let older = try store.unsettledOrders(
          after: row, firstSeenAfter: now - Self.oldest, limit: Self.most)
        rest = nil
        add(older, now: now)
      }
    } catch {
      // A store that cannot be read just now has nothing new to ask for; the poller of the jobs says so.
    }
  }

  /// - Parameter orders: the newest first; as many as are read at once, when there are more.
  private func add(_ orders: [UnsettledOrder], now: Instant) {
    var taken = takenPlaces(now)
    for order in orders where account(of: order) != nil {
      let known = waiting[order.id]
      guard known != nil || taken < Self.most else {
        rest = max(rest ?? 0, order.row + 1)
        continue
      }
      if known == nil { taken += 1 }
      let isNews = known.map { order.hasEnded && !$0.order.hasEnded } ?? true
      waiting[order.id] = (order, isNews ? now : known?.due ?? now)
    }
    if orders.count == Self.most, let last = orders.last { rest = max(rest ?? 0, last.row) }
  }

  /// Orders of an account that is left alone keep no others from being asked about.
  private func takenPlaces(_ now: Instant) -> Int {
    waiting.values.count { waiting in
      account(of: waiting.order).map { !isSilent($0, now) } ?? false
    }
  }

  private func isSilent(_ account: CloudAccount, _ now: Instant) -> Bool {
    silence[account.name].map { $0 > now && $0 - now <= Self.refusalPause } ?? false
  }

  private func due() -> [UnsettledOrder] {
    let now = timekeeper.now()
    return waiting.values.filter { $0.due <= now || $0.due - now > Self.refusalPause }
      .sorted { ($0.due, $0.order.id.rawValue) < ($1.due, $1.order.id.rawValue) }.map(\.order)
  }

  private func ask(_ order: UnsettledOrder) async {
    guard let account = account(of: order) else { return waiting[order.id] = nil }
    guard !isSilent(account, timekeeper.now()) else { return }
    let reply = await Questioner(accounts: [account], timekeeper: timekeeper).ask(order.id)
    let now = timekeeper.now()
    switch reply.outcome {
    case .answered:
      refusals[account.name] = nil
      guard (try? await recorder.take(reply.answers)) != nil else {
        return silence[account.name] = now + Self.silencePause
      }
      if reply.answers.contains(where: \.settlesOrder) {
        waiting[order.id] = nil
      } else {
        waiting[order.id]?.due = now + Self.patience
      }
    case .notFound, .unlisted: waiting[order.id] = nil
    case .refused:
      waiting[order.id]?.due = now + Self.refusalPause
      refusals[account.name, default: 0] += 1
      if refusals[account.name, default: 0] >= Self.mostRefusals {
        silence[account.name] = now + Self.patience
      }
    case .throttled(let span, _): silence[account.name] = now + span
    case .unreachable(_, let span): silence[account.name] = now + (span ?? Self.silencePause)
    }
  }

  /// An order whose owner is not known is asked about only where there is just one account.
  private func account(of order: UnsettledOrder) -> CloudAccount? {
    guard let name = order.context else { return accounts.count == 1 ? accounts.first : nil }
    return accounts.first { $0.name == name }
  }
}

extension SeenAnswer {
  /// Whether it says that nothing more will become of an order.
  fileprivate var settlesOrder: Bool {
    guard case .order(let order) = observation else { return false }
    return order.state == .completed || order.state == .cancelled
  }
}
