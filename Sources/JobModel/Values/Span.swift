/// A length of time in milliseconds.
package struct Span: Hashable, Comparable, Sendable {
  package var milliseconds: Int64

  package init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  package static func seconds(_ seconds: Double) -> Span {
    Span(milliseconds: Int64((seconds * 1000).rounded()))
  }

  package static func < (one: Span, other: Span) -> Bool {
    one.milliseconds < other.milliseconds
  }

  package static func - (longer: Span, shorter: Span) -> Span {
    Span(milliseconds: longer.milliseconds - shorter.milliseconds)
  }

  package var seconds: Double { Double(milliseconds) / 1000 }
}

extension Span {
  /// Short for people, at most two units: `0.4s`, `31.4s`, `12m4s`, `3h05m`, `2d4h`.
  package var short: String {
    guard milliseconds >= 0 else { return "-" + Span(milliseconds: -milliseconds).short }
    let seconds = milliseconds / 1000
    switch seconds {
    case ..<60: return "\(seconds).\(milliseconds % 1000 / 100)s"
    case ..<3600: return "\(seconds / 60)m\(seconds % 60)s"
    case ..<86_400: return "\(seconds / 3600)h\(padded(Int(seconds / 60 % 60), 2))m"
    case ..<8_640_000: return "\(seconds / 86_400)d\(seconds / 3600 % 24)h"
    // Hours mean nothing beside months.
    default: return "\(seconds / 86_400)d"
    }
  }

  /// How long ago, in one unit: `now`, `8 s`, `12 min`, `3 h`, `5 d`.
  package var coarse: String {
    let seconds = max(0, milliseconds / 1000)
    switch seconds {
    case ..<1: return "now"
    case ..<60: return "\(seconds) s"
    case ..<3600: return "\(seconds / 60) min"
    case ..<86_400: return "\(seconds / 3600) h"
    default: return "\(seconds / 86_400) d"
    }
  }

  /// Reads `500ms`, `90s`, `5m`, `2h`, `1d`, `1h30m` or a bare number of seconds.
  package init?(parsing text: some StringProtocol) {
    var total = 0.0
    var number = ""
    var rest = Substring(text.lowercased())
    guard !rest.isEmpty else { return nil }
    while let character = rest.popFirst() {
      if character.isASCII, character.isNumber || character == "." {
        number.append(character)
        continue
      }
      guard let value = Double(number) else { return nil }
      number = ""
      switch character {
      case "m" where rest.first == "s":
        rest.removeFirst()
        total += value / 1000
      case "s": total += value
      case "m": total += value * 60
      case "h": total += value * 3600
      case "d": total += value * 86_400
      case "w": total += value * 604_800
      default: return nil
      }
    }
    if !number.isEmpty {
      guard let value = Double(number) else { return nil }
      total += value
    }
    guard total.isFinite, total < 1e12 else { return nil }
    self = .seconds(total)
  }
}
