package import JobModel

extension CloudAccount {
  /// The services that can be asked for all their jobs.
  package static var listingServices: [String] {
    ServiceRow.all.filter { $0.list != nil }.map(\.name)
  }

  /// Asks for all jobs of a service, page after page.
  ///
  /// - Parameters:
  ///   - since: older jobs are left out where the service can do that; 30 days at most.
  ///   - wanted: enough pages have come when all of these were on one; nil for all there are.
  package nonisolated func list(
    _ service: String, since: Instant, wanted: Set<JobID>? = nil
  ) -> ListedPages {
    ListedPages(of: service, self, since: since, wanted: wanted)
  }

  func page(
    of row: ServiceRow, _ listing: ServiceRow.Listing, _ query: [WebAddress.QueryItem]
  ) async -> Asked {
    let sent = await send(
      row, path: listing.path, query: query, language: listing.language, false)
    switch sent {
    case .failure(let asked): return asked
    case .success(let (answer, pass)):
      // Then each job says itself which service it is of.
      var hint = hint(service: row.listsAllServices ? nil : row.name)
      hint.projectID = pass.projectID
      return readPage(answer, hint)
    }
  }

  /// Whether anything says where a service is; also where the login that could tell is refused.
  func isSomewhere(_ row: ServiceRow) async -> Bool {
    guard let pass = try? await login.pass(row.scope) else {
      return true
    }
    return !settings.endpoints.addresses(of: row, catalogue: pass.catalogue).isEmpty
  }
}
