import CRelay
import Glibc

/// What a command prints.
struct OutputPipe {
  private static let mostRead = 65536

  /// To be closed once the command has it.
  let writingEnd: Descriptor
  private let readingEnd: Descriptor
  private let most: Int
  private(set) var bytes: [UInt8] = []

  /// - Parameter most: how many bytes are kept; the rest is dropped.
  init(most: Int) throws(ShellCommand.Failure) {
    var ends: [Int32] = [-1, -1]
    guard relay_open_pipe(&ends) else { throw .lastCall }
    readingEnd = Descriptor(ends[0])
    writingEnd = Descriptor(ends[1])
    self.most = most
  }

  /// Reads what is there; takes at most this many milliseconds, and no less when nothing comes.
  ///
  /// - Returns: whether there was something.
  @discardableResult
  mutating func read(within milliseconds: Int32) -> Bool {
    // Closed, its number is -1, and poll(2) only waits.
    var watched = pollfd(fd: readingEnd.number, events: Int16(POLLIN), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: Self.mostRead)
    let count = Glibc.read(readingEnd.number, &buffer, buffer.count)
    if count < 0, errno == EAGAIN || errno == EINTR { return true }
    guard count > 0 else {
      readingEnd.close()
      return false
    }
    bytes += buffer[..<min(count, max(0, most - bytes.count))]
    return true
  }
}
