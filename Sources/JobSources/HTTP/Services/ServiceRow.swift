package import JobModel

/// How one service is asked for its jobs: a row of the table, not code.
package struct ServiceRow: Hashable, Sendable {
  /// What the service is called in a job, in a context's `endpoints` and in messages.
  package var name: String
  /// The first word of its host name.
  package var host: String
  /// Other words of its host in some clouds, tried in order where the first does not exist.
  package var otherNames: [String] = []
  package var scope: LoginPass.Scope = .project
  /// The question for one job; nil when one cannot ask by the id alone.
  package var job: Question?
  /// The question for all jobs; most services have none.
  package var list: Listing?
  /// Whether its list has jobs of all services: records of what was done, each with the name of its own.
  package var listsAllServices = false
  /// The layouts of ids under which its jobs are known.
  package var ids: Set<IDLayout> = []

  package struct Question: Hashable, Sendable {
    /// With `{owner}` for the project or account and, unless the id is in the query, `{id}`.
    package var path: String
    /// The query item that holds the id.
    package var idItem: String?
    /// What else is in the query.
    package var query: [WebAddress.QueryItem] = []
    /// The form of `X-Language`.
    package var language: String?
  }

  package struct Listing: Hashable, Sendable {
    package var path: String
    package var paging: Paging
    package var window: Window = .none
    package var query: [WebAddress.QueryItem] = []
    package var language: String?
  }

  /// How the next page is asked for.
  package enum Paging: Hashable, Sendable {
    /// Everything comes at once.
    case whole
    /// `limit` and `offset` in entries.
    case offset(limit: Int)
    /// `limit`, and the last page's mark in this item.
    case marker(limit: Int, item: String)
  }

  /// How the time is limited of which jobs are listed.
  package enum Window: Hashable, Sendable {
    case none
    /// Milliseconds since 1970.
    case milliseconds(from: String, to: String)
    /// `2026-01-02T03:04:05Z`.
    case iso(from: String, to: String)
    /// `20260102030405` in UTC.
    case digits(from: String, to: String)
    /// `2026-01-02T03:04:05`, only where it begins.
    case begin(String)
  }
}

/// What an id looks like. Its layout tells which services may have made it.
package enum IDLayout: Hashable, Sendable, CaseIterable {
  /// 32 hexadecimal digits with a time in them.
  case hibernate
  /// 32 hexadecimal digits without.
  case digits32
  /// A UUID of version 1, with a time.
  case uuid1
  /// Any other UUID.
  case uuid
  case other

  package init(_ id: JobID) {
    let bytes = Array(id.rawValue.utf8)
    let dash = UInt8(ascii: "-")
    let hasDashes = bytes.count == 36 && [8, 13, 18, 23].allSatisfy { bytes[$0] == dash }
    let digits = hasDashes ? bytes.filter { $0 != dash } : bytes
    guard digits.count == 32, digits.allSatisfy(Self.isHexadecimal) else {
      self = .other
      return
    }
    switch (hasDashes, id.created != nil) {
    case (true, true): self = .uuid1
    case (true, false): self = .uuid
    case (false, true): self = .hibernate
    case (false, false): self = .digits32
    }
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
      UInt8(ascii: "A")...UInt8(ascii: "F"):
      true
    default: false
    }
  }
}
