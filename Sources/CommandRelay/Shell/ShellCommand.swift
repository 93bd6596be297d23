import CRelay
import Glibc

/// A command line of the operator's own, for `/bin/sh -c`. One that takes too long is ended.
package struct ShellCommand: Sendable {
  /// Why it failed, in a few words.
  package struct Failure: Error, Equatable {
    package var reason: String
    /// Whether it took too long.
    package var isLate: Bool

    package init(reason: String, isLate: Bool = false) {
      self.reason = reason
      self.isLate = isLate
    }

    /// As `errno` has it.
    static var lastCall: Failure {
      Failure(reason: "could not be run: \(String(cString: strerror(errno)).lowercased())")
    }
  }

  /// The operator may have to unlock a password store first.
  package static let usualPatience: Double = 60

  private let text: String
  private let patience: Double

  /// - Parameter patience: how many seconds it may take.
  package init(_ text: String, patience: Double = Self.usualPatience) {
    self.text = text
    self.patience = patience
  }

  /// Does something in which a signal that ends this process also ends all commands in sessions of their own: the
  /// terminal's ^C does not reach them.
  package static func endingWithUs(_ work: () -> Void) {
    relay_apart_guard()
    defer { relay_apart_unguard() }
    work()
  }

  /// Runs it for what it prints. It has nothing to read: our standard input may be the data of jobtop.
  ///
  /// - Parameters:
  ///   - most: how many bytes are kept; the rest is dropped.
  ///   - isApart: whether it has a session of its own, and so no terminal; otherwise it is in our process group and
  ///     may ask at the terminal.
  /// - Throws: also when it ended with another exit status than 0.
  package func output(atMost most: Int, isApart: Bool = false) throws(Failure) -> [UInt8] {
    let deadline = Monotonic.seconds + patience
    var output = try OutputPipe(most: most)
    let process = try ShellProcess(text, output: output.writingEnd.number, isApart: isApart)
    output.writingEnd.close()
    try process.waitForEnd(within: patience) { output.read(within: $0) }
    // What it printed before its end is there now. Something that it left running may go on for ever.
    while Monotonic.seconds < deadline, output.read(within: 0) {}
    return output.bytes
  }

  /// Runs it for what it does, in a session of its own, where it has no terminal; what it prints is discarded.
  ///
  /// - Parameters:
  ///   - input: what it can read on its standard input.
  ///   - variables: what its environment has besides ours.
  /// - Throws: also when it ended with another exit status than 0.
  package func run(input: [UInt8], variables: [String: String]) throws(Failure) {
    var input = try InputPipe(input)
    let process = try ShellProcess(
      text, input: input.readingEnd.number, isApart: true, variables: variables)
    input.readingEnd.close()
    try process.waitForEnd(within: patience) { input.write(within: $0) }
  }
}
