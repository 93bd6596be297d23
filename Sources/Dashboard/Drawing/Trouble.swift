import JobModel

/// What is worst about the sources: those that give nothing, and those that ask us to wait.
struct Trouble {
  private typealias Troubled = (source: SourceStatus, standing: SourceStanding)

  /// Those that are in this trouble.
  private let troubled: [Troubled]
  /// Those that ask us to wait, where others are in worse trouble.
  private let waiting: [Troubled]
  /// How many there could be.
  private let peers: Int
  /// The worst.
  private let condition: SourceStatus.Condition
  private let isOfOneKind: Bool

  /// Nil where nothing is wrong that matters: trouble of a source with nothing to ask does not.
  init?(_ sources: [SourceStatus]) {
    let all = sources.filter { $0.openJobs != 0 }.map { (source: $0, standing: $0.standing) }
    // A pause with a known end matters less than sources that give nothing at all.
    let silent = all.filter { $0.standing.condition.since != nil }
    let others = all.filter {
      $0.standing.condition.isTrouble && $0.standing.condition.since == nil
    }
    (troubled, waiting) = silent.isEmpty ? (others, []) : (silent, others)
    let gravity = { (one: Troubled) in one.standing.condition.gravity }
    guard let first = troubled.max(by: { gravity($0) < gravity($1) }) else { return nil }
    condition = first.standing.condition
    isOfOneKind = troubled.allSatisfy { gravity($0) == gravity(first) }
    peers = sources.count { $0.kind.isAsked == first.source.kind.isAsked }
  }

  var role: ThemeRole {
    if case .throttled = condition { .warning } else { .error }
  }

  /// What the header says of it, the longest form first.
  func forms(now: Instant) -> [String] {
    let worst = worstForms(now)
    guard let first = waiting.first else { return worst }
    let end = Self.end(of: waiting) ?? now
    let rest = end > now ? ", \((end - now).ticking)" : ""
    let who = waiting.count == 1 ? first.source.name.shortened : "\(waiting.count)"
    // Short, since the counts need room too. The last three forms are without the name of the worst, which is worth
    // more than that others wait.
    let named = worst.prefix(max(1, worst.count - 3)).dropFirst(worst.count > 4 ? 1 : 0)
    return named.map { "\($0); \(who) throttled\(rest)" } + worst
  }

  private func worstForms(_ now: Instant) -> [String] {
    guard isOfOneKind else { return silent("in trouble", now: now) }
    return switch condition {
    case .offline: silent("offline", now: now)
    case .failing:
      silent(isMany ? "answer with errors" : "answers with errors", "failing", now: now)
    case .refused: silent("cannot log in", "no login", now: now)
    case .throttled, .reading, .complete, .recorded, .live: throttled(now)
    }
  }

  private func silent(_ word: String, _ shortWord: String? = nil, now: Instant) -> [String] {
    let shortWord = shortWord ?? word
    let age = oldestData.map { (now - $0).coarse }
    let since = since.map { " for \((now - $0).coarse)" } ?? ""
    let long = age.map { ", data \($0) old" } ?? since
    let short = age.map { ", \($0)" } ?? since
    var who = [name, host].compactMap(\.self).joined(separator: " ")
    var part = name ?? host ?? ""
    if isMany { (who, part) = ("\(share) \(noun)", share) }
    // A name is worth more than many words.
    var forms: [String] = []
    for who in who == part ? [who] : [who, part] where !who.isEmpty {
      forms += ["\(who) \(word)\(long)", "\(who) \(word)\(short)"]
    }
    if !part.isEmpty { forms.append("\(part) \(shortWord)\(short)") }
    return forms + [word + long, word + short, shortWord + short]
  }

  private func throttled(_ now: Instant) -> [String] {
    let until = Self.end(of: troubled) ?? now
    let rest = until > now ? (until - now).ticking : nil
    let goesOn = rest.map { ", \(isMany ? "resume" : "resumes") in \($0)" } ?? ""
    let short = rest.map { ", \($0)" } ?? ""
    var forms: [String] = []
    if isMany {
      forms = [
        "\(share) \(noun) throttled by the cloud\(goesOn)", "\(share) throttled\(short)",
      ]
    } else {
      let who = [name, host].compactMap(\.self).joined(separator: " ")
      if !who.isEmpty {
        forms = ["\(who) throttled by the cloud\(goesOn)", "\(who) throttled\(goesOn)"]
      }
      if who.isEmpty { forms.append("throttled by the cloud\(goesOn)") }
      if let name { forms.append("\(name) throttled\(short)") }
    }
    return forms + ["throttled\(goesOn)", "throttled\(short)"]
  }

  // MARK: - Who and since when

  private var isMany: Bool { troubled.count > 1 }
  private var share: String { "\(troubled.count) of \(peers)" }
  private var noun: String { troubled[0].source.kind.isAsked ? "contexts" : "sources" }
  /// A name says nothing where there is only one.
  private var name: String? {
    peers > 1 ? troubled[0].source.name.shortened : nil
  }
  private var host: String? {
    troubled[0].standing.host.map { $0.shortName.shortened }
  }
  private var oldestData: Instant? { troubled.compactMap(\.standing.lastData).min() }
  private var since: Instant? { troubled.compactMap(\.standing.condition.since).min() }
  /// When the last of some pauses is over.
  private static func end(of sources: [Troubled]) -> Instant? {
    sources.compactMap {
      if case .throttled(let until, _) = $0.standing.condition { until } else { nil }
    }.max()
  }

  /// When what is said of it changes.
  func untilNextTick(at now: Instant) -> Span {
    if let end = Self.end(of: troubled + waiting), end > now { return .seconds(1) }
    if case .throttled = condition { return .seconds(60) }
    let age = (now - (oldestData ?? since ?? now)).milliseconds
    return Span(milliseconds: age < 60_000 ? 1000 : 60_000 - age % 60_000)
  }
}

extension String {
  /// Names come from outside and may have any length.
  fileprivate var shortened: String { count > 24 ? prefix(23) + "~" : self }
}
