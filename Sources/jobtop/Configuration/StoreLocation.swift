import Accounts
import ArgumentParser
import JobModel
import JobSources
import JobStore

/// Where the store is, and how commands open it.
enum StoreLocation {
  /// `jobtop/jobs.db` in the user's folder for data.
  static var path: String { UserFolders.system.data + "/jobtop/jobs.db" }

  /// The store to write to; created if missing.
  ///
  /// - Throws: exit code 2, after saying why.
  static func writing(_ log: Log = .none) throws -> JobStore {
    try said(log: log) { () throws(StoreError) in try JobStore(path: path) }
  }

  /// The jobs of the store; none if there is no store yet.
  ///
  /// - Throws: exit code 2, after saying why.
  static func jobs(_ log: Log = .none) throws -> StoredJobs {
    try said(log: log) { () throws(StoreError) in
      try StoredJobs(path: path, sleep: Timekeeper.system.sleep)
    }
  }

  /// Reports what is wrong with the store, in one line.
  ///
  /// - Throws: exit code 2.
  static func said<Value>(
    log: Log = .none, _ work: () throws(StoreError) -> Value
  ) throws -> Value {
    do throws(StoreError) { return try work() } catch {
      StandardStreams.complain(error.description.printable)
      log.write(LogEntry(.error, error.description, at: .system))
      throw ExitCode(2)
    }
  }
}
