import Foundation
import Testing

/// `jobtop track`: every handle in any text, one line for each.
@Suite struct TrackTests {
  let store: Store

  init() throws { store = try Store() }

  static let terraform = """
    huaweicloud_compute_instance.web: Creating...
    2026-01-30T09:00:01.000+0100 [DEBUG] provider: API Response Code: 200
    2026-01-30T09:00:01.000+0100 [DEBUG] provider: GET https://ecs.eu-de.otc.t-systems.com/v1/0a1b2c/jobs/ff80808291000001019c0f3a5c2e00a1
    2026-01-30T09:00:01.000+0100 [DEBUG] provider: API Response Body: {
      "job_id": "ff80808291000001019c0f3a5c2e00a1",
      "order_id": "CS2601300900ABCDE"
    }
    huaweicloud_compute_instance.web: Still creating... [10s elapsed]
    """
  static let curl = """
    > POST /v1.1/0a1b2c/cloudservers HTTP/1.1
    > Host: ecs.eu-de.otc.t-systems.com
    > X-Auth-Token: Sw0rdfish-77
    >
    < HTTP/1.1 200 OK
    < Content-Type: application/json
    <
    {"job_id": "ff80808291000001019c0f3a5c2e00a2", "serverIds": ["srv-1"]}
    * Connection #0 to host ecs.eu-de.otc.t-systems.com left intact
    """
  static let table = """
    +--------+----------------------------------+
    | Field  | Value                            |
    +--------+----------------------------------+
    | job_id | ff80808291000001019c0f3a5c2e00a3 |
    | status | INIT                             |
    +--------+----------------------------------+
    """
  static let mail = """
    Hi Mara,

    your resize is job ff80808291000001019c0f3a5c2e00a4, and the purchase is order
    CS2601300901FGHIJ. Room 12345678 is booked until 2026-02-01.
    """

