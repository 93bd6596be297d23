import ArgumentParser
import CommandRelay
import Glibc
import JobModel
import JobStore

struct ExecCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exec",
    abstract: "Run a command untouched, and track the jobs that its output names.",
    usage: "jobtop exec [--note <text>] [--wait] -- COMMAND ...",
    discussion: "Its output, terminal, signals and exit status pass through unchanged.")

  @Option(help: ArgumentHelp("A note to attach to each of the jobs.", valueName: "text"))
  var note: String?

  @Flag(help: "Then wait for the jobs it started; how they end decides the exit status.")
  var wait = false

  @OptionGroup var config: ConfigurationOption
  @OptionGroup var logging: LogOption
  @OptionGroup var refresh: RefreshOption

  @Argument(parsing: .postTerminator, help: "The command and its arguments, after --.")
  var command: [String] = []

  func validate() throws {
    guard !command.isEmpty else {
      throw ValidationError("no command: write it after --, as in jobtop exec -- openstack ...")
    }
  }

  func run() throws {
    let watch = OutputWatch(name: command[0], note: note, configuration: config.file)
    let ending: CommandEnding
    do {
      ending = try CommandRelay(command: command).run { stream, bytes in
        watch.read(bytes, of: stream)
      }
    } catch let error {
      StandardStreams.complain("\(error)".printable)
      throw ExitCode(error.exitCode)
    }
    let tracked = watch.finish()
    switch ending {
    case .signalled(let number): die(of: number)
    case .exited(let status):
      var waited = wait ? try waitFor(tracked.rows) : 0
      // We never learn how an unrecorded job ends.
      if wait, waited == 0, !tracked.areAll { waited = 2 }
      if status != 0 || waited != 0 { throw ExitCode(status != 0 ? status : waited) }
    }
  }

  /// Ends as the command did, so that our parent sees the same.
  private func die(of number: Int32) -> Never {
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    // The command's own core dump is enough.
    setrlimit(__rlimit_resource_t(UInt32(RLIMIT_CORE.rawValue)), &none)
    signal(number, SIG_DFL)
    kill(getpid(), number)
    Glibc.exit(128 + number)
  }

  private func waitFor(_ rows: [Int]) throws -> Int32 {
    guard !rows.isEmpty else { return 0 }
    let log = logging.open("exec")
    defer { log.end("exec") }
    let store = try StoreLocation.writing(log.log)
    let asked = try AskedAccounts(config, atMostEvery: refresh.interval, log: log.log)
    let asking = asked.ask(about: rows, of: store)
    defer { asking?.cancel() }
    // Where there is no progress line, nothing would say why this takes so long.
    if let remark = asked.remark, isatty(STDERR_FILENO) == 0 {
      StandardStreams.complain("waits, though \(remark)")
    }
    let (_, awaiting) = try StoreLocation.said(log: log.log) { () throws(StoreError) in
      try JobWait(store: store, rows: rows, remark: asked.remark).run()
    }
    for entry in awaiting.jobs {
      let change = Awaiting.Change(entry: entry, before: nil)
      StandardStreams.writeError("jobtop: " + WaitOutput.line(change))
    }
    return awaiting.exitCode
  }
}
