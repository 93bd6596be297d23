/// How a command ended.
package enum CommandEnding: Sendable, Equatable {
  case exited(Int32)
  /// A signal killed it: the caller may want to die of the same one.
  case signalled(Int32)

  /// - Parameter status: as `waitpid` gives it.
  init(status: Int32) {
    let signal = status & 0x7F
    self = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
  }
}
