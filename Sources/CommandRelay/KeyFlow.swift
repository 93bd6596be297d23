import Glibc

/// The way of the keys from the user's terminal to the command's.
final class KeyFlow {
  private let keyboard: Int32
  private let twin: Descriptor?
  private let master: Descriptor
  private var pending: [UInt8] = []
  /// Whether the user's terminal went away.
  private(set) var isGone = false

  init(from keyboard: Int32, to master: Descriptor) {
    self.keyboard = keyboard
    // Another process may take the keys between poll(2) and read(2).
    twin = Descriptor.nonBlockingTwin(of: keyboard, mode: O_RDONLY)
    self.master = master
  }

  private var source: Int32 { twin?.number ?? keyboard }

  /// What to wait for: keys, and room for them. `isReading` only while the terminal is ours.
  func interests(isReading: Bool) -> (pollfd, pollfd) {
    let isFull = !pending.isEmpty
    return (
      pollfd(fd: isReading && !isFull ? source : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: isFull ? master.number : -1, events: Int16(POLLOUT), revents: 0)
    )
  }

  /// - Parameters: what poll(2) found.
  func advance(keyboard keyEvents: Int16, master masterEvents: Int16) {
    if masterEvents & Int16(POLLHUP) != 0 { pending = [] }
    if !pending.isEmpty && masterEvents != 0 { write() }
    guard keyEvents != 0, pending.isEmpty else { return }
    var count = 0
    pending = [UInt8](unsafeUninitializedCapacity: 4096) { buffer, initialized in
      count = read(source, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    if count == 0 || count < 0 && errno != EINTR && errno != EAGAIN { isGone = true }
    write()
  }

  private func write() {
    guard !pending.isEmpty else { return }
    let count = Glibc.write(master.number, pending, pending.count)
    if count > 0 { pending.removeFirst(count) }
  }
}
