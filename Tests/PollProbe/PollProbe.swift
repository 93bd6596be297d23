import Foundation
import Glibc
import JobModel
import JobSources

/// Plays an hour of polling in simulated time, with the plan and the lines to hosts that the program uses, and
/// says what was sent beside what the schedule alone would ask for.
@main
struct PollProbe {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().compactMap { Int($0) }
    let (jobs, hosts, minutes) = (
      arguments.first ?? 10_000, arguments.dropFirst().first ?? 20,
      arguments.dropFirst(2).first ?? 60
    )
    var hour = SimulatedHour(jobs: jobs, hosts: hosts)
    let before = residentMegabytes()
    hour.run(minutes: minutes / 2)
    let middle = residentMegabytes()
    hour.run(minutes: minutes)
    let seconds = Double(clock()) / Double(CLOCKS_PER_SEC)
    print(
      """
      {"jobs": \(jobs), "hosts": \(hosts), "minutes": \(minutes), "sent": \(hour.sent), \
      "ideal": \(hour.ideal), "most_in_a_second": \(hour.mostInASecond), \
      "microseconds_each": \(Int(seconds * 1e6) / max(1, hour.sent)), \
      "mebibytes": [\(before), \(middle), \(residentMegabytes())]}
      """)
  }

  private static func residentMegabytes() -> Int {
    // Its second number: pages in memory.
    guard let text = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8) else {
      return 0
    }
    let pages = text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return (pages * 4096) >> 20
  }
}
