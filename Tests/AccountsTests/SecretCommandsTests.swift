import Configuration
import Glibc
import Synchronization
import Testing

@testable import Accounts
@testable import JobSources

/// The commands of many accounts, which may all take their time.
@Suite struct SecretCommandsTests {
  /// Each command is a word, and what comes of it is written down here.
  private final class Machine: Sendable {
    let calls = Mutex<[String]>([])
    /// The rest of these have to have begun before one of them ends.
    let meeting: Meeting?

    init(meeting: Meeting? = nil) { self.meeting = meeting }

    var reader: SecretReader {
      SecretReader(
        variable: { _ in nil }, file: { _ in .missing },
        command: { line, mayAsk throws(SecretError) in
          self.calls.withLock { $0.append(mayAsk ? "\(line), may ask" : line) }
          self.meeting?.arrive()
          if line == "hangs" { throw SecretError("too late", isLate: true) }
          if line == "locked", !mayAsk { throw SecretError("no terminal") }
          if line == "broken" { throw SecretError("broken") }
          return "secret of \(line)"
        },
        ask: { prompt throws(SecretError) in "typed" })
    }
  }

  private func account(_ command: String) -> KnownAccount {
    var account = KnownAccount(name: command, origin: "config.yaml:1")
    account.login = .password(user: "u", domain: "d", .command(command))
    account.endpoints = ["iam": "https://iam.example.test/v3"]
    return account
  }

  private func secret(_ account: KnownAccount, _ reader: SecretReader) -> Result<
    String, AccountError
  > {
    Result { () throws(AccountError) in
      guard case .password(_, _, let password) = try account.account(secrets: reader).credentials
      else { return "" }
      return password.revealed
    }
  }

  @Test(.timeLimit(.minutes(1))) func theyRunAtTheSameTime() {
    let accounts = ["a", "b", "c"].map(account)
    let machine = Machine(meeting: Meeting(of: 3))
    let reader = machine.reader.havingRun(commandsOf: accounts) { _, _ in }
    #expect(
      accounts.map { secret($0, reader) } == ["a", "b", "c"].map { .success("secret of \($0)") })
    #expect(machine.calls.withLock { $0.sorted() } == ["a", "b", "c"])
  }

  @Test func equalOnesRunOnce() {
    let accounts = ["a", "a", "b", "a"].map(account)
    let machine = Machine()
    let reader = machine.reader.havingRun(commandsOf: accounts) { _, _ in }
    for account in accounts { _ = secret(account, reader) }
    #expect(machine.calls.withLock { $0.sorted() } == ["a", "b"])
  }

  /// A password store that is locked asks at the terminal, where two must not ask at once.
  @Test func whatFailsWithoutTheTerminalGetsIt() {
    let accounts = ["a", "locked"].map(account)
    let machine = Machine()
    let reader = machine.reader.havingRun(commandsOf: accounts) { _, _ in }
    #expect(secret(accounts[1], reader) == .success("secret of locked"))
    #expect(secret(accounts[1], reader) == .success("secret of locked"))
    #expect(machine.calls.withLock { $0.sorted() } == ["a", "locked", "locked, may ask"])
  }

  @Test func whatTookTooLongIsNotTriedAgain() {
    let accounts = ["hangs", "a"].map(account)
    let machine = Machine()
    let reader = machine.reader.havingRun(commandsOf: accounts) { _, _ in }
    #expect(
      secret(accounts[0], reader)
        == .failure(AccountError(context: "hangs", message: "password: too late")))
    #expect(machine.calls.withLock { $0.sorted() } == ["a", "hangs"])
  }

  @Test func oneThatIsAloneMayAskAtOnce() {
    let machine = Machine()
    let accounts = [account("locked"), account("locked")]
    let reader = machine.reader.havingRun(commandsOf: accounts) { _, _ in
      Issue.record("nothing to wait for")
    }
    #expect(
      accounts.map { secret($0, reader) } == [
        .success("secret of locked"), .success("secret of locked"),
      ])
    #expect(machine.calls.withLock { $0 } == ["locked, may ask"])
  }

  @Test func whoLooksAgainLaterRunsTheCommandAgain() async throws {
    let accounts = ["a", "b"].map(account)
    let machine = Machine()
    let reader = machine.reader.havingRun(commandsOf: accounts) { _, _ in }
    let settings = try accounts[0].account(secrets: reader)
    #expect(await settings.credentialsNow() == settings.credentials)
    #expect(machine.calls.withLock { $0.sorted() } == ["a", "a", "b"])
  }

  @Test func whoWaitsHearsHowFarItIs() {
    var heard: [String] = []
    let accounts = ["a", "broken", "b"].map(account)
    _ = Machine().reader.havingRun(commandsOf: accounts) { heard.append("\($0)/\($1)") }
    #expect(heard == ["0/3", "1/3", "2/3"])
  }
}

/// Whoever arrives waits for all.
private final class Meeting: Sendable {
  private let missing: Mutex<Int>

  init(of count: Int) { missing = Mutex(count) }

  func arrive() {
    missing.withLock { $0 -= 1 }
    while missing.withLock({ $0 }) > 0 { sched_yield() }
  }
}
