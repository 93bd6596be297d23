import CRelay
import Glibc

/// The terminal of the user, while the command has one of its own and we hand on the keys.
struct UserTerminal {
  let descriptor: Int32
  private var settings = termios()
  private(set) var isTaken = false

  init(descriptor: Int32) { self.descriptor = descriptor }

  private var isForeground: Bool { tcgetpgrp(descriptor) == getpgrp() }

  /// Makes it pass everything on as it is, if it is ours to set: in the background it is not.
  mutating func take() {
    guard isForeground, tcgetattr(descriptor, &settings) == 0 else {
      isTaken = false
      return
    }
    relay_guard(descriptor, &settings)
    var raw = settings
    cfmakeraw(&raw)
    set(raw)
    isTaken = true
  }

  /// Takes it again after we were stopped, when anyone may have changed the settings.
  mutating func takeAgain() {
    if isTaken {
      guard isForeground else { return forget() }
      var raw = settings
      cfmakeraw(&raw)
      set(raw)
    } else {
      take()
    }
  }

  mutating func giveBack() {
    guard isTaken else { return }
    if isForeground { set(settings) }
    forget()
  }

  private mutating func forget() {
    relay_guard(descriptor, nil)
    isTaken = false
  }

  private func set(_ settings: termios) {
    var settings = settings
    while tcsetattr(descriptor, TCSADRAIN, &settings) < 0 && errno == EINTR {}
  }
}
