import Dashboard
import JobModel

/// Performs the dashboard's effects outside of the event loop, and posts what came of them.
struct EffectPerformer: Sendable {
  let feed: any JobFeed
  let themes: ThemeLibrary
  /// Nil where nothing is kept.
  let keeper: StoreKeeper?
  /// Nil where no command is configured for jobs that end.
  let endCommands: EndCommands?
  private let themeWatch: ThemeWatch
  private let newestQuestions = NewestQuestions()
  private let files = FileQueue()

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
      Task.detached { post(.loaded(LoadedJob(await feed.details(of: [row])[0]))) }
    case .askNow(let rows):
      Task.detached { await feed.ask(rows) }
    case .watch(let rows):
      Task.detached { await feed.watch(rows) }
    case .open(let links):
      Task.detached { post(Browser.open(links)) }
    case .remember(let visit): keeper?.remember(visit)
    case .track(let text): keeper?.post({ try $0.track(text) }, to: post)
    case .forget(let rows): keeper?.post(onRowsOf: origin, { try $0.forget(rows) }, to: post)
    case .recall(let rows): keeper?.post(onRowsOf: origin, { try $0.recall(rows) }, to: post)
    case .note(let rows, let text):
      keeper?.post(onRowsOf: origin, { try $0.note(text, rows) }, to: post)
    case .runCommand(let rows): endCommands?.run(for: rows)
    case .dropCommands: endCommands?.drop()
    case .writeFile(let request): files.write(request, post: post)
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

  /// Waits until everything that was to be kept or written is, and starts nothing more.
  func finish() {
    endCommands?.finish()
    files.finish { StandardStreams.complain("still writing to a file; ^C gives up") }
    keeper?.finish {
      StandardStreams.complain(
        "waiting to keep what you did last: another program holds the store; ^C gives up")
    }
  }
}
