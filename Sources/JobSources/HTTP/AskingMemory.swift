import JobModel

/// What an account learned about where to ask. Bounded: it may forget, and asks again then.
struct AskingMemory {
  private static let limit = 50_000
  /// How long a service is taken to be missing in the region, and how long what was said is not said again.
  private static let absence = Span.seconds(600)

  private var owners: [JobID: String] = [:]
  /// By the part of an id that names the machine which made it.
  private var makers: [Substring: String] = [:]
  /// Who did not know a job, while others are still to be asked.
  private var strangers: [JobID: Set<String>] = [:]
  private var missing: [String: Instant] = [:]
  private var places: [String: WebAddress] = [:]
  /// What was said of answers that are of no use, and when.
  private var told: [String: Instant] = [:]
  private static let mostTold = 1000

  // MARK: Owners

  func owner(of id: JobID) -> ServiceRow? { owners[id].flatMap(ServiceRow.named) }

  func likelyOwner(of id: JobID) -> String? { Self.maker(of: id).flatMap { makers[$0] } }

  mutating func learn(owner: ServiceRow, of id: JobID) {
    if owners.count >= Self.limit { owners = [:] }
    if makers.count >= Self.limit { makers = [:] }
    owners[id] = owner.name
    if let maker = Self.maker(of: id) { makers[maker] = owner.name }
    strangers[id] = nil
  }

  /// The Hibernate layout begins with the address and the process that made the id.
  private static func maker(of id: JobID) -> Substring? {
    IDLayout(id) == .hibernate ? id.rawValue.prefix(16) : nil
  }

  // MARK: Others

  mutating func learn(_ row: ServiceRow, doesNotKnow id: JobID) {
    if strangers.count >= Self.limit { strangers = [:] }
    strangers[id, default: []].insert(row.name)
  }

  mutating func forgetProbes(of id: JobID) {
    strangers[id] = nil
  }

  mutating func learn(_ row: ServiceRow, isMissingSince time: Instant) {
    missing[row.name] = time
  }

  /// Whether a service need not be asked for a job now.
  func isPassedOver(_ row: ServiceRow, for id: JobID, at time: Instant) -> Bool {
    strangers[id]?.contains(row.name) == true || isMissing(row, at: time)
  }

  /// Whether a service was not found in the region lately.
  func isMissing(_ row: ServiceRow, at time: Instant) -> Bool {
    missing[row.name].map { time - $0 < Self.absence && time >= $0 } ?? false
  }

  /// Whether a service has ever answered.
  func hasMet(_ row: ServiceRow) -> Bool { places[row.name] != nil }

  // MARK: Trouble

  /// Whether a text was not said lately.
  mutating func isNews(_ text: String, at time: Instant) -> Bool {
    if let last = told[text], time - last < Self.absence, time >= last { return false }
    if told.count >= Self.mostTold { told = [:] }
    told[text] = time
    return true
  }

  // MARK: Places

  mutating func learn(_ row: ServiceRow, isAt address: WebAddress) {
    places[row.name] = address
  }

  /// The address at which the service was found before goes first.
  func sorted(_ addresses: [WebAddress], of row: ServiceRow) -> [WebAddress] {
    guard let known = places[row.name], addresses.contains(known) else { return addresses }
    return [known] + addresses.filter { $0 != known }
  }
}
