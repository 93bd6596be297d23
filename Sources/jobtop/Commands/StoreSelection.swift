import ArgumentParser
import JobModel
import JobStore

/// Finds the jobs of the store that a user means by an id.
struct StoreSelection {
  let store: JobStore

  /// The rows of a job or an order, by its id or so much of its begin that it can be no other. Says why
  /// when there are none.
  ///
  /// - Throws: exit code 2 when the store cannot be read.
  func rows(of id: String) throws -> [Int] {
    let rows = try StoreLocation.said { () throws(StoreError) in try store.rows(of: id) }
    guard !rows.isEmpty else {
      StandardStreams.complain("\(id.printable): no such job or order in the store")
      return []
    }
    let jobs = try StoreLocation.said { () throws(StoreError) in try store.jobs(at: rows) }
    let isExact = jobs.contains { $0.id?.rawValue == id || $0.orderID?.rawValue == id }
    let distinct = Set(jobs.map { $0.id?.rawValue ?? $0.orderID?.rawValue })
    guard isExact || distinct.count == 1 else {
      StandardStreams.complain(
        "\(id.printable): \(distinct.count) jobs begin like that; say more of the id")
      return []
    }
    return rows
  }
}
