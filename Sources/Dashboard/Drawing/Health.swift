import JobModel
import TerminalUI

extension AppState {
  /// How a source or a host is doing: a sign and words, the longest form first.
  ///
  /// - Parameters:
  ///   - host: the part of it that is meant.
  ///   - trial: when it is tried again.
  func health(
    _ condition: SourceStatus.Condition, of host: String? = nil, again trial: Instant? = nil
  ) -> [TextLine] {
    let name = host.map { $0 + " " } ?? ""
    switch condition {
    case .offline(let since, _): return silence(name + "offline", since, again: trial)
    case .failing(let since, _): return silence(name + "failing", since, again: trial)
    case .refused(let since, _): return silence("no login", since, again: nil)
    case .throttled(let until, _):
      let rest = (until - clock).ticking
      let forms =
        until > clock
        ? ["throttled, resumes in \(rest)", "throttled, \(rest)", "waits \(rest)"]
        : ["throttled"]
      return forms.map { TextLine("\(glyphs.warning) \(name)\($0)", .warning) }
    case .live: return [TextLine("\(glyphs.of(.running)) live", .info)]
    case .reading: return [TextLine("\(glyphs.of(.running)) being read", .info)]
    case .recorded: return [TextLine("\(glyphs.of(.waiting)) recorded", .muted)]
    case .complete: return [TextLine("\(glyphs.of(.succeeded)) all read", .muted)]
    }
  }

  private func silence(_ word: String, _ since: Instant, again trial: Instant?) -> [TextLine] {
    let moment = "\(word) since \(times.short(since))"
    let span = (clock - since).coarse
    var forms = ["\(moment), for \(span)", moment, "\(word) \(span)"]
    if let trial, trial > clock {
      let rest = (trial - clock).ticking
      forms = ["\(moment), again in \(rest)", "\(word), again in \(rest)"] + forms
    }
    return forms.map { TextLine("\(glyphs.of(.failed)) \($0)", .error) }
  }

  /// How old data are. What could not be refreshed never looks as if it were fresh.
  func dataAge(_ lastData: Instant?, _ condition: SourceStatus.Condition) -> TextLine {
    guard let lastData else { return .empty }
    let age = clock - lastData
    switch condition {
    case .offline, .failing, .refused: return TextLine(max(age, .seconds(1)).coarse, .error)
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
  /// Below a minute in steps of ten seconds: a number that changes every second is a distraction.
  var inSteps: String {
    (self < .seconds(60) ? Span(milliseconds: milliseconds / 10_000 * 10_000) : self).coarse
  }
}

extension [TextLine] {
  /// The first that fits into this many columns, else the last.
  func fitting(_ width: Int) -> TextLine {
    first { $0.columns <= width } ?? last ?? .empty
  }
}
