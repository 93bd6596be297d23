import CRelay
import Glibc

/// A terminal for the command, like one that the user has.
final class Pseudoterminal {
  /// Our side.
  let master: Descriptor
  /// The side of the command; given up once it has started.
  private(set) var slave: Descriptor?
  private var isProcessingHeldBack = false

  /// - Parameter original: its size and settings are taken over.
  init(like original: Int32) throws(RelayError) {
    var ends: [Int32] = [-1, -1]
    guard relay_open_terminal(&ends) else {
      throw .failed("open a terminal for the command", code: errno)
    }
    master = Descriptor(ends[0])
    slave = Descriptor(ends[1])
    var settings = termios()
    if tcgetattr(original, &settings) == 0 { tcsetattr(ends[1], TCSANOW, &settings) }
    copySize(of: original)
  }

  func closeSlave() { slave = nil }

  /// The system tells the programs on this terminal when it changes.
  func copySize(of original: Int32) {
    var size = winsize()
    guard ioctl(original, UInt(TIOCGWINSZ), &size) == 0 else { return }
    _ = ioctl(master.number, UInt(TIOCSWINSZ), &size)
  }

  /// Line ends must become \r\n once: here while the user's terminal is raw, there otherwise.
  func holdBackProcessing(_ holdsBack: Bool) {
    guard holdsBack != isProcessingHeldBack else { return }
    var settings = termios()
    guard tcgetattr(master.number, &settings) == 0 else { return }
    if holdsBack {
      guard settings.c_oflag & tcflag_t(OPOST) != 0 else { return }  // not wanted anyway
      settings.c_oflag &= ~tcflag_t(OPOST)
    } else {
      settings.c_oflag |= tcflag_t(OPOST)
    }
    if tcsetattr(master.number, TCSANOW, &settings) == 0 { isProcessingHeldBack = holdsBack }
  }
}
