import Foundation
import Testing

/// `--refresh`: how often a cloud is asked at most.
@Suite(.serialized, .ownThread, .timeLimit(.minutes(5))) struct RefreshOptionTests {
  @Test(arguments: ["0", "fast", "5 m", "", "-1", "5x"])
  func aWrongValueIsOneLine(_ value: String) throws {
    for command in [["--demo"], ["wait"], ["exec"]] {
      let end = command == ["exec"] ? ["--", "true"] : []
      let outcome = try Program.run(command + ["--refresh", value] + end)
      #expect(outcome.status == 64)
      #expect(
        outcome.errors == "jobtop: --refresh \(value): write a number of seconds above 0, "
          + "or a duration like 90s, 5m or 2h\n")
    }
  }

  /// A young job is usually asked for every two seconds, give or take a little.
  @Test(arguments: ["4", "4s"])
  func itCountsInPlaceOfTheConfiguration(_ value: String) async throws {
    let lab = try FaultLab()
    let yaml = try lab.folder.read("config.yaml")
    try lab.folder.write("refresh: 1h\n" + yaml, to: "config.yaml")
    let id = ScriptedCloud.id()
    try lab.track(id)
    let waiting = try lab.start("wait", id, "--refresh", value, "--timeout", "60s")
    try await eventually("the job is asked for again") { lab.cloud.jobQuestions.count == 2 }
    lab.cloud.set(id, "SUCCESS")
    #expect(try await waiting.end().status == 0)
    let times = lab.cloud.jobQuestions.map(\.time)
    try #require(times.count >= 2)
    #expect(times[1] - times[0] >= .seconds(3.3))
  }
}
