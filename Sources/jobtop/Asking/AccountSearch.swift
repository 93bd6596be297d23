import JobModel
import JobSources

/// What the listing services of an account said.
struct AccountSearch: Sendable {
  private let account: String
  /// Why nobody is let in.
  private let loginRefusal: String?
  private let refusals: Reasons<String>
  private let troubles: Reasons<String>

  /// Asks the services one after the other, and records what each of them said.
  init(_ account: CloudAccount, since: Instant, _ discoveries: Discoveries) async {
    var refusals = Reasons<String>()
    var troubles = Reasons<String>()
    asking: for service in CloudAccount.listingServices {
      for await page in account.list(service, since: since) {
        switch page {
        case .answer(let bytes, let hint, let received):
          let found = Questioner.answers(
            in: bytes, hint: hint, received: received, from: account.name)
          guard await discoveries.record(found) else { break asking }
        // A service that has nothing, or that the account does not use.
        case .notFound: break
        case .refused(let reason): refusals.add(reason, of: service)
        case .unreachable(let reason, _), .throttled(_, let reason):
          troubles.add(reason, of: service)
        }
      }
    }
    self.account = account.name
    (self.refusals, self.troubles) = (refusals, troubles)
    loginRefusal = await account.refusal
  }

  /// Whether everything was seen that the account may see: hardly any uses all services, or may look into all.
  var isComplete: Bool { troubles.all.isEmpty && loginRefusal == nil }

  /// Says why services did not list their jobs, each reason once.
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
