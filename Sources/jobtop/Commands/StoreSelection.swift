import ArgumentParser
import JobModel
import JobStore

/// Finds the jobs of the store that a user means by an id.
struct StoreSelection {
  /// What the store knows by an id.
  struct Found {
    /// As the store writes it, or the start of that.
    var id: String
    var rows: [Int]
  }

  let store: JobStore

  /// The rows of a job or an order, by its id or enough of its start to be unambiguous; those of a request by its
  /// whole id. Says why if there are none.
  ///
  /// - Throws: exit code 2 when the store cannot be read.
  func rows(of id: String) throws -> [Int] {
    guard let found = try find(id) else {
      let isForgotten = try StoreLocation.said { () throws(StoreError) in
        try store.hasForgotten(id)
      }
      StandardStreams.complain(
        isForgotten
          ? "\(id.printable): was forgotten; jobtop track brings it back" : Self.unknown(id))
      return []
    }
    return try rows(of: found)
  }

  /// Everything an id may mean; nil if there is nothing.
  func find(_ id: String) throws -> Found? {
    for reading in TypedID.readings(of: id) {
      let rows = try StoreLocation.said { () throws(StoreError) in try store.rows(of: reading) }
      if !rows.isEmpty { return Found(id: reading, rows: rows) }
    }
    return nil
  }

  /// The rows, if they belong to one thing. Otherwise says which things there are.
  func rows(of found: Found) throws -> [Int] {
    let id = found.id
    let jobs = try StoreLocation.said { () throws(StoreError) in try store.jobs(at: found.rows) }
    let isExact = jobs.contains { job in
      job.id?.rawValue == id || job.orderID?.rawValue == id || job.requestID == id
    }
    let names = jobs.map { job in
      TypedID.meant(by: id, job: job.id?.rawValue, order: job.orderID?.rawValue)
    }
    guard isExact || Set(names).count == 1 else {
      StandardStreams.complain(TypedID.ambiguity(of: id, among: names))
      return []
    }
    return found.rows
  }

  static func unknown(_ id: String) -> String {
    "\(id.printable): no such job or order in the store"
  }
}
