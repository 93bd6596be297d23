package import JobModel

/// Tries whether an account can be asked, from the name of its host to the right to see orders. It only
/// reads.
package struct AccountCheckup: Sendable {
  private let settings: AccountSettings
  private let account: CloudAccount
  private let now: @Sendable () -> Instant

  /// At most this many services are asked at once.
  private static let width = 6

  package init(
    settings: AccountSettings, client: CloudClient, gate: HostGate,
    now: @escaping @Sendable () -> Instant
  ) {
    self.settings = settings
    self.now = now
    account = CloudAccount(settings: settings, client: client, gate: gate, now: now)
  }

  /// - Parameter report: gets each check as soon as it is done. What cannot be tried any more after a
  ///   failure is left out.
  package func run(_ report: (AccountCheck) -> Void) async {
    guard let host = settings.endpoints.login else {
      return report(
        AccountCheck(
          "login", .bad(advice: "give the context a cloud and a region, or an endpoint for iam"),
          "nothing says where to log in"))
    }
    guard let answer = await reach(host, report) else { return }
    report(clock(answer, host))
    let login = await account.checkLogin()
    login.forEach(report)
    guard !login.contains(where: \.isBad) else { return }
    await services().forEach(report)
    report(await account.checkOrders())
  }

  // MARK: The host of the login

  /// - Returns: nil when there is no connection.
  private func reach(
    _ host: WebAddress, _ report: (AccountCheck) -> Void
  ) async -> CloudAnswer? {
    do throws(TransferError) {
      let answer = try await account.login.reach(host)
      good(host, report)
      return answer
    } catch {
      let reason = error.reason(at: host).description
      switch error {
      case .redirected:
        good(host, report)
        return CloudAnswer(status: 300)
      case .cannotResolve: report(.init("name", .bad(advice: error.advice), reason))
      case .tls:
        report(.init("name", .good, host.host))
        report(.init("connection", .good, host.hostAndPort))
        report(.init("tls", .bad(advice: error.advice), reason))
      // The name may be one that only the proxy knows.
      case .proxyWantsLogin, .noLibrary:
        report(.init("connection", .bad(advice: error.advice), reason))
      case .refused, .timedOut, .tooLarge, .cut, .abandoned, .held:
        report(.init("name", .good, host.host))
        report(.init("connection", .bad(advice: error.advice), reason))
      }
      return nil
    }
  }

  private func good(_ host: WebAddress, _ report: (AccountCheck) -> Void) {
    report(.init("name", .good, host.host))
    report(.init("connection", .good, host.hostAndPort))
    report(
      host.scheme == "https"
        ? .init("tls", .good, "the certificate is trusted")
        : .init("tls", .skipped, "\(host.origin) is not encrypted"))
  }

  private func clock(_ answer: CloudAnswer, _ host: WebAddress) -> AccountCheck {
    guard let date = answer.date else {
      return .init("clock", .skipped, "\(host.hostAndPort) does not tell the time")
    }
    let seconds = Int(((now() - date).seconds).rounded())
    // The cloud tells whole seconds, and the way takes time too.
    guard abs(seconds) > 60 else { return .init("clock", .good, "agrees with \(host.hostAndPort)") }
    let way = seconds > 0 ? "ahead" : "behind"
    return .init(
      "clock", .bad(advice: "set the clock of this machine (timedatectl set-ntp true)"),
      "this machine is \(abs(seconds)) s \(way)")
  }

  // MARK: Services

  private func services() async -> [AccountCheck] {
    let account = account
    var checks: [ServiceCheck] = []
    await inOrder(ServiceRow.all, atOnce: Self.width) { row in
      await account.check(row)
    } take: { check in
      if let check { checks.append(check) }
    }
    return checks.folded
  }
}
