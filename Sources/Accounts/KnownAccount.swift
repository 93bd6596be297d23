package import Configuration
import Dispatch
package import JobSources

/// An account that could be asked: what is known about it before any secret is looked up.
package struct KnownAccount: Sendable {
  package var name: String
  /// Where it came from, for people: `config.yaml:3`, `clouds.yaml`, `variables OS_*`.
  package var origin: String
  /// Whether it comes from variables: another shell may not have them.
  var isOfOneShell = false
  /// Whose endpoints it has; nil where only its own count, and those that its login lists.
  package var cloud: Cloud?
  package var region: String?
  package var project: String?
  package var projectID: String?
  /// The account that the project belongs to, where the login does not say it.
  package var domain: String?
  package var domainID: String?
  package var login: AccountLogin?
  /// From a service to the base URL that replaces the usual one.
  package var endpoints: [String: String] = [:]
  /// The file with the authorities to trust, in place of those of the system.
  package var authority: AuthorityFile?
  /// How many requests a second one host gets, at most.
  package var rate: Double?
  /// Whether it is asked only when it is named.
  var isOnlyNamed = false
  /// Why it cannot be used at all.
  package var obstacle: String?
  /// What is not quite as it was asked for.
  package var remarks: [String] = []

  /// What to do when nothing says where its services are.
  var adviceOnPlace: String?

  /// What it was made from: stays the same when it gets another name.
  let source: String

  package init(name: String, origin: String) {
    self.name = name
    self.origin = origin
    source = "\(name) of \(origin)"
  }

  /// Everything that is wrong with what is said of it, in one line.
  package var problem: String? {
    let all = (obstacle.map { [$0] } ?? []) + remarks
    return all.isEmpty ? nil : all.joined(separator: "; ")
  }

  /// Of each secret that is not there why, as far as that is known without running a command or asking.
  package func missingSecrets(_ secrets: SecretReader = .system) -> [String] {
    (login?.sources ?? []).compactMap(secrets.reasonWhyMissing)
  }
}

extension KnownAccount {
  /// What is needed to ask it. Only here are its secrets looked up, which may run a command or ask at the
  /// terminal, so do this once, and not while the dashboard has the terminal.
  package func account(
    secrets: SecretReader = .system
  ) throws(AccountError) -> AccountSettings {
    if let obstacle { throw error(obstacle) }
    var settings = AccountSettings(
      context: name, endpoints: try addresses(), credentials: try credentials(secrets))
    settings.project = project
    settings.projectID = projectID
    settings.domain = domain
    settings.domainID = domainID
    settings.authority = authority?.path
    settings.credentialsNow = {
      // A command may take its time, and nothing else is to wait for it.
      await withCheckedContinuation { continuation in
        DispatchQueue.global().async {
          continuation.resume(returning: try? credentials(secrets.withoutPrompt))
        }
      }
    }
    return settings
  }

  /// Where its services are.
  package func addresses() throws(AccountError) -> Endpoints {
    var own: [String: WebAddress] = [:]
    for (service, text) in endpoints {
      guard let address = WebAddress(parsing: text) else {
        throw error(
          "the endpoint of \(service) is not a URL such as https://\(service).example.com")
      }
      own[service] = address
    }
    return Endpoints(pattern: cloud.flatMap(\.hosts), region: region, own: own)
  }

  private func credentials(_ secrets: SecretReader) throws(AccountError) -> Credentials {
    func read(_ source: SecretSource, _ what: String) throws(AccountError) -> String {
      do throws(SecretError) {
        return try secrets.text(of: source, prompt: "\(what) for context \(name): ")
      } catch {
        throw self.error("\(what): \(error.message)")
      }
    }
    switch login {
    case .password(let user, let domain, let password):
      let password = SecretValue(try read(password, "password"))
      return .password(user: user, domain: domain, password: password)
    case .token(let token): return .token(SecretValue(try read(token, "token")))
    case .keys(let accessKey, let secretKey, let securityToken, let dialect):
      var keys = SigningKeys(
        accessKey: try read(accessKey, "access key"),
        secretKey: SecretValue(try read(secretKey, "secret key")),
        dialect: dialect == .scoped ? .scoped() : .access)
      if let securityToken {
        keys.securityToken = SecretValue(try read(securityToken, "security token"))
      }
      return .keys(keys)
    case nil: throw error("nothing says how to log in: give it auth")
    }
  }

  private func error(_ message: String) -> AccountError {
    AccountError(context: name, message: message)
  }
}

extension KnownAccount {
  /// The same with endpoints that win over its own, and with an obstacle when it still has no place to ask.
  func placed(at others: [String: String] = [:]) -> KnownAccount {
    var account = self
    account.endpoints.merge(others) { $1 }
    let pattern = Endpoints(pattern: cloud.flatMap(\.hosts), region: region)
    if account.endpoints.isEmpty, pattern.login == nil {
      let all = [obstacle, adviceOnPlace].compactMap { $0 }
      account.obstacle = all.isEmpty ? nil : all.joined(separator: "; ")
    }
    return account
  }
}

extension Cloud {
  var hosts: HostPattern? { HostPattern.named[rawValue] }
}
