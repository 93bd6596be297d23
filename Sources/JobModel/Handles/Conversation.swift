/// Remembers the calls that a text has told of, so that what follows them can be said to belong to them.
struct Conversation {
  /// What follows a call belongs to it for so long, in bytes; later than that it is about something else.
  private static let reach = 64 << 10
  /// No request has more lines before the one with its host.
  private static let maximumLines = 64
  private static let maximumCalls = 4096

  var addresses = KnownAddresses()
  private var calls: [(offset: Int, said: Surroundings)] = []
  /// Lines since the first line of a request whose host is not known yet.
  private var linesOfRequest: Int?
  /// What that first line asked for. It is told once the host is known.
  private var waiting: FoundHandle?

  var last: Surroundings { calls.last?.said ?? Surroundings() }
  var isInRequest: Bool { linesOfRequest != nil }

  /// What was said before an offset, as far as it is about what stands there.
  func surroundings(at offset: Int) -> Surroundings {
    var (low, high) = (0, calls.count)
    while low < high {
      let middle = (low + high) / 2
      if calls[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset - calls[low - 1].offset <= Self.reach else { return Surroundings() }
    return calls[low - 1].said
  }

  mutating func hear(_ said: Surroundings, at offset: Int) {
    // In halves, so that forgetting costs nothing that counts.
    if calls.count >= Self.maximumCalls { calls.removeFirst(Self.maximumCalls / 2) }
    calls.append((offset, said))
  }

  // MARK: Requests over several lines

  /// - Returns: what the request before asked for, if its host did not come.
  mutating func beginRequest(_ asked: FoundHandle?) -> FoundHandle? {
    linesOfRequest = 0
    defer { waiting = asked }
    return waiting
  }

  /// Hears the line that names the host, and gives back what has been waiting for it.
  mutating func endRequest(host: CloudHost?) -> FoundHandle? {
    linesOfRequest = nil
    defer { waiting = nil }
    guard let host, let call = calls.indices.last else { return waiting }
    calls[call].said.service = host.service
    calls[call].said.region = host.region
    waiting?.place(in: calls[call].said)
    return waiting
  }

  /// - Returns: what has been waiting for a host that did not come.
  mutating func endLine() -> FoundHandle? {
    guard let lines = linesOfRequest else { return nil }
    linesOfRequest = lines + 1
    return lines < Self.maximumLines ? nil : endRequest(host: nil)
  }
}
