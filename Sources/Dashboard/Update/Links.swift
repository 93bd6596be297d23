import JobModel

/// Pages to be opened in the browser.
package struct LinkRequest: Equatable, Sendable {
  /// Each once.
  package let addresses: [String]
  /// How many of the jobs that it is about have no page.
  let without: Int

  init(_ addresses: [String], without: Int = 0) {
    self.addresses = addresses
    self.without = without
  }

  /// What is done with them, in one line: `opened 3 links; 2 jobs have none`.
  package func sentence(_ verb: String) -> String {
    let what = addresses.count == 1 ? addresses[0] : addresses.count.counted("link")
    guard without > 0 else { return verb + " " + what }
    return "\(verb) \(what); \(without.counted("job")) \(without == 1 ? "has" : "have") none"
  }
}

extension AppState {
  /// More pages than this are hardly ever meant, and each is a tab in the browser.
  private static let mostLinks = 10
  /// The page of each marked job has to be looked up.
  private static let mostJobs = 1000

  mutating func openLinks() -> [Effect] {
    guard hasMarks else {
      guard let link = linkOfSelection else { return [] }
      return ask(for: LinkRequest([link]))
    }
    guard let rows = chosenRows(atMost: Self.mostJobs) else {
      say("too many jobs are marked to open their links", .warning)
      return []
    }
    let links = rows.map { $0 < table.count ? table[$0].url(settings.links) : nil }
    var seen: Set<String> = []
    let addresses = links.compactMap(\.self).filter { seen.insert($0).inserted }
    guard !addresses.isEmpty else {
      say("none of the \(rows.count.counted("marked job")) has a link", .warning)
      return []
    }
    guard addresses.count <= Self.mostLinks else {
      say(
        "\(addresses.count.grouped) links: at most \(Self.mostLinks) are opened at once", .warning)
      return []
    }
    return ask(for: LinkRequest(addresses, without: links.count { $0 == nil }))
  }

  private mutating func ask(for links: LinkRequest) -> [Effect] {
    say(links.sentence("opening"))
    return [.open(links)]
  }

  /// Whether actions are about marked jobs instead of the selected one.
  var hasMarks: Bool {
    if case .jobs = view { !marks.isEmpty } else { false }
  }
}
