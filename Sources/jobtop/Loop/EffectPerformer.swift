import Dashboard
import Dispatch
import Foundation
import Glibc
import JobModel
import TerminalUI

/// Does outside of the event loop what the dashboard wants to have done, and tells the loop what came of it.
struct EffectPerformer: Sendable {
  let feed: any JobFeed
  let themes: ThemeLibrary
  /// Nil where nothing is kept.
  let keeper: StoreKeeper?
  /// Nil where the operator has no command for jobs that end.
  let endCommands: EndCommands?
  private let themeWatch: ThemeWatch
  private let newestQuestions = NewestQuestions()

  init(
    feed: any JobFeed, themes: ThemeLibrary, keeper: StoreKeeper?, endCommands: EndCommands?
  ) {
    self.feed = feed
    self.themes = themes
    self.keeper = keeper
    self.endCommands = endCommands
    themeWatch = ThemeWatch(themes: themes)
  }

  /// - Parameters:
  ///   - origin: of the rows that the effect is about.
  ///   - post: hands a message to the event loop, from any thread.
  func perform(
    _ effect: Effect, onRowsOf origin: RowOrigin?, post: @escaping @Sendable (Message) -> Void
  ) {
    switch effect {
    case .arrange(let request):
      newestQuestions.note(request)
      Task.detached {
        let result = request.result { newestQuestions.isNewest(request) }
        if newestQuestions.isNewest(request) { post(.arranged(result)) }
      }
    case .digest(let request):
      Task.detached { post(.digested(request.result())) }
    case .loadDetail(let row):
      Task.detached { post(.detail(await feed.details(of: [row])[0])) }
    case .askNow(let rows):
      Task.detached { await feed.ask(rows) }
    case .watch(let rows):
      Task.detached { await feed.watch(rows) }
    case .open(let address):
      Task.detached { post(Browser.open(address)) }
    case .remember(let visit): keeper?.remember(visit)
    case .track(let text): keeper?.post({ try $0.track(text) }, to: post)
    case .forget(let rows): keeper?.post(onRowsOf: origin, { try $0.forget(rows) }, to: post)
    case .recall(let rows): keeper?.post(onRowsOf: origin, { try $0.recall(rows) }, to: post)
    case .note(let rows, let text):
      keeper?.post(onRowsOf: origin, { try $0.note(text, rows) }, to: post)
    case .runCommand(let rows): endCommands?.run(for: rows)
    case .dropCommands: endCommands?.drop()
    case .writeFile(let path, let text):
      Task.detached { post(TextFile.write(text, to: path)) }
    case .loadTheme(let name):
      Task.detached {
        do { post(.themeChanged(try themes.theme(named: name))) } catch {
          post(.failed("\(error)"))
        }
      }
    case .followTheme(let path): themeWatch.follow(path, post: post)
    case .copy, .setTitle, .setMouse, .ring, .notify, .repaint, .suspend, .quit:
      preconditionFailure("\(effect) is the event loop's")
    }
  }

  /// Waits until what was to be kept is kept, and starts nothing more.
  func finish() {
    endCommands?.finish()
    keeper?.finish()
  }
}

/// A file that the operator asked for.
private enum TextFile {
  static func write(_ text: String, to path: String) -> Message {
    let expanded = NSString(string: path).expandingTildeInPath
    // Never over something that is there: what was written before may be all there is of it.
    let descriptor = Glibc.open(expanded, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let reason =
        errno == EEXIST ? "exists already" : String(cString: strerror(errno)).lowercased()
      return .failed("\(path): \(reason); choose another name")
    }
    let handle = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    do {
      try handle.write(contentsOf: Data(text.utf8))
      return .done("written to \(path)")
    } catch {
      return .failed("\(path): could not be written whole: \(error.localizedDescription)")
    }
  }
}
