import Glibc

/// The way of the bytes from one stream of the command to one of ours. It holds one read at most: as
/// long as that is not written, nothing more is read, and the command waits as it would without us.
///
/// Between two pipes, fast output is not copied on its way: it goes straight from the command's pipe to ours,
/// and is then read there.
final class Flow {
  private static let mostRead = 65536

  private let stream: CommandStream
  private var source: Descriptor?
  private let sink: Sink
  private let buffer = UnsafeMutableRawBufferPointer.allocate(
    byteCount: 2 * mostRead, alignment: 16)
  private var pending = 0..<0
  /// Whether the last read found as much as it could take. Little is better copied: a pipe that gets it
  /// otherwise takes no more than sixteen pieces, however small they are.
  private var isFast = false
  /// Whether the sink was full when it was to be written from the pipe.
  private var isSinkFull = false
  /// How much is still read of what is there, once the command has ended.
  private var rest: Int?
  private var lastReadCount = 0
  private var isBetweenPipes: Bool

  init(_ stream: CommandStream, from source: Descriptor, to sink: Sink) {
    self.stream = stream
    self.source = source
    self.sink = sink
    isBetweenPipes = source.isPipe && sink.takesPipes
  }

  deinit { buffer.deallocate() }

  var isOpen: Bool { source != nil || !pending.isEmpty }
  /// Whether it reads on without waiting for more.
  var isDraining: Bool { rest != nil && source != nil && !isFull }
  private var isFull: Bool { !pending.isEmpty || isSinkFull }

  /// What to wait for: in the source, and in the sink.
  var interests: (pollfd, pollfd) {
    (
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
    } else if isSinkFull, sinkEvents & Int16(POLLOUT) != 0 {
      isSinkFull = false
      read(onOutput)
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
    rest = capacity > 0 ? Int(capacity) : 2 * Self.mostRead  // more than a terminal holds
  }

  /// Closes every copy of our end, so that the command notices.
  func close() {
    source?.close()
    source = nil
    pending = 0..<0
    isSinkFull = false
  }

  private func read(_ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void) {
    guard let source else { return lastReadCount = 0 }
    if isFast { return passOn(from: source, onOutput) }
    let limit = min(Self.mostRead, rest ?? Self.mostRead)
    let count = Glibc.read(source.number, buffer.baseAddress, limit)
    lastReadCount = count
    if count > 0 {
      isFast = count == Self.mostRead && isBetweenPipes
      pending = 0..<count
      write()
      hasRead(count, onOutput)
    } else if count < 0 && (errno == EINTR || errno == EAGAIN && rest == nil) {
      return
    } else {
      // The end; of a terminal it is EIO.
      self.source = nil
    }
  }

  private func hasRead(
    _ count: Int, _ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) {
    onOutput(stream, UnsafeRawBufferPointer(rebasing: buffer[..<count]))
    if let rest { self.rest = rest - count }
    if rest == 0 { source = nil }
  }

  /// Writes what is in the pipe, and only then reads it: no one else reads it meanwhile.
  private func passOn(
    from source: Descriptor, _ onOutput: (CommandStream, UnsafeRawBufferPointer) -> Void
  ) {
    let limit = min(buffer.count, rest ?? buffer.count)
    lastReadCount = 0
    switch sink.write(from: source.number, atMost: limit) {
    case .wrote(0):
      // Not only at the end, but also when another process fills the sink right now. Only reading tells.
      isFast = false
      read(onOutput)
    case .wrote(let count):
      lastReadCount = Glibc.read(source.number, buffer.baseAddress, count)
      isFast = count >= Self.mostRead / 4
      hasRead(count, onOutput)
    case .full:
      var left: Int32 = 0
      _ = ioctl(source.number, UInt(FIONREAD), &left)
      isSinkFull = left > 0
      // What is empty may have come to its end, which only reading tells while the sink is full.
      isFast = isSinkFull
    case .gone: close()
    case .unavailable:
      (isBetweenPipes, isFast) = (false, false)
      read(onOutput)
    }
  }

  private func write() {
    while !pending.isEmpty {
      switch sink.write(UnsafeRawBufferPointer(rebasing: buffer[pending])) {
      case .wrote(let count): pending = pending.lowerBound + count..<pending.upperBound
      case .full: return
      case .gone, .unavailable: return close()
      }
    }
  }
}
