import Glibc
import Synchronization

/// Where messages for the event loop arrive: the only place where anything crosses threads.
///
/// A byte in a pipe wakes the loop, so that it can wait for the terminal and for messages at once.
final class Inbox<Message: Sendable>: Sendable {
  /// Readable when messages are there.
  let readDescriptor: Int32
  private let writeDescriptor: Int32
  private let messages = Mutex<[Message]>([])

  init() throws {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw InboxError() }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    readDescriptor = ends[0]
    writeDescriptor = ends[1]
  }

  struct InboxError: Error {}

  deinit {
    close(readDescriptor)
    close(writeDescriptor)
  }

  /// - Parameter replaces: waiting messages that this one makes out of date.
  func post(_ message: Message, replacing replaces: (Message) -> Bool = { _ in false }) {
    let wasEmpty = messages.withLock { messages in
      let wasEmpty = messages.isEmpty
      messages.removeAll(where: replaces)
      messages.append(message)
      return wasEmpty
    }
    guard wasEmpty else { return }
    var byte: UInt8 = 1
    _ = write(writeDescriptor, &byte, 1)
  }

  func takeAll() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(readDescriptor, &bytes, bytes.count) > 0 {}
    return messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
