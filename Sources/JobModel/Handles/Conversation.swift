/// Remembers the calls that a text has told of, so that what follows them can be said to belong to them.
struct Conversation {
  /// Calls that follow each other and say the same.
  private struct Call {
    let offset: Int
    /// Where the last of them is.
    var end: Int
    var said: Surroundings
    /// That of the known address which said it, or 0.
    var number = 0
  }

  /// For how many bytes what follows a call belongs to it; later than that it is about something else.
  private static let reach = 64 << 10
  /// No request has more lines before the one with its host.
  private static let maximumLines = 64
  private static let maximumCalls = 8192

  var addresses = KnownAddresses()
  var requestIDs = RequestIDs()
  private var calls: [Call] = []
  /// Lines since the first line of a request whose host is not known yet.
  private var linesOfRequest: Int?
  /// What that first line asked for. It is told once the host is known.
  private var waiting: FoundHandle?

  var last: Surroundings { calls.last?.said ?? Surroundings() }
  var isInRequest: Bool { linesOfRequest != nil }

  /// What was said before an offset, as far as it is about what is there.
  func surroundings(at offset: Int) -> Surroundings {
    var (low, high) = (0, calls.count)
    while low < high {
      let middle = (low + high) / 2
      if calls[middle].offset <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, offset - calls[low - 1].end <= Self.reach else { return Surroundings() }
    return calls[low - 1].said
  }

  /// - Parameter isRequest: whether it is a request, of which only a later line says more.
  mutating func hear(_ said: Surroundings, at offset: Int, isRequest: Bool) {
    if !isRequest, goesOn(at: offset, where: { $0.said == said }) { return }
    append(Call(offset: offset, end: offset, said: said))
  }

  /// Hears a known address again.
  mutating func hear(_ known: Int, at offset: Int) {
    let number = addresses[known].number
    if goesOn(at: offset, where: { $0.number == number }) { return }
    append(Call(offset: offset, end: offset, said: addresses[known].said, number: number))
  }

  /// Between calls that say the same and are near to each other, everything is about them.
  @inline(__always)
  private mutating func goesOn(at offset: Int, where isSame: (Call) -> Bool) -> Bool {
    guard let last = calls.indices.last, offset - calls[last].end <= Self.reach,
      isSame(calls[last])
    else { return false }
    calls[last].end = offset
    return true
  }

  private mutating func append(_ call: Call) {
    // In halves, so that forgetting costs nothing that counts.
    if calls.count >= Self.maximumCalls { calls.removeFirst(Self.maximumCalls / 2) }
    calls.append(call)
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
    calls[call].number = 0
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
