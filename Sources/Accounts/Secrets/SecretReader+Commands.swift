import CommandRelay
import Configuration
import Foundation
import Synchronization

extension SecretReader {
  /// How many commands run at once: a password store on another machine need not get thirty questions in a moment.
  private static let atOnce = 8

  /// The same, but knows what the commands of these accounts print: they are run here, each once, and all at the same
  /// time.
  ///
  /// None of them has the terminal then. Whichever fails may have wanted to ask something there, so it is run once
  /// more when its secret is read, and has the terminal for itself.
  ///
  /// - Parameter onWait: is told how many of them have ended, before each wait for another.
  package func havingRun(
    commandsOf accounts: [KnownAccount], onWait: (_ done: Int, _ all: Int) -> Void
  ) -> SecretReader {
    let printed = Printed()
    let lines = Self.commands(of: accounts)
    // A single one need not wait for others, and may ask at once.
    if lines.count > 1 { ShellCommand.endingWithUs { run(lines, into: printed, onWait) } }
    var reader = self
    reader.command = { [command] line, mayAsk throws(SecretError) in
      // Whoever must not ask looks again later, when the secret may have been changed.
      guard mayAsk else { return try command(line, mayAsk) }
      if let known = printed[line] { return try known.get() }
      let result = Self.result { () throws(SecretError) in try command(line, mayAsk) }
      printed[line] = result
      return try result.get()
    }
    return reader
  }

  private func run(
    _ lines: [String], into printed: Printed, _ onWait: (_ done: Int, _ all: Int) -> Void
  ) {
    let queue = OperationQueue()
    queue.maxConcurrentOperationCount = Self.atOnce
    let ended = DispatchSemaphore(value: 0)
    for line in lines {
      queue.addOperation { [command] in
        let result = Self.result { () throws(SecretError) in try command(line, false) }
        switch result {
        case .success: printed[line] = result
        // It has had its time.
        case .failure(let error) where error.isLate: printed[line] = result
        case .failure: break
        }
        ended.signal()
      }
    }
    for done in lines.indices {
      onWait(done, lines.count)
      ended.wait()
    }
  }

  /// In the order in which they are needed.
  private static func commands(of accounts: [KnownAccount]) -> [String] {
    var seen: Set<String> = []
    return accounts.filter { $0.obstacle == nil }.flatMap { $0.login?.sources ?? [] }.compactMap {
      guard case .command(let line) = $0, seen.insert(line).inserted else { return nil }
      return line
    }
  }

  private static func result(
    _ body: () throws(SecretError) -> String
  ) -> Result<String, SecretError> {
    do throws(SecretError) { return .success(try body()) } catch { return .failure(error) }
  }
}

/// What commands have printed, or how they failed.
private final class Printed: Sendable {
  private let results = Mutex<[String: Result<String, SecretError>]>([:])

  subscript(line: String) -> Result<String, SecretError>? {
    get { results.withLock { $0[line] } }
    set { results.withLock { $0[line] = newValue } }
  }
}
