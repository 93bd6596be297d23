import Foundation
import Glibc
import Testing

/// Whatever ends the program: what it said it had recorded is recorded.
@Suite(.serialized) struct KillTests {
  let store: Store

  init() throws { store = try Store() }

  @Test(.timeLimit(.minutes(5))) func everyJobOfWhichALineWasPrintedIsThereAfterAKill() throws {
    var random = Dice(seed: 20_261)
    let feeder = store.folder.path("feeder")
    mkfifo(feeder, 0o600)
    var number = 0
    for round in 0..<200 {
      // Opened for both, so that neither waits for the other.
      let writer = open(feeder, O_RDWR | O_CLOEXEC)
      let program = try store.start("track", "-", input: feeder, as: "kill")
      #expect(writer >= 0)
      let before = try store.size(of: "kill.out")
      for _ in 0...random.next(below: 4) {
        number += 1
        let line = Answer.job("RUNNING", of: "job-\(number)")
        _ = line.withCString { write(writer, $0, strlen($0)) }
        usleep(useconds_t(random.next(below: 2000)))
      }
      // At any moment of its start, or of its work.
      if round % 2 == 0 {
        try waitUntil("a line is printed") { try store.size(of: "kill.out") > before }
        number += 1
        let line = Answer.failed("job-\(number)")
        _ = line.withCString { write(writer, $0, strlen($0)) }
        usleep(useconds_t(random.next(below: 4000)))
      } else {
        usleep(useconds_t(random.next(below: 40_000)))
      }
      kill(program, SIGKILL)
      #expect(Program.end(of: program) == 128 + SIGKILL)
      close(writer)
    }
    let told = try store.folder.read("kill.out").split(separator: "\n")
      .compactMap { $0.split(separator: " ").dropFirst(2).first.map(String.init) }
    // The test would be none if nothing had ever been told.
    #expect(told.count >= 100, "\(told.count) of \(number)")
    #expect(try Set(store.ids()).isSuperset(of: told))
    #expect(try store.integrity() == "ok")
    #expect(try store.folder.read("kill.err") == "")
  }

  @Test(.timeLimit(.minutes(5))) func twoHundredProgramsTrackAtOnce() throws {
    let ids = (1000..<1200).map { "job-\($0)" }
    // Also the first one that makes the store is one of them.
    let programs = try ids.map { try store.start("track", $0, as: $0) }
    for (id, program) in zip(ids, programs) {
      #expect(Program.end(of: program) == 0)
      #expect(try store.folder.read(id + ".err") == "")
      #expect(try store.folder.read(id + ".out").hasPrefix("tracked  job \(id)"))
    }
    #expect(try store.ids() == ids)
    #expect(try store.integrity() == "ok")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: store.home + "/jobtop").allSatisfy {
        $0.hasPrefix("jobs.db") && !$0.contains("new")
      })
  }

  @Test(.timeLimit(.minutes(5))) func manyProgramsTrackTheSameJob() throws {
    let programs = try (0..<40).map { try store.start("track", Answer.id, as: "same-\($0)") }
    for program in programs { #expect(Program.end(of: program) == 0) }
    let words = try (0..<40).map { try store.folder.read("same-\($0).out").prefix(7) }
    #expect(words.count { $0 == "tracked" } == 1)
    #expect(words.count { $0 == "known  " } == 39)
    #expect(try store.ids() == [Answer.id])
  }
}

/// The same random numbers every time, so that a failure can be repeated.
struct Dice {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(below limit: UInt64) -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return (state >> 33) % limit
  }
}
