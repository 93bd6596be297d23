import Foundation
import Glibc
import Testing

/// What stands in the place of the store and is none: one line that says so, exit code 2, and nothing of it
/// is touched.
@Suite struct BadStoreTests {
  let store: Store

  init() throws { store = try Store() }

  static let commands = [
    ["track", "ff80808291000001019c0f3a5c2e0001"], ["list"], ["show", "ff80"], ["forget", "ff80"],
    ["note", "ff80", "x"], ["export"], ["wait"], ["errors"], ["orders"],
  ]

  /// Every command that uses the store says it in one line.
  private func expectRefusal(
    _ part: String, commands: [[String]] = commands,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    for arguments in commands {
      let outcome = try Program.run(arguments, environment: store.environment)
      #expect(outcome.status == 2, "\(arguments)", sourceLocation: sourceLocation)
      #expect(outcome.output == "", "\(arguments)", sourceLocation: sourceLocation)
      #expect(
        outcome.errors.hasPrefix("jobtop: \(store.path): "), "\(arguments): \(outcome.errors)",
        sourceLocation: sourceLocation)
      #expect(
        outcome.errors.contains(part), "\(arguments): \(outcome.errors)",
        sourceLocation: sourceLocation)
      #expect(
        outcome.errors.split(separator: "\n").count == 1, "\(arguments): \(outcome.errors)",
        sourceLocation: sourceLocation)
    }
  }

  private func expectUntouched(
    _ data: Data, _ part: String, isDatabase: Bool = false,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try store.place(data)
    try expectRefusal(part, sourceLocation: sourceLocation)
    #expect(try store.bytes() == data, sourceLocation: sourceLocation)
    // SQLite may leave its empty log beside a database that it could not read to its end.
    guard !isDatabase else { return }
    let beside = try FileManager.default.contentsOfDirectory(atPath: store.home + "/jobtop")
    #expect(beside == ["jobs.db"], sourceLocation: sourceLocation)
  }

  @Test func aFolder() throws {
    try FileManager.default.createDirectory(atPath: store.path, withIntermediateDirectories: true)
    try expectRefusal("is a folder")
  }

  @Test func randomBytes() throws {
    var random = SystemRandomNumberGenerator()
    try expectUntouched(
      Data((0..<20_000).map { _ in UInt8.random(in: 1...255, using: &random) }), "damaged")
  }

  @Test func someText() throws {
    try expectUntouched(Data("my jobs\n".utf8), "damaged")
  }

  @Test func aFileThatWasCutOff() throws {
    let ids = (0..<200).map { "job-\($0)-1234567" }.joined(separator: " ")
    #expect(
      try store.run("track", "-", input: "job_id: " + ids.replacing(" ", with: " job_id: ")).status
        == 0)
    let whole = try store.bytes()
    for part in [whole.count / 2, 9000, 1000] {
      try FileManager.default.removeItem(atPath: store.home)
      try expectUntouched(whole.prefix(part), "damaged", isDatabase: true)
    }
  }

  @Test func aDatabaseOfAnotherProgram() throws {
    let other = store.folder.path("other.db")
    try SQLite.run("CREATE TABLE jobs (id INTEGER); INSERT INTO jobs VALUES (1)", in: other)
    try expectUntouched(Data(contentsOf: URL(fileURLWithPath: other)), "another program")
  }

  @Test func oneFromANewerJobtop() throws {
    #expect(try store.run("track", Answer.id).status == 0)
    try SQLite.run("INSERT INTO grdb_migrations VALUES ('9: from the future')", in: store.path)
    let before = try store.bytes()
    try expectRefusal("newer jobtop")
    #expect(try store.bytes() == before)
  }

  @Test func anEmptyFileBecomesAStore() throws {
    try store.place(Data())
    #expect(try store.run("list").status == 0)
    #expect(try store.run("track", Answer.id).status == 0)
    #expect(try store.ids() == [Answer.id])
  }

  @Test func aFolderThatMayNotBeMade() throws {
    // Not even root can make one there.
    let outcome = try Program.run(
      ["track", Answer.id], environment: ["XDG_DATA_HOME": "/proc/1/x"])
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("jobtop: /proc/1/x/jobtop/jobs.db: its folder cannot be made"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
    // To read, there is simply nothing there.
    let list = try Program.run(["list"], environment: ["XDG_DATA_HOME": "/proc/1/x"])
    #expect(list.status == 0)
    #expect(list.errors.contains("nothing has been tracked yet"))
  }

  @Test func aFileInPlaceOfTheFolderForData() throws {
    let file = try store.folder.write("x", to: "file")
    for arguments in [["list"], ["track", Answer.id]] {
      let outcome = try Program.run(arguments, environment: ["XDG_DATA_HOME": file])
      #expect(outcome.status == 2)
      #expect(outcome.errors.hasPrefix("jobtop: \(file)/jobtop/jobs.db: cannot be there"))
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test(.enabled(if: getuid() != 0)) func aFolderThatMayNotBeWritten() throws {
    #expect(try store.run("track", Answer.id).status == 0)
    let folder = store.home + "/jobtop"
    chmod(folder, 0o500)
    chmod(store.path, 0o400)
    defer { chmod(folder, 0o700) }
    #expect(try store.ids() == [Answer.id])
    let refused = [["track", Answer.otherID], ["note", Answer.id, "x"]]
    try expectRefusal("may only be read: chmod u+w \(store.path)\n", commands: refused)
    chmod(store.path, 0o600)
    try expectRefusal("its folder may only be read: chmod u+w \(folder)\n", commands: refused)
  }

  @Test func somethingThatIsNoFile() throws {
    try FileManager.default.createDirectory(
      atPath: store.home + "/jobtop", withIntermediateDirectories: true)
    mkfifo(store.path, 0o600)
    try expectRefusal("is no regular file")
  }

  @Test func aSymbolicLinkIsFollowed() throws {
    try FileManager.default.createDirectory(
      atPath: store.home + "/jobtop", withIntermediateDirectories: true)
    let place = store.folder.path("elsewhere.db")
    symlink(place, store.path)
    #expect(try store.run("track", Answer.id).status == 0)
    #expect(try store.ids() == [Answer.id])
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: store.path) == place)
  }

  @Test func aRelativeFolderForDataIsIgnored() throws {
    let home = store.folder.path("home")
    let environment = ["XDG_DATA_HOME": "data", "HOME": home]
    #expect(try Program.run(["track", Answer.id], environment: environment).status == 0)
    #expect(access(home + "/.local/share/jobtop/jobs.db", F_OK) == 0)
    #expect(access("data", F_OK) != 0)
  }

  // MARK: A full disk

  @Test func aFullDiskIsSaidAndLosesNothing() throws {
    #expect(try store.run("track", Answer.id).status == 0)
    let many = (0..<20_000).map { Answer.job("RUNNING", of: "job-\($0)") }.joined()
    let input = try store.folder.write(many, to: "many")
    // Files may not grow beyond 1 MiB: to a program that is the same as a full disk.
    let full = try store.shell("trap '' XFSZ; ulimit -f 1024; jobtop track \(input)")
    #expect(full.status == 2)
    #expect(full.errors.split(separator: "\n").count == 1)
    #expect(full.errors.contains("\(store.path): "))
    #expect(full.errors.contains("nothing of this was recorded"), "\(full.errors)")
    // Of what a line was printed that is there, and so is what was there before.
    let told = full.output.split(separator: "\n").map { String($0.split(separator: " ")[2]) }
    #expect(Set(try store.ids()).isSuperset(of: told + [Answer.id]))
    #expect(try store.integrity() == "ok")
    // With room again it goes on.
    #expect(try store.run("track", input).status == 0)
    #expect(try store.ids().count == 20_001)
  }

  @Test func aDiskThatIsFullFromTheBeginIsSaid() throws {
    let full = try store.shell(
      "(trap '' XFSZ; ulimit -f 0; jobtop track \(Answer.id)) 2>&1 | cat; exit ${PIPESTATUS[0]}")
    #expect(full.status == 2)
    #expect(full.output.split(separator: "\n").count == 1, "\(full.output)")
    #expect(full.output.hasPrefix("jobtop: \(store.path): "))
    #expect(try store.run("track", Answer.id).status == 0)
    #expect(try store.ids() == [Answer.id])
  }

  /// A disk of its own can be made only where users may have name spaces of their own.
  private static let canMount =
    (try? Program.spawn(["/usr/bin/unshare", "-rm", "mount", "-t", "tmpfs", "tmpfs", "/mnt"])) == 0

  /// A store that is made while the disk fills up is not there, and neither is half of it.
  @Test(.enabled(if: canMount), arguments: [250, 300, 350, 400])
  func aDiskThatFillsUpMeanwhile(kibibytes: Int) throws {
    let script = """
      mkdir "$2"; mount -t tmpfs -o "size=$3k" tmpfs "$2"
      XDG_DATA_HOME=$2 "$1" track \(Answer.id); echo "exit $?"
      mount -o remount,size=20m "$2"
      XDG_DATA_HOME=$2 "$1" track \(Answer.id); echo "exit $?"
      """
    let output = store.folder.path("output")
    let pid = try Program.start(
      [
        "/usr/bin/unshare", "-rm", "/bin/bash", "-c", script, "bash", Program.path,
        store.folder.path("disk"), String(kibibytes),
      ], streams: [1: output, 2: output])
    #expect(Program.end(of: pid) == 0)
    let lines = try store.folder.read("output").split(separator: "\n")
    try #require(lines.count == 4, "\(lines)")
    #expect(lines[0].contains("the disk is full: nothing of this was recorded"))
    #expect(lines[1] == "exit 2")
    #expect(lines[2].hasPrefix("tracked  job \(Answer.id)"))
    #expect(lines[3] == "exit 0")
  }
}
