import JobModel
import TerminalUI

extension AppState {
  /// How it stands with a source or a host: a sign and words, the longest form first.
  ///
  /// - Parameter host: the part of it that is meant.
  func health(_ condition: SourceStatus.Condition, of host: String? = nil) -> [TextLine] {
    let name = host.map { $0 + " " } ?? ""
    switch condition {
    case .offline(let since, _):
      let moment = "offline since \(times.short(since))"
      let span = (clock - since).coarse
      return ["\(moment), for \(span)", moment, "offline \(span)"].map {
        TextLine("\(glyphs.of(.failed)) \(name)\($0)", .error)
      }
    case .throttled(let until, _):
      let rest = (until - clock).ticking
      let forms =
        until > clock
        ? ["slowed down, goes on in \(rest)", "slowed down, \(rest)", "slowed \(rest)"]
        : ["slowed down"]
      return forms.map { TextLine("\(glyphs.warning) \(name)\($0)", .warning) }
    case .live: return [TextLine("\(glyphs.of(.running)) live", .info)]
    case .reading: return [TextLine("\(glyphs.of(.running)) being read", .info)]
    case .recorded: return [TextLine("\(glyphs.of(.waiting)) recorded", .muted)]
    case .complete: return [TextLine("\(glyphs.of(.succeeded)) all read", .muted)]
    }
  }

  /// How old data are. What could not be refreshed never looks as if it were fresh.
  func dataAge(_ lastData: Instant?, _ condition: SourceStatus.Condition) -> TextLine {
    guard let lastData else { return .empty }
    let age = clock - lastData
    switch condition {
    case .offline: return TextLine(max(age, .seconds(1)).coarse, .error)
    case .throttled: return TextLine(max(age, .seconds(1)).coarse, .warning)
    case .live, .reading, .recorded, .complete:
      return TextLine(age < .seconds(10) ? "fresh" : age.inSteps, .muted)
    }
  }
}

/// Requests a second: `5/s`, `0.4/s`.
func rateText(_ rate: Double) -> String {
  guard rate.isFinite, rate >= 0, rate < 1e6 else { return "?" }
  let tenths = Int((rate * 10).rounded())
  if tenths == 0, rate > 0 { return "<0.1/s" }
  return tenths % 10 == 0 ? "\(tenths / 10)/s" : "\(tenths / 10).\(tenths % 10)/s"
}

extension Span {
  /// Below a minute in steps of ten seconds: a number that changes every second is nothing to look at.
  var inSteps: String {
    (self < .seconds(60) ? Span(milliseconds: milliseconds / 10_000 * 10_000) : self).coarse
  }
}

extension [TextLine] {
  /// The first that fits into so many columns, else the last.
  func fitting(_ width: Int) -> TextLine {
    first { $0.columns <= width } ?? last ?? .empty
  }
}
