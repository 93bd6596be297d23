import ArgumentParser
import Foundation
import JobModel
import JobSources
import JobStore

/// Where the store is, and how commands come by it.
enum StoreLocation {
  /// `jobtop/jobs.db` in the user's folder for data (XDG Base Directory Specification).
  static var path: String {
    let environment = ProcessInfo.processInfo.environment
    // A relative path is to be ignored, says the specification.
    if let folder = environment["XDG_DATA_HOME"], folder.hasPrefix("/") {
      return folder + "/jobtop/jobs.db"
    }
    let home = environment["HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil } ?? NSHomeDirectory()
    return home + "/.local/share/jobtop/jobs.db"
  }

  /// The store to write to; made if there is none.
  ///
  /// - Throws: exit code 2, after saying why.
  static func writing(_ log: Log = .none) throws -> JobStore {
    try said(log: log) { () throws(StoreError) in try JobStore(path: path) }
  }

  /// The jobs of the store; none where there is no store yet.
  ///
  /// - Throws: exit code 2, after saying why.
  static func jobs(_ log: Log = .none) throws -> StoredJobs {
    try said(log: log) { () throws(StoreError) in
      try StoredJobs(path: path, sleep: Timekeeper.system.sleep)
    }
  }

  /// Says what is wrong with the store, in one line.
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
