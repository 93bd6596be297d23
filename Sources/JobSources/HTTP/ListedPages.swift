import JobModel

/// All jobs that a service lists, page by page. Each page is asked for when the one before has been used, so that
/// only one is held at a time. Ends at the first page that does not come, which is the last.
package struct ListedPages: AsyncSequence, AsyncIteratorProtocol, Sendable {
  package typealias Failure = Never

  private static let most = 100

  private let account: CloudAccount
  private let service: String
  private let since: Instant
  private var missing: Set<JobID>?
  private var cursor: PageCursor?
  private var count = 0
  private var hasEnded = false

  init(of service: String, _ account: CloudAccount, since: Instant, wanted: Set<JobID>?) {
    self.account = account
    self.service = service
    self.since = since
    missing = wanted
  }

  package func makeAsyncIterator() -> ListedPages { self }

  package mutating func next() async -> Asked? {
    guard !hasEnded, count < Self.most else { return nil }
    // Unless this page comes, and another follows.
    hasEnded = true
    count += 1
    guard let row = ServiceRow.named(service), let listing = row.list else {
      return .refused("\(service) cannot be asked for all its jobs")
    }
    if count == 1, await !account.isSomewhere(row) {
      return .refused("no endpoint is known; give the context one")
    }
    var cursor = cursor ?? PageCursor(listing, since: since, until: account.now())
    guard let query = cursor.query else { return nil }
    let page = await account.page(of: row, listing, query)
    guard case .answer(let bytes, let hint, _) = page else { return page }
    missing?.subtract(Self.jobs(in: bytes, hint))
    cursor.advance(over: bytes)
    self.cursor = cursor
    hasEnded = missing?.isEmpty == true || cursor.query == nil
    return page
  }

  private static func jobs(in body: [UInt8], _ hint: ReadingHint) -> [JobID] {
    var found: [JobID] = []
    var reader = WireReader(hint: hint)
    body.withUnsafeBytes { bytes in
      _ = reader.read(bytes, isLast: true) { reading in
        if case .job(let job) = reading.observation, let id = job.id { found.append(id) }
      }
    }
    return found
  }
}
