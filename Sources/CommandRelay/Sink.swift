import CRelay
import Glibc

/// One of our own streams, where the bytes of the command go. Writing to it does not wait where that
/// can be had, so that signals are forwarded even while no one reads what we write.
struct Sink {
  private let original: Int32
  private let twin: Descriptor?
  private let isSocket: Bool
  /// Whether what is in a pipe can be written here without copying it.
  let takesPipes: Bool

  enum Outcome {
    case wrote(Int)
    case full
    /// No one can ever read it.
    case gone
    /// The system does not do that here; it can be had otherwise.
    case unavailable
  }

  init(_ number: Int32) {
    var status = stat()
    let kind = fstat(number, &status) == 0 ? status.st_mode & S_IFMT : 0
    original = number
    isSocket = kind == S_IFSOCK
    let canHaveTwin = kind == S_IFIFO || isatty(number) == 1
    twin = canHaveTwin ? Descriptor.nonBlockingTwin(of: number, mode: O_WRONLY) : nil
    takesPipes = kind == S_IFIFO
  }

  var descriptor: Int32 { twin?.number ?? original }

  func write(_ bytes: UnsafeRawBufferPointer) -> Outcome {
    while true {
      let count =
        isSocket
        ? send(original, bytes.baseAddress, bytes.count, Int32(MSG_DONTWAIT))
        : Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      if count >= 0 { return .wrote(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .full
      default: return .gone
      }
    }
  }

  /// Writes what is in a pipe and leaves it there.
  func write(from pipe: Int32, atMost limit: Int) -> Outcome {
    while true {
      let count = relay_duplicate(pipe, descriptor, limit)
      if count >= 0 { return .wrote(count) }
      switch errno {
      case EINTR: continue
      case EAGAIN: return .full
      case EPIPE: return .gone
      default: return .unavailable
      }
    }
  }
}