  @Test(arguments: [
    (terraform, ["ff80808291000001019c0f3a5c2e00a1"]),
    (curl, ["ff80808291000001019c0f3a5c2e00a2"]),
    (table, ["ff80808291000001019c0f3a5c2e00a3"]),
    (mail, ["ff80808291000001019c0f3a5c2e00a4", "CS2601300901FGHIJ"]),
  ])
  func findsTheHandlesOfAText(_ text: String, _ handles: [String]) throws {
    let outcome = try store.run("track", "-", input: text)
    #expect(outcome.status == 0)
    #expect(outcome.errors == "")
    let lines = outcome.output.split(separator: "\n")
    #expect(lines.count == handles.count)
    for handle in handles {
      #expect(
        lines.contains { $0.hasPrefix("tracked  ") && $0.contains(handle) }, "\(outcome.output)")
    }
    let again = try store.run("track", "-", input: text)
    #expect(again.status == 0)
    let words = again.output.split(separator: "\n").map { $0.prefix(7) }
    #expect(words == handles.map { _ in "known  " }, "\(again.output)")
    #expect(!(try store.bytes().contains(Data("Sw0rdfish".utf8))))
  }

  @Test func knowsWhereALogSaysTheJobBelongs() throws {
    _ = try store.run("track", "-", input: Self.terraform)
    let job = try #require(try store.jobs().first)
    #expect(job["service"] as? String == "ecs")
    #expect(job["region"] as? String == "eu-de")
    #expect(job["order_id"] as? String == "CS2601300900ABCDE")
  }

  @Test func takesIdsFilesAndStandardInputAtOnce() throws {
    let file = try store.folder.write(Answer.failed(), to: "answer.json")
    let outcome = try store.run("track", "job-7777777", file, "-", input: Self.table)
    #expect(outcome.status == 0)
    #expect(
      outcome.output == """
        tracked  job job-7777777  unknown
        tracked  job \(Answer.id)  ecs  createServer  failed  Ecs.0204 no room
        tracked  job ff80808291000001019c0f3a5c2e00a3  unknown

        """)
  }

  @Test func readsStandardInputWhereNothingIsNamed() throws {
    #expect(try store.run("track", input: Self.table).output.hasPrefix("tracked  job"))
  }

  @Test func saysOneLineForEachJobHoweverOftenItIsNamed() throws {
    let text = [
      Answer.job("INIT"), Answer.job("RUNNING"), Answer.job("SUCCESS", more: Answer.ended),
    ]
    let outcome = try store.run("track", "-", input: text.joined())
    #expect(outcome.output == "tracked  job \(Answer.id)  ecs  createServer  succeeded\n")
    let newer = try store.run("track", "-", input: Answer.job("SUCCESS", more: #", "x": 1"#))
    #expect(newer.output.hasPrefix("updated  job"))
  }

  @Test func remembersFailedSubmissionsToo() throws {
    let refusal = #"{"error": {"code": "Ecs.0005", "message": "wrong flavor"}}"# + "\n"
    let outcome = try store.run("track", "-", input: refusal + refusal)
    let line = "failed submission  ecs  failed  Ecs.0005 wrong flavor\n"
    #expect(outcome.output == "tracked  \(line)tracked  \(line)")
    #expect(
      try store.run("track", "-", input: refusal + refusal).output
        == "known    \(line)known    \(line)")
    #expect(try store.jobs().map { $0["job_id"] is NSNull } == [true, true])
  }

  @Test func keepsContextServiceAndNote() throws {
    let outcome = try store.run(
      "track", "--context", "prod", "--service", "evs", "--note", "for Mara", "job-7777777")
    #expect(outcome.status == 0)
    var job = try #require(try store.jobs().first)
    #expect(job["context"] as? String == "prod")
    #expect(job["service"] as? String == "evs")
    #expect(job["note"] as? String == "for Mara")
    // Said of a job that is known already, it holds too.
    _ = try store.run("track", "--note", "for Jo", "--context", "test", "job-7777777")
    job = try #require(try store.jobs().first)
    #expect(job["note"] as? String == "for Jo")
    #expect(job["context"] as? String == "test")
  }

  @Test(arguments: [
    ("xyz", "neither a file nor an id: has no digit"), ("ab1", "too short"),
    ("no/such/file", "no such file"), ("job 1", "holds a blank"), ("", "is empty"),
  ])
  func refusesWhatIsNoId(_ word: String, _ part: String) throws {
    let outcome = try store.run("track", word, "job-7777777")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(part), "\(outcome.errors)")
    #expect(outcome.errors.split(separator: "\n").count == 1)
    // The rest is tracked.
    #expect(outcome.output == "tracked  job job-7777777  unknown\n")
  }

  @Test func aFolderIsNoText() throws {
    let outcome = try store.run("track", store.folder.path(""))
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("is a directory"))
    #expect(outcome.errors.split(separator: "\n").count == 1)
  }

  @Test(arguments: ["", "nothing here\n"])
  func saysWhenATextNamesNothing(_ text: String) throws {
    let file = try store.folder.write(text, to: "empty")
    let outcome = try store.run("track", file)
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors == "jobtop: \(file): nothing in it names a job or an order\n")
  }

  @Test func saysWhatIsBrokenAndTracksTheRest() throws {
    let text = Answer.job("RUNNING") + #"{"error": {"message": "", "code": XXX,""}}"# + "\n"
    let outcome = try store.run("track", "-", input: text)
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("jobtop: standard input:2:35: "), "\(outcome.errors)")
    #expect(try store.ids() == [Answer.id])
  }

  @Test func neverPrintsAnEscapeSequence() throws {
    let text =
      #"{"job_id":"job-1234567","job_type":"a\u001b[31m\u202eb","status":"FAIL","fail_reason":"\u009b"}"#
    let outcome = try store.run("track", "-", input: text)
    #expect(
      !outcome.output.unicodeScalars.contains { ["\u{1b}", "\u{9b}", "\u{202e}"].contains($0) })
    for arguments in [
      ["list"], ["show", "job-1234567"], ["show", "job-1234567", "-o", "raw"], ["export"],
    ] {
      let shown = try Program.run(arguments, environment: store.environment).output
      #expect(!shown.unicodeScalars.contains { ["\u{1b}", "\u{9b}"].contains($0) }, "\(arguments)")
    }
  }

  // MARK: What is remembered

  @Test func showsNotesAndForgets() throws {
    _ = try store.run(
      "track", "-", input: Answer.failed() + Answer.job("RUNNING", of: Answer.otherID))
    #expect(try store.run("note", Answer.id, "look here").status == 0)
    let shown = try store.run("show", Answer.id)
    #expect(shown.output.contains("look here"))
    #expect(shown.output.contains("no room"))
    #expect(try store.run("show", Answer.id, "-o", "raw").output == Answer.failed())
    let several = try store.run("show", "ff80")
    #expect(several.status == 2)
    #expect(several.errors.contains("2 jobs start like that"))

    #expect(try store.run("forget", Answer.id).output == "forgot \(Answer.id)\n")
    #expect(try store.ids() == [Answer.otherID])
    let again = try store.run("forget", Answer.id)
    #expect(again.status == 2 && again.errors.contains("was forgotten"))
    #expect(try store.run("track", Answer.id).output.hasPrefix("tracked  job"))
    #expect(
      try store.jobs().first { $0["job_id"] as? String == Answer.id }?["note"] as? String
        == "look here")
  }

  // MARK: Moving

  @Test func anExportIsImportedWithoutLoss() throws {
    _ = try store.run(
      "track", "--note", "x", "-", input: Answer.failed() + Self.mail + "\n" + Self.terraform)
    let export = try store.run("export")
    #expect(export.status == 0)
    let other = try Store()
    let lines = export.output.split(separator: "\n").count
    #expect(
      try other.run("import", input: export.output).output == "imported \(lines), 0 were known\n")
    #expect(try other.run("export").output == export.output)
    #expect(
      try other.run("import", input: export.output).output == "imported 0, \(lines) were known\n")
    #expect(try other.run("export").output == export.output)
  }

  @Test func anImportNamesTheLinesThatItCannotRead() throws {
    _ = try store.run("track", Answer.id)
    let line = try store.run("export").output
    let other = try Store()
    let file = try other.folder.write("{\n\(line)\nnothing\n", to: "moved.ndjson")
    let outcome = try other.run("import", file)
    #expect(outcome.status == 2)
    #expect(outcome.output == "imported 1, 0 were known, 2 lines could not be read\n")
    #expect(
      outcome.errors == """
        jobtop: \(file):1: not a line of jobtop export
        jobtop: \(file):4: not a line of jobtop export

        """)
    #expect(try other.ids() == [Answer.id])
    let missing = try other.run("import", "/nonexistent")
    #expect(missing.status == 2)
    #expect(missing.errors == "jobtop: /nonexistent: no such file or directory\n")
    let folder = try other.run("import", other.home)
    #expect(folder.status == 2)
    #expect(folder.errors.split(separator: "\n").count == 1)
  }

  @Test func tracksTheRestWhenNobodyReadsAlong() throws {
    let ids = (1000..<9000).map { "ff80808291000001019c0f3a5c2e\($0)" }
    let answers = ids.map { #"{"job_id": "\#($0)"}"# }.joined(separator: "\n")
    #expect(try store.shell("jobtop track - | head -n 1", input: answers).errors == "")
    #expect(try store.ids().count == ids.count)
  }

  @Test func exportsOnlyWhatAFilterLetsThrough() throws {
    _ = try store.run(
      "track", "-", input: Answer.failed() + Answer.job("RUNNING", of: Answer.otherID))
    let export = try store.run("export", "--filter", "state:running")
    #expect(export.output.split(separator: "\n").count == 1)
    #expect(export.output.contains(Answer.otherID))
  }

  /// The address around a job tells whose it is, where only one account has that project or region.
  @Test func theContextIsThatOfTheAddress() throws {
    let own = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
    let login = "auth: { type: token, username: u, domain: d, password_env: P }"
    let environment = try store.configured(
      """
      contexts:
        prod: { cloud: otc, region: eu-de, project_id: \(own), \(login) }
        other: { cloud: otc, region: eu-de, project_id: ffffff, \(login) }
        nl: { cloud: otc, region: eu-nl, \(login) }
      """)
    let german = Self.curl.replacingOccurrences(of: "0a1b2c", with: own)
    let dutch = Self.curl.replacingOccurrences(of: "eu-de", with: "eu-nl")
      .replacingOccurrences(of: "2e00a2", with: "2e00b2")
    let foreign = Self.curl.replacingOccurrences(
      of: "0a1b2c", with: String(repeating: "e", count: 32)
    )
    .replacingOccurrences(of: "2e00a2", with: "2e00c2")
    for text in [german, dutch, foreign, Self.table] {
      #expect(try Program.run(["track"], input: text, environment: environment).status == 0)
    }
    let outcome = try Program.run(
      ["list", "-o", "tsv", "--columns", "job_id,context", "--sort", "job_id"],
      environment: environment)
    let lines = outcome.output.split(separator: "\n").dropFirst().map { $0.dropFirst(30) }
    #expect(lines == ["a2\tprod", "a3\t", "b2\tnl", "c2\t"])
  }

  /// It may be one of another machine, but more often it is a slip.
  @Test func aContextThatDoesNotExistIsTakenAndSaid() throws {
    let yaml = """
      contexts:
        prod: { cloud: otc, auth: { type: token, username: u, domain: d, password_env: P } }
      """
    let environment = try store.configured(yaml)
    let id = "ff80808291000001019c0f3a5c2e00a1"
    let path = store.folder.path("config/jobtop/config.yaml")
    #expect(
      try store.run("track", "--context", "prod", "--config", path, id).errors == "")
    for (context, warns) in [("prdo", true), ("prod", false)] {
      let outcome = try Program.run(["track", "--context", context, id], environment: environment)
      #expect(outcome.status == 0)
      #expect(outcome.errors.contains("there is no context prdo; did you mean prod?") == warns)
    }
  }

  @Test func aFileThatIsNoTextIsSaidToBeNone() throws {
    let data = (0..<200).map { "{\u{0}\($0)" }.joined()
    let path = try store.folder.write(data, to: "picture")
    let outcome = try store.run("track", path)
    #expect(outcome.status == 2)
    #expect(
      outcome.errors
        == "jobtop: \(path): is no text, and nothing in it names a job or an order\n")
    let both = try store.folder.write(data + "\njob_id: \(Answer.id)\n", to: "dump")
    let found = try store.run("track", both)
    #expect(found.output.contains(Answer.id))
    #expect(found.errors == "jobtop: \(both): is no text\n")
  }

  @Test func ofSeveralRecordsWithOneIDTheLastIsShown() throws {
    let jobs = ["createServer", "deleteServer"].map {
      #"{"job_id": "4711", "job_type": "\#($0)", "status": "RUNNING"}"# + "\n"
    }.joined()
    let path = try store.folder.write(jobs, to: "jobs")
    #expect(try store.run("track", path).status == 0)
    for arguments in [["show", "4711"], ["show", "4711", path]] {
      let outcome = try Program.run(arguments, environment: store.environment)
      #expect(outcome.status == 0)
      #expect(outcome.output.contains("deleteServer"))
      #expect(
        outcome.errors == "jobtop: 4711: 2 records have this id, this is the last of them; "
          + "jobtop list --filter id:4711 shows all\n")
    }
  }
}

extension Data {
  fileprivate func contains(_ other: Data) -> Bool { range(of: other) != nil }
}
