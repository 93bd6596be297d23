import JobModel
import JobSources

/// What the services of an account that list their jobs said.
struct AccountSearch: Sendable {
  private let account: String
  /// What was found, page by page.
  private(set) var found: [[SeenAnswer]] = []
  /// Why nobody is let in.
  private let loginRefusal: String?
  private var refusals = Reasons<String>()
  private var troubles = Reasons<String>()

  /// Asks the services one after the other.
  init(_ account: CloudAccount, since: Instant) async {
    self.account = account.name
    var pages: [(service: String, page: Asked)] = []
    for service in CloudAccount.listingServices {
      for page in await account.list(service, since: since) { pages.append((service, page)) }
    }
    loginRefusal = await account.refusal
    for (service, page) in pages {
      switch page {
      case .answer(let bytes, let hint, let received):
        found.append(
          Questioner.answers(in: bytes, hint: hint, received: received, from: account.name))
      // A service that has nothing, or that the account does not use.
      case .notFound: break
      case .refused(let reason): refusals.add(reason, of: service)
      case .unreachable(let reason, _), .throttled(_, let reason):
        troubles.add(reason, of: service)
      }
    }
  }

  /// Whether all that may be seen was. Hardly any account uses all services, or may look into all.
  var isComplete: Bool { troubles.all.isEmpty && loginRefusal == nil }

  /// Says of each service that did not list its jobs why, each reason once.
  func complain(_ log: Log) {
    for (reason, services) in troubles.all {
      let names = services.joined(separator: ", ")
      StandardStreams.complain("\(account), \(names): \(reason)".printable)
      log.withoutSecrets.write(
        LogEntry(
          .warning, "did not list their jobs: \(names): \(reason)", at: .system, context: account))
    }
    if let loginRefusal {
      return StandardStreams.complain("\(account): \(loginRefusal)".printable)
    }
    for (reason, services) in refusals.all {
      let names = services.joined(separator: ", ")
      StandardStreams.complain(
        "\(account): would not list their jobs: \(names): \(reason)".printable)
    }
  }
}
