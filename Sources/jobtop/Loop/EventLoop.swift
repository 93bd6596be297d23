import Dashboard
import Glibc
import JobModel
import JobSources
import TerminalUI

/// The one loop of the dashboard: it waits, updates the state, performs effects, and draws.
///
/// Only the first thread of the program is ever in here, and only it touches the terminal. Everything that
/// takes long happens elsewhere and comes back as a message.
final class EventLoop {
  private let terminal: any Terminal
  private let inbox: Inbox<Message>
  private let effects: EffectPerformer
  private let desktop: DesktopNotice
  private let now: () -> Instant
  private var state: AppState
  private var exitCode: Int32?
  /// When something on the screen gets older.
  private var due: Instant?

  init(
    terminal: any Terminal, inbox: Inbox<Message>, effects: EffectPerformer, state: AppState,
    desktop: DesktopNotice, now: @escaping () -> Instant
  ) {
    self.terminal = terminal
    self.inbox = inbox
    self.effects = effects
    self.state = state
    self.desktop = desktop
    self.now = now
  }

  /// Runs until the user leaves or the terminal goes away.
  ///
  /// - Returns: the exit code of the program.
  func run() -> Int32 {
    handle([.tick(now())])
    show()
    while exitCode == nil {
      switch wait() {
      case .hungUp: handle([.event(.hangup)])
      case .timeout: handle([.tick(now())])
      case .ready:
        let messages = inbox.takeAll() + terminal.pendingEvents().map { .event($0) }
        if isUnseen(messages) {
          handle(messages)
          continue
        }
        handle([.tick(now())] + messages)
      }
      if exitCode == nil { show() }
    }
    return exitCode ?? 0
  }

  /// What the operator did last is done before the program ends. That may take long while another program
  /// holds the store, so the terminal is given back first, and failures are reported there.
  func finish() {
    effects.finish()
    for case .failed(let text) in inbox.takeAll() { StandardStreams.complain(text) }
  }

  private func show() {
    terminal.setInterruptKey(state.takesInterrupt)
    terminal.show(render(state, theme: state.theme))
    due = state.nextTick.map { now() + $0 }
  }

  /// Whether nothing of this changes the screen, which then need not be drawn until it is due.
  private func isUnseen(_ messages: [Message]) -> Bool {
    !messages.isEmpty && !messages.contains(where: state.isShown)
  }

  private enum Wakening {
    case ready, timeout, hungUp
  }

  /// Waits for the terminal, for messages, or until something on the screen gets older.
  private func wait() -> Wakening {
    var descriptors = [
      pollfd(fd: terminal.inputDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: terminal.wakeDescriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: inbox.readDescriptor, events: Int16(POLLIN), revents: 0),
    ]
    // A clock that is set back must not hold up the screen.
    let rest = state.nextTick.flatMap { span in due.map { min(span, $0 - now()) } }
    let timeout = rest.map { Int32(clamping: max(0, $0.milliseconds)) } ?? -1
    let count = poll(&descriptors, nfds_t(descriptors.count), timeout)
    // A signal also ends the wait; whether it means anything, the terminal knows.
    if count < 0 { return .ready }
    let gone = Int16(POLLHUP | POLLERR | POLLNVAL)
    if descriptors[0].revents & gone != 0 { return .hungUp }
    return count == 0 ? .timeout : .ready
  }

  private func handle(_ messages: [Message]) {
    for message in messages {
      for effect in update(&state, message) { perform(effect) }
    }
  }

  private func perform(_ effect: Effect) {
    switch effect {
    case .quit(let code): exitCode = code
    case .repaint: terminal.repaint()
    case .suspend: terminal.suspend()
    case .ring: terminal.ring()
    case .notify(let text): terminal.write(raw: desktop.sequence(text))
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .copy(let text): terminal.write(raw: ControlSequences.copy(text))
    case .setTitle(let title): terminal.write(title: ControlSequences.title(title))
    case .open(let links) where !Browser.isThere:
      let addresses = links.addresses
      terminal.write(raw: ControlSequences.copy(addresses.joined(separator: "\n")))
      let what = addresses.count == 1 ? "link is" : "\(addresses.count) links are"
      inbox.post(.done("no browser here: the \(what) on your terminal's clipboard"))
    case .arrange, .digest, .loadDetail, .askNow, .watch, .open, .writeFile, .loadTheme,
      .followTheme, .track, .remember, .forget, .recall, .note, .runCommand, .dropCommands:
      effects.perform(effect, onRowsOf: state.rowOrigin) { [inbox] in inbox.post($0) }
    }
  }
}
