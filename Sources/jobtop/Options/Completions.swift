import Accounts
import ArgumentParser
import Configuration
import Dashboard
import JobStore

/// What a shell offers, where only this machine knows what there is. Where something is wrong it offers nothing:
/// the line is still being typed, and whoever sends it is told.
enum Completions {
  static let contexts = CompletionKind.custom { _, _, _ in
    ConfigurationFile.usual.accounts?.all.map(\.name) ?? []
  }

  static let views = CompletionKind.custom { _, _, _ in
    (try? ConfigurationFile.usual.readQuietly(isRequired: false))?.0.views.map(\.name) ?? []
  }

  /// Ids of jobs and orders that begin like what is typed; of those that have not ended where nothing is.
  static let ids = CompletionKind.custom { _, _, begin in
    guard let store = try? JobStore.reading(path: StoreLocation.path) else { return [] }
    return (try? store.ids(beginningWith: begin, limit: 50)) ?? []
  }
}
