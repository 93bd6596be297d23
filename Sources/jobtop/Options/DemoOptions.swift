import ArgumentParser
import JobModel
import JobSources

/// The simulated cloud: no account, no network, nothing on disk.
struct DemoOptions: ParsableArguments {
  @Flag(name: .customLong("demo"), help: "Show a simulated cloud instead of files.")
  var isOn = false

  @Option(help: ArgumentHelp("Makes the simulated cloud repeat itself.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("How fast its clock runs.", valueName: "x"))
  var speed: Double = 1

  mutating func validate() throws {
    guard speed.isFinite, speed > 0, speed <= 10_000 else {
      throw ValidationError("--speed \(speed): say a number above 0 and up to 10000")
    }
    guard isOn || seed == nil && speed == 1 else {
      throw ValidationError("--seed and --speed belong to --demo: add it")
    }
  }
}

extension DemoOptions {
  /// With a seed the demo repeats itself to the letter, so its clock starts at a moment of its own.
  private static let repeatableStart = Instant(milliseconds: 1_795_245_240_000)

  /// - Parameter isLive: the clock runs; else a repeatable one stands still.
  func timekeeper(isLive: Bool) -> Timekeeper {
    guard seed != nil || speed != 1 else { return .system }
    let start = seed == nil ? .system : Self.repeatableStart
    if !isLive, seed != nil { return Timekeeper(now: { start }, sleep: { _ in }) }
    return .accelerated(from: start, speed: speed)
  }

  /// - Parameter isLive: goes on with time; else the source ends with what there is at once.
  func source(isLive: Bool, timekeeper: Timekeeper) -> SimulatedSource {
    SimulatedSource(
      seed: seed ?? UInt64.random(in: .min ... .max),
      // A running clock has gone on since it was started.
      start: seed == nil ? nil : Self.repeatableStart, isLive: isLive, timekeeper: timekeeper)
  }
}
