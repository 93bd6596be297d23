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
