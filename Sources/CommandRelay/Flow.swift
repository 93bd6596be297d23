import Glibc

/// The way of the bytes from one stream of the command to one of ours. It holds one read at most: as
/// long as that is not written, nothing more is read, and the command waits as it would without us.
final class Flow {
  private let stream: CommandStream
  private var source: Descriptor?
  private let sink: Sink
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 65536, alignment: 16)
  private var pending = 0..<0
  /// How much is still read of what is there, once the command has ended.
  private var rest: Int?
  private var lastReadCount = 0

  init(_ stream: CommandStream, from source: Descriptor, to sink: Sink) {
    self.stream = stream
    self.source = source
    self.sink = sink
  }

  deinit { buffer.deallocate() }

  var isOpen: Bool { source != nil || !pending.isEmpty }
  /// Whether it reads on without waiting for more.
  var isDraining: Bool { rest != nil && source != nil && pending.isEmpty }

  /// What to wait for: in the source, and in the sink.
  var interests: (pollfd, pollfd) {
    let isFull = !pending.isEmpty
    return (
      pollfd(fd: isFull ? -1 : source?.number ?? -1, events: Int16(POLLIN), revents: 0),
      // Even with nothing to write, a reader who has left is noticed.
      pollfd(
        fd: isOpen ? sink.descriptor : -1, events: isFull ? Int16(POLLOUT) : 0, revents: 0)
    )
  }

  /// - Parameters: what poll(2) found.
  func advance(
    source sourceEvents: Int16, sink sinkEvents: Int16,
    onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) {
    if !pending.isEmpty {
      if sinkEvents != 0 { write() }
    } else if sinkEvents & Int16(POLLERR | POLLHUP) != 0 {
      // Now the command meets a pipe without a reader, as it would have met ours.
      close()
    } else if sourceEvents != 0 {
      read(onOutput)
    } else if isDraining {
      close()
    }
  }

  /// Passes on what is there at this moment, as far as our stream takes it.
  func passOnWhatIsThere(_ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void) {
    var passes = 0
    repeat {
      if pending.isEmpty { read(onOutput) } else { write() }
      passes += 1
    } while passes < 64 && lastReadCount > 0 && pending.isEmpty
  }

  /// The command has ended: what is there already is still passed on, but not what its children
  /// print after it.
  func commandHasEnded() {
    guard let source, rest == nil else { return }
    let getPipeSize: Int32 = 1032  // F_GETPIPE_SZ, which Swift does not see
    let capacity = fcntl(source.number, getPipeSize)
    rest = capacity > 0 ? Int(capacity) : 2 * buffer.count  // more than a terminal holds
  }

  /// Closes our end for everybody here: the command is to notice.
  func close() {
    source?.close()
    source = nil
    pending = 0..<0
  }

  private func read(_ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void) {
    guard let source else { return lastReadCount = 0 }
    let limit = min(buffer.count, rest ?? buffer.count)
    let count = Glibc.read(source.number, buffer.baseAddress, limit)
    lastReadCount = count
    if count > 0 {
      pending = 0..<count
      write()
      onOutput(stream, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      if let rest { self.rest = rest - count }
      if rest == 0 { self.source = nil }
    } else if count < 0 && (errno == EINTR || errno == EAGAIN && rest == nil) {
      return
    } else {
      // The end; of a terminal it is EIO.
      self.source = nil
    }
  }

  private func write() {
    while !pending.isEmpty {
      switch sink.write(UnsafeRawBufferPointer(rebasing: buffer[pending])) {
      case .wrote(let count): pending = pending.lowerBound + count..<pending.upperBound
      case .full: return
      case .gone: return close()
      }
    }
  }
}
