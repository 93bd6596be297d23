import JobModel
import TerminalUI

extension JobPageView {
  /// What was seen of the job and when, the newest first; answers that said nothing new are only counted.
  var history: [TextLine] {
    guard detail != nil else { return [TextLine("reading", .muted)] }
    guard !sightings.isEmpty else { return [TextLine("Nothing was kept.", .muted)] }
    var state: JobState?
    let lines = stretches.map { stretch in
      let isChange = state == nil || stretch.first.state.map { $0 != state } ?? false
      state = stretch.first.state ?? state ?? .unknown
      return line(stretch, newState: isChange ? state : nil)
    }
    return [heads] + lines.reversed()
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

  /// - Parameter newState: the state where it changed; else a line leads on to the one before.
  private func line(_ stretch: Stretch, newState: JobState?) -> TextLine {
    let first = stretch.first
    let plain = newState == nil ? ThemeRole.muted : .text
    var line = TextLine(first.seen.map { times.medium($0) } ?? "", plain)
    line.pad(to: 16)
    if let newState {
      line.add("\(glyphs.of(newState)) \(newState.word)", ThemeRole(newState))
    } else {
      line.add(glyphs.trunk, .faint)
    }
    line.pad(to: 30)
    line.add(fitted(first.rawStatus ?? "", to: 16, ellipsis: glyphs.ellipsis), plain)
    line.pad(to: 48)
    if let total = first.subJobsTotal, total > 0 {
      line.add("\(first.subJobsDone ?? 0) of \(total)", plain)
    } else if let progress = first.progress {
      line.add("\(Int(progress))%", plain)
    }
    line.pad(to: 60)
    line.add(first.source, .muted)
    let last = stretch.last.lastSeen ?? stretch.last.seen
    let until = last.flatMap { $0 == first.seen ? nil : "until \(times.medium($0))" }
    let often = stretch.count > 1 ? "\(stretch.count) times" : nil
    let words = [often, until].compactMap(\.self)
    return words.isEmpty ? line : line.adding("   " + words.joined(separator: " "), .muted)
  }
}

extension Sighting {
  fileprivate func saysTheSame(as other: Sighting) -> Bool {
    state == other.state && rawStatus == other.rawStatus && subJobsDone == other.subJobsDone
      && subJobsTotal == other.subJobsTotal && progress == other.progress
      && source == other.source
  }
}
