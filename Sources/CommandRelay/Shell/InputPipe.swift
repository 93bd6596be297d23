import CRelay
import Glibc

/// What a command can read on its standard input, as slowly as it likes, or not at all.
struct InputPipe {
  /// To be closed once the command has it.
  let readingEnd: Descriptor
  private let writingEnd: Descriptor
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) throws(ShellCommand.Failure) {
    var ends: [Int32] = [-1, -1]
    guard relay_open_input(&ends) else { throw .lastCall }
    readingEnd = Descriptor(ends[0])
    writingEnd = Descriptor(ends[1])
    rest = bytes[...]
  }

  /// Writes what there is room for; takes at most this many milliseconds, and no less when all is written.
  mutating func write(within milliseconds: Int32) {
    var watched = pollfd(fd: writingEnd.number, events: Int16(POLLOUT), revents: 0)
    guard poll(&watched, 1, milliseconds) > 0 else { return }
    let count = rest.withUnsafeBytes {
      Glibc.write(writingEnd.number, $0.baseAddress, $0.count)
    }
    if count > 0 { rest.removeFirst(count) }
    let hasFailed = count < 0 && errno != EAGAIN && errno != EINTR
    if rest.isEmpty || hasFailed { writingEnd.close() }
  }
}
