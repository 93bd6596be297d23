import ArgumentParser
import JobModel
import JobSources

/// The simulated cloud: no account, no network, nothing on disk.
struct DemoOptions: ParsableArguments {
  @Flag(name: .customLong("demo"), help: "Show a simulated cloud instead of files.")
  var isOn = false

  @Option(help: ArgumentHelp("A seed: the same number gives the same demo.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("How many times faster its clock runs.", valueName: "x"))
  var speed: Double = 1

  mutating func validate() throws {
    guard speed.isFinite, speed > 0, speed <= 10_000 else {
      throw ValidationError("--speed \(speed): give a number above 0, up to 10000")
    }
    guard isOn || seed == nil && speed == 1 else {
      throw ValidationError("--seed and --speed need --demo")
    }
  }
}

extension DemoOptions {
  /// With a seed the demo repeats itself exactly, so its clock starts at a fixed moment.
  private static let repeatableStart = Instant(milliseconds: 1_795_245_240_000)

  /// - Parameter isLive: the clock runs; otherwise a repeatable one stands still.
  func timekeeper(isLive: Bool) -> Timekeeper {
    guard seed != nil || speed != 1 else { return .system }
    let start = seed == nil ? .system : Self.repeatableStart
    if !isLive, seed != nil { return Timekeeper(now: { start }, sleep: { _ in }) }
    return .accelerated(from: start, speed: speed)
  }

  /// - Parameter isLive: goes on with time; otherwise the source ends at once with what there is.
  func source(isLive: Bool, timekeeper: Timekeeper) -> SimulatedSource {
    SimulatedSource(
      seed: seed ?? UInt64.random(in: .min ... .max),
      // A running clock has gone on since it was started.
      start: seed == nil ? nil : Self.repeatableStart, isLive: isLive, timekeeper: timekeeper)
  }
}
