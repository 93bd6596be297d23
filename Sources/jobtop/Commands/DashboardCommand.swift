import ArgumentParser
import CommandRelay
import Configuration
import Dashboard
import Glibc
import JobModel
import JobSources
import JobStore
import TerminalUI
import Themes

/// The screen. Runs when no command is named.
struct DashboardCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dashboard", abstract: "Open the dashboard (the default command).")

  @OptionGroup var input: SourceOptions
  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption

  @Flag(
    name: [.short, .long],
    help: "Follow files as they grow, even when they are rotated or truncated.")
  var follow = false

  @Option(
    help: ArgumentHelp("Only jobs like this: state:failed|running !createVolume", valueName: "expr")
  )
  var filter: String?

  @Option(
    help: ArgumentHelp("A theme by its name, or a theme file.", valueName: "name|path"),
    completion: .list(BuiltinThemes.files.map(\.name)))
  var theme: String?

  @OptionGroup var view: ViewOption
  @OptionGroup var context: ContextOption
  @OptionGroup var refresh: RefreshOption

  @Flag(
    help:
      "Only look: no job can be added, forgotten or given a note. What the cloud answers is still recorded."
  )
  var readOnly = false

  func run() throws {
    let ownFilter = try FilterOption.filter(filter)
    let library = ThemeLibrary()
    var configuration = try config.configuration()
    configuration.links = config.links(of: configuration)
    var beginning = Beginning(
      filter: try context.narrowing(ownFilter), views: try context.narrowing(configuration.views))
    beginning.view = try view.view(among: beginning.views)
    beginning.theme =
      try theme.map { try usable($0, in: library) }
      ?? config.theme(of: configuration, in: library)
    // Checked while a message can still be printed.
    if let view = beginning.view {
      beginning.filterOfView = try FilterOption.both(ownFilter, view.filter)
    }
    guard isatty(STDOUT_FILENO) == 1 else {
      throw noTerminal("standard output is not a terminal")
    }
    var input = input
    if input.files.isEmpty, !input.demo.isOn, isatty(STDIN_FILENO) == 0, isPipe(STDIN_FILENO) {
      input.files = ["-"]
    }
    guard !input.files.contains("-") || isatty(STDIN_FILENO) == 0 else {
      throw ValidationError(
        "- reads standard input, which is this terminal: pipe something into jobtop")
    }
    try checkFiles(input.files)
    // The simulated cloud leaves nothing on disk.
    let log = ProgramLog(
      level: logging.level, path: input.demo.isOn ? nil : LogFile.usualPath,
      now: Timekeeper.system.now)
    defer { log.finish() }
    let session = try session(input, log)
    let terminal = try openTerminal()
    let code = dashboard(on: terminal, session, configuration, beginning, library, log)
    log.end("dashboard", at: session.now())
    if code != 0 { throw ExitCode(code) }
  }

  /// A word that is neither a file nor a command is a typo, and must not open an empty screen. A file that is
  /// followed may be created later.
  private func checkFiles(_ files: [String]) throws {
    for file in files where file != "-" && !follow && access(file, F_OK) != 0 {
      guard !file.contains("/"), !file.contains(".") else {
        StandardStreams.complain("\(file.printable): no such file")
        throw ExitCode(2)
      }
      let commands = Jobtop.commands
      let hint = nearestName(to: file, among: commands).map { "; did you mean jobtop \($0)?" } ?? ""
      StandardStreams.complain("\(file.printable): neither a file nor a command\(hint)")
      throw ExitCode(2)
    }
  }

  /// How the screen looks at first.
  private struct Beginning {
    var filter: JobFilter
    var views: [SavedView]
    var view: SavedView?
    /// With what the command line leaves of it.
    var filterOfView: JobFilter?
    var theme: Theme?
  }

  /// What the dashboard shows.
  private struct Session {
    var feed: any JobFeed
    /// What the header calls it.
    var name: String
    var now: @Sendable () -> Instant
    /// Writes to the store; nil where the jobs are not in it.
    var keeper: StoreKeeper?
  }

  private func session(_ input: SourceOptions, _ log: ProgramLog) throws -> Session {
    if input.isStore {
      log.begin("dashboard", store: StoreLocation.path)
      return Session(
        feed: try storeFeed(log.log), name: context.names.joined(separator: " "),
        now: Timekeeper.system.now,
        keeper: StoreKeeper(
          path: StoreLocation.path, configuration: config.file,
          visits: isWhole ? VisitFile.usual : nil, log: log.log))
    }
    guard context.names.isEmpty else {
      throw ValidationError("--context is for tracked jobs: leave out files and --demo")
    }
    let named = input.sources(isLive: true, follows: follow)
    log.begin("dashboard", store: nil, at: named.timekeeper.now())
    return Session(
      feed: Tracker(sources: named.sources, timekeeper: named.timekeeper),
      name: named.sources.map(\.name).joined(separator: " "), now: named.timekeeper.now)
  }

  /// Whether the whole store is shown: only then does the screen come back as it was left.
  private var isWhole: Bool { filter == nil && view.name == nil && context.names.isEmpty }

  /// The store, kept fresh if there is an account to ask.
  private func storeFeed(_ log: Log) throws -> any JobFeed {
    let asked = try AskedAccounts(
      config, named: context.names, atMostEvery: refresh.interval, log: log)
    guard !asked.accounts.isEmpty else {
      let jobs = try StoreLocation.jobs(log)
      awaited { await jobs.learn(asked.unusable) }
      return jobs
    }
    let store = try StoreLocation.writing(log)
    return AttendedStore(
      jobs: try StoreLocation.jobs(log), poller: asked.poller(of: store),
      orders: OrderPoller(store: store, accounts: asked.accounts))
  }

  private func dashboard(
    on terminal: any Terminal, _ session: Session, _ configuration: Configuration,
    _ beginning: Beginning, _ library: ThemeLibrary, _ log: ProgramLog
  ) -> Int32 {
    guard let inbox = try? Inbox<Message>() else {
      terminal.close()
      return 2
    }
    Memory.givesLargeBlocksBack()
    log.follow { inbox.post(.log($0)) }
    let standings = StandingLog(log.log, now: session.now)
    // The first rows and the themes are read at the same time.
    Task.detached {
      await session.feed.run {
        standings.note($0.sources)
        inbox.post(.snapshot($0)) { if case .snapshot = $0 { true } else { false } }
      }
    }
    let state = initialState(terminal, session, configuration, beginning, library)
    let endCommands = configuration.notify.command.map {
      EndCommands(
        command: ShellCommand($0), feed: session.feed, links: configuration.links, log: log.log)
    }
    let effects = EffectPerformer(
      feed: session.feed, themes: library, keeper: session.keeper, endCommands: endCommands)
    let loop = EventLoop(
      terminal: terminal, inbox: inbox, effects: effects, state: state,
      desktop: DesktopNotice { getenv($0).map { String(cString: $0) } }, now: session.now)
    let code = loop.run()
    terminal.close()
    loop.finish()
    return code
  }

  private func initialState(
    _ terminal: any Terminal, _ session: Session, _ configuration: Configuration,
    _ beginning: Beginning, _ library: ThemeLibrary
  ) -> AppState {
    var settings = configuration.settings
    settings.views = beginning.views
    settings.sourceName = session.name
    settings.keepsJobs = session.keeper != nil
    settings.isReadOnly = readOnly
    settings.speed = input.demo.speed
    settings.isUnicode = terminal.isUnicode
    settings.depth = terminal.depth
    settings.followsBackground = beginning.theme == nil
    settings.secondsEastOfUTC = LocalTime.secondsEastOfUTC
    let themes = library.all.themes
    let usual = themes.first { $0.name == "dark" } ?? Theme.plain
    var state = AppState(
      settings: settings, size: terminal.size, now: session.now(), themes: themes,
      theme: beginning.theme ?? usual, filter: beginning.filter)
    if settings.followsBackground {
      if let isLight = terminal.hasLightBackground { state.followBackground(isLight: isLight) }
      terminal.askForBackground()
    }
    if let view = beginning.view { state.show(view, filter: beginning.filterOfView) }
    if session.keeper != nil { LastVisit.goOn(with: &state, isElsewhere: !isWhole) }
    return state
  }

  private func usable(_ name: String, in library: ThemeLibrary) throws -> Theme {
    do { return try library.theme(named: name) } catch {
      throw ValidationError("--theme: \(error)")
    }
  }

  private func openTerminal() throws -> any Terminal {
    do { return try CursesTerminal() } catch { throw noTerminal(error.description) }
  }

  private func noTerminal(_ reason: String) -> ValidationError {
    ValidationError("\(reason); `jobtop list` needs no terminal")
  }

  private func isPipe(_ descriptor: Int32) -> Bool {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return false }
    return [S_IFIFO, S_IFREG, S_IFSOCK].contains(status.st_mode & S_IFMT)
  }
}
