import JobModel
import TerminalUI

extension JobPageView {
  /// What was seen of the job and when, the newest first; answers that said nothing new are only counted.
  var history: [TextLine] {
    guard detail != nil else { return [TextLine("reading", .muted)] }
    guard !sightings.isEmpty else { return [TextLine("Nothing was kept.", .muted)] }
    return [heads] + stretches.reversed().map(line)
  }

  /// Answers one after the other that say the same.
  private struct Stretch {
    var first: Sighting
    var last: Sighting
    var count: Int
  }

  private var stretches: [Stretch] {
    var stretches: [Stretch] = []
    for sighting in sightings {
      if let last = stretches.last, last.last.saysTheSame(as: sighting) {
        stretches[stretches.count - 1].last = sighting
        stretches[stretches.count - 1].count += 1
      } else {
        stretches.append(Stretch(first: sighting, last: sighting, count: 1))
      }
    }
    return stretches
  }

  private var heads: TextLine {
    var line = TextLine("SEEN", .head)
    line.pad(to: 16)
    line.add("  STATE", .head)
    line.pad(to: 30)
    line.add("STATUS", .head)
    line.pad(to: 48)
    line.add("PROGRESS", .head)
    line.pad(to: 60)
    return line.adding("WHERE", .head)
  }

  private func line(_ stretch: Stretch) -> TextLine {
    let first = stretch.first
    var line = TextLine(first.seen.map { times.medium($0) } ?? "", .muted)
    line.pad(to: 16)
    line.add("\(glyphs.of(first.state)) \(first.state.word)", ThemeRole(first.state))
    line.pad(to: 30)
    line.add(fitted(first.rawStatus ?? "", to: 16, ellipsis: glyphs.ellipsis))
    line.pad(to: 48)
    if let total = first.subJobsTotal, total > 0 {
      line.add("\(first.subJobsDone ?? 0) of \(total)")
    } else if let progress = first.progress {
      line.add("\(Int(progress))%")
    }
    line.pad(to: 60)
    line.add(first.source, .muted)
    if stretch.count > 1 {
      let until = stretch.last.seen.map { " until \(times.medium($0))" } ?? ""
      line.add("   \(stretch.count) times\(until)", .muted)
    }
    return line
  }
}

extension Sighting {
  fileprivate func saysTheSame(as other: Sighting) -> Bool {
    state == other.state && rawStatus == other.rawStatus && subJobsDone == other.subJobsDone
      && subJobsTotal == other.subJobsTotal && progress == other.progress
      && source == other.source
  }
}
