package import JobModel

/// The order in which services are asked for a job whose owner is not known.
package enum Candidates {
  /// - Parameters:
  ///   - type: the type of the job, where one was seen.
  ///   - catalogue: the services of the account; empty when it is not known.
  ///   - own: the services for which the context has addresses of its own.
  ///   - likely: the service to which ids like this one belonged before.
  package static func order(
    for id: JobID, type: String? = nil, catalogue: ServiceCatalogue = ServiceCatalogue(),
    own: Set<String> = [], likely: String? = nil
  ) -> [ServiceRow] {
    let layout = IDLayout(id)
    let guess = type.flatMap(service(ofType:))
    let fitting = ServiceRow.all.enumerated().filter { _, row in
      row.job != nil && (row.ids.contains(layout) || row.name == guess || row.name == likely)
    }
    return fitting.map { place, row in
      let isListed = own.contains(row.name) || catalogue.address(of: row, region: nil) != nil
      let rank = [
        row.name == guess ? 0 : 1, row.name == likely ? 0 : 1, isListed ? 0 : 1,
      ].reduce(0) { $0 << 1 | $1 }
      return (rank: rank, place: place, row: row)
    }.sorted { ($0.rank, $0.place) < ($1.rank, $1.place) }.map(\.row)
  }

  /// By the words in types of jobs, as wire.md 1.8 has them. Narrower ones come first.
  private static let signs: [(text: String, service: String)] = [
    ("baremetal", "bms"), ("protectiongroup", "sdrs"), ("protectedinstance", "sdrs"),
    ("replicationpair", "sdrs"), ("publicip", "vpc"), ("volume", "evs"), ("cluster", "cce"),
    ("node", "cce"), ("ims", "ims"), ("image", "ims"), ("loadbalancer", "elb"),
    ("server", "ecs"),
  ]

  private static func service(ofType type: String) -> String? {
    let type = type.lowercased()
    return signs.first { type.contains($0.text) }?.service
  }
}
