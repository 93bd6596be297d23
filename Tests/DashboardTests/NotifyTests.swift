import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// What happens when jobs end.
struct NotifyTests {
  private func stage(_ configure: (inout NotifySettings) -> Void) throws -> Stage {
    try Stage { configure(&$0.notify) }
  }

  /// The jobs of the sample and those that run besides.
  private func running(_ count: Int, state: JobState = .running) -> [Job] {
    (0..<count).map { Sample.job(state, "createServer", "web-\($0)", ago: 60, number: 900 + $0) }
  }

  private func end(
    _ state: JobState, ended: Instant? = nil, change: (inout Job) -> Void = { _ in }
  ) -> Snapshot {
    var snapshot = Sample.snapshot()
    var job = Sample.cluster
    job.state = state
    job.ended = ended
    change(&job)
    snapshot.jobs.merge(job)
    snapshot.version = 2
    return snapshot
  }

  private func texts(_ effects: [Effect]) -> [String] {
    effects.compactMap { if case .notify(let text) = $0 { text } else { nil } }
  }

  @Test func aNotificationSaysWhichJobHowAndWhy() throws {
    var stage = try stage { $0.desktop = true }
    stage.send(
      .snapshot(
        end(.failed) {
          $0.rootCause = RootCause(
            code: "CCE.0007", message: "no\nroom \u{1b}]0;x\u{07}", path: [], category: .quota)
        }))
    #expect(
      texts(stage.effects) == ["prod-k8s-3 failed: CCE.0007 no\\nroom \\u{1b}]0;x\\u{7}"])
    #expect(!stage.effects.contains(.ring))
  }

  @Test func aLongReasonIsCut() throws {
    var stage = try stage { $0.desktop = true }
    stage.send(
      .snapshot(
        end(.failed) {
          $0.rootCause = RootCause(
            code: nil, message: String(repeating: "long ", count: 200), path: [], category: .quota)
        }))
    #expect(texts(stage.effects).first?.count == 240)
  }

  @Test func theCommandRunsForEachAndTheNotificationSumsUp() throws {
    let some = running(12)
    var stage = try Stage(Sample.snapshot(jobs: some)) {
      $0.notify.bell = true
      $0.notify.desktop = true
      $0.notify.command = "true"
    }
    var snapshot = Sample.snapshot(jobs: some)
    for (place, var job) in some.enumerated() {
      job.state = place < 10 ? .succeeded : .failed
      snapshot.jobs.merge(job)
    }
    stage.send(.snapshot(snapshot))
    let rows = (0..<12).map { Sample.jobs.count + $0 }
    #expect(stage.effects.contains(.runCommand(rows)))
    #expect(texts(stage.effects).isEmpty && !stage.effects.contains(.ring))
    #expect(try #require(stage.state.nextTick) <= .seconds(1))
    stage.send(.tick(Sample.now + .seconds(1)))
    #expect(texts(stage.effects) == ["12 jobs have ended: 10 succeeded, 2 failed"])
    #expect(stage.effects.filter { $0 == .ring }.count == 1)
  }

  @Test func whatHadEndedBeforeIsNoNews() throws {
    var stage = try stage { $0.desktop = true }
    // It was known as running, and the cloud says now that it ended in the night.
    stage.send(.snapshot(end(.succeeded, ended: Sample.now - .seconds(10))))
    #expect(texts(stage.effects).isEmpty)
    // Seen for the first time, and ended.
    var snapshot = Sample.snapshot(
      jobs: [Sample.job(.failed, "createServer", "web-1", ago: 60, took: 5, number: 901)])
    snapshot.version = 3
    stage.send(.snapshot(snapshot))
    #expect(texts(stage.effects).isEmpty)
  }

  @Test func anEndIsNoticedHoweverManyJobsThereAre() throws {
    let many = (0..<300).map {
      Sample.job(.succeeded, "createVolume", "data-\($0)", ago: 9e4, took: 9, number: 1000 + $0)
    }
    var stage = try Stage(Sample.snapshot(jobs: many), rows: 12) {
      $0.mostRowsAtOnce = 100
      $0.notify.desktop = true
    }
    var snapshot = Sample.snapshot(jobs: many)
    var job = Sample.cluster
    job.state = .succeeded
    snapshot.jobs.merge(job)
    stage.send(.snapshot(snapshot))
    #expect(texts(stage.effects) == ["prod-k8s-3 succeeded"])
  }

  /// In tables in which not every row is looked at for changes.
  @Test func whoIsFoundAgainEndsOnceMore() throws {
    let many = (0..<300).map {
      Sample.job(.succeeded, "createVolume", "data-\($0)", ago: 9e4, took: 9, number: 1000 + $0)
    }
    var stage = try Stage(Sample.snapshot(jobs: many), rows: 12) {
      $0.mostRowsAtOnce = 100
      $0.notify.desktop = true
      $0.notify.states = [.succeeded, .gone]
    }
    var snapshot = Sample.snapshot(jobs: many)
    var job = Sample.cluster
    for state in [JobState.gone, .running, .succeeded] {
      job.state = state
      snapshot.jobs.merge(job)
      stage.send(.snapshot(snapshot))
      stage.send(.tick(stage.state.now + .seconds(9)))
    }
    #expect(texts(stage.effects) == ["prod-k8s-3 gone", "prod-k8s-3 succeeded"])
  }

  @Test func aRecordingWithTimesLongPastIsNews() throws {
    var stage = try stage { $0.desktop = true }
    stage.send(.snapshot(end(.succeeded, ended: Sample.now - .seconds(1e6))))
    #expect(texts(stage.effects) == ["prod-k8s-3 succeeded"])
  }

  @Test func messagesOfAFastDemoCanBeRead() throws {
    var stage = try Stage { $0.speed = 60 }
    stage.type(":notify off")
    try stage.press("enter")
    #expect(try #require(stage.state.nextTick) <= .seconds(3))
    stage.send(.tick(Sample.now + .seconds(179)))
    #expect(stage.text.contains("when a job ends: nothing"))
    stage.send(.tick(Sample.now + .seconds(181)))
    #expect(!stage.text.contains("when a job ends: nothing"))
  }

  // MARK: - Switching

  @Test(arguments: [
    ("notify", "when a job ends: bell"), ("notify off", "when a job ends: nothing"),
    ("notify desktop on", "when a job ends: bell, desktop"),
    ("notify bell off", "when a job ends: nothing"),
    ("notify on", "when a job ends: bell"),
    ("notify loud", "say notify on, notify off, or bell, desktop, command with on or off"),
    ("notify bell", "say notify bell on or notify bell off"),
    ("notify command on", "no command is set: write notify: { command: ... } in config.yaml"),
  ])
  func itIsSwitchedWhileTheDashboardRuns(line: String, answer: String) throws {
    var stage = try stage { $0.bell = true }
    stage.type(":" + line)
    try stage.press("enter")
    #expect(stage.text.contains(answer))
  }

  @Test func whatIsSwitchedOffStaysQuiet() throws {
    var stage = try stage {
      $0.bell = true
      $0.desktop = true
      $0.command = "true"
    }
    stage.type(":notify off")
    try stage.press("enter")
    stage.clearEffects()
    stage.send(.snapshot(end(.failed)))
    #expect(!stage.effects.contains { [.ring, .runCommand([Sample.clusterRow])].contains($0) })
    #expect(texts(stage.effects).isEmpty)
  }

  @Test(arguments: [
    ("notify off", true), ("notify command off", true), ("notify bell off", false),
    ("notify", false),
  ])
  func commandsThatWaitAreDroppedWhenTheyAreSwitchedOff(line: String, areDropped: Bool) throws {
    var stage = try stage {
      $0.bell = true
      $0.command = "true"
    }
    stage.type(":" + line)
    try stage.press("enter")
    #expect(stage.effects.contains(.dropCommands) == areDropped)
  }

  @Test func switchedOnLaterItTellsWhatEndsFromThenOn() throws {
    var stage = try stage { _ in }
    stage.type(":notify on")
    try stage.press("enter")
    #expect(stage.text.contains("when a job ends: bell, desktop"))
    stage.send(.snapshot(end(.failed)))
    #expect(texts(stage.effects).count == 1)
    #expect(stage.effects.contains(.ring))
  }

  @Test func theCommandLineCompletesIt() throws {
    var stage = try stage { $0.bell = true }
    stage.type(":noti")
    try stage.press("tab")
    #expect(stage.state.prompt?.editor.text == "notify ")
    #expect(
      stage.state.prompt?.completions.map(\.label) == ["off", "on", "bell off", "desktop on"])
  }
}
