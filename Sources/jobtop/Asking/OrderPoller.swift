import JobModel
import JobSources
import JobStore

/// Asks for what no job tells of its order: whether it is paid, what was bought, what it costs. Each order is
/// asked for once when it is met, and once more when its jobs have ended.
actor OrderPoller {
  private static let pause = Span.seconds(2)
  /// After so long an order that is not settled may be asked for again, and an account that refused.
  private static let patience = Span.seconds(600)
  /// What was ordered longer ago is history.
  private static let oldest = Span.seconds(30 * 86_400)
  private static let most = 200

  private let store: JobStore
  private let recorder: Recorder
  private let accounts: [CloudAccount]
  private let timekeeper: Timekeeper
  private var change: Int64 = 0
  private var waiting: [UnsettledOrder] = []
  private var asked: [OrderID: (time: Instant, hadEnded: Bool)] = [:]
  /// By account: nobody is asked there before.
  private var silence: [String: Instant] = [:]

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
      await askWaiting()
      await timekeeper.sleep(Self.pause)
    }
  }

  private func readNews() {
    let now = timekeeper.now()
    do throws(StoreError) {
      let last = try store.lastChange()
      guard last != change else { return }
      let news = try store.unsettledOrders(
        changedAfter: change, firstSeenAfter: now - Self.oldest, limit: Self.most)
      change = last
      let ids = Set(news.map(\.id))
      waiting = news + waiting.filter { !ids.contains($0.id) }
      waiting.removeLast(max(0, waiting.count - Self.most))
    } catch {
      // A store that cannot be read just now has nothing new to ask for; the poller of the jobs says so.
    }
  }

  private func askWaiting() async {
    let now = timekeeper.now()
    let orders = waiting
    waiting = []
    var later: [UnsettledOrder] = []
    for order in orders where isWorthAsking(order, now: now) {
      guard !Task.isCancelled, let account = account(of: order) else { continue }
      if let until = silence[account.name], until > timekeeper.now(), until - now <= Self.patience {
        later.append(order)
      } else if await !ask(order, of: account) {
        later.append(order)
      }
    }
    waiting += later
    if asked.count > 10_000 { asked = [:] }
  }

  private func isWorthAsking(_ order: UnsettledOrder, now: Instant) -> Bool {
    guard let before = asked[order.id] else { return true }
    return order.hasEnded && !before.hadEnded || now - before.time >= Self.patience
  }

  /// Of whom nobody knows whose it is, nobody is asked but the only one there is.
  private func account(of order: UnsettledOrder) -> CloudAccount? {
    guard let name = order.context else { return accounts.count == 1 ? accounts.first : nil }
    return accounts.first { $0.name == name }
  }

  /// - Returns: whether it was answered, one way or the other.
  private func ask(_ order: UnsettledOrder, of account: CloudAccount) async -> Bool {
    let reply = await Questioner(accounts: [account], timekeeper: timekeeper).ask(order.id)
    let now = timekeeper.now()
    switch reply.outcome {
    case .answered:
      guard (try? await recorder.take(reply.answers)) != nil else { return false }
    case .notFound, .unlisted: break
    // Who may not see one order sees none.
    case .refused: silence[account.name] = now + Self.patience
    case .throttled(let span, _): silence[account.name] = now + span
    case .unreachable(_, let span): silence[account.name] = now + (span ?? .seconds(60))
    }
    switch reply.outcome {
    case .throttled, .unreachable: return false
    case .answered, .notFound, .unlisted, .refused:
      asked[order.id] = (now, order.hasEnded)
      return true
    }
  }
}
