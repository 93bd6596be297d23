package import JobModel

extension CloudAccount {
  /// The services that can be asked for all their jobs.
  package static var listingServices: [String] {
    ServiceRow.all.filter { $0.list != nil }.map(\.name)
  }

  /// Asks for all jobs of a service, page after page. Ends at the first page that does not come, which is
  /// the last in the result.
  ///
  /// - Parameters:
  ///   - since: older jobs are left out where the service can do that; 30 days at most.
  ///   - wanted: enough pages have come when all of these were on one; nil for all there are.
  package func list(
    _ service: String, since: Instant, wanted: Set<JobID>? = nil
  ) async -> [Asked] {
    guard let row = ServiceRow.named(service), let listing = row.list else {
      return [.refused("\(service) cannot be asked for all its jobs")]
    }
    guard await isSomewhere(row) else {
      return [.refused("no endpoint is known; give the context one")]
    }
    var pages: [Asked] = []
    var missing = wanted
    var cursor = PageCursor(listing, since: since, until: now())
    while let query = cursor.query, pages.count < Self.maximumPages {
      let sent = await send(
        row, path: listing.path, query: query, language: listing.language, false)
      switch sent {
      case .failure(let asked): return pages + [asked]
      case .success(let (answer, pass)):
        // Traces tell of each job which service it is of.
        var hint = hint(service: row.dialect == .traces ? nil : row.name)
        hint.projectID = pass.projectID
        let page = readPage(answer, hint)
        pages.append(page)
        guard case .answer = page else { return pages }
        missing?.subtract(Self.jobs(in: answer.body, hint))
        if missing?.isEmpty == true { return pages }
        cursor.advance(over: answer.body)
      }
    }
    return pages
  }

  /// Whether anything says where a service is; also where nobody is let in who could know.
  private func isSomewhere(_ row: ServiceRow) async -> Bool {
    guard let pass = try? await login.pass(row.scope == .region ? .project : .account) else {
      return true
    }
    return !settings.endpoints.addresses(of: row, catalogue: pass.catalogue).isEmpty
  }

  private static let maximumPages = 100

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
