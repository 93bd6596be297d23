import Accounts
import ArgumentParser
import Configuration
import Dashboard
import JobStore

/// What a shell offers where only this machine knows the choices. If something is wrong it offers nothing: the
/// command itself will say so.
enum Completions {
  static let contexts = CompletionKind.custom { _, _, _ in
    ConfigurationFile.usual.accounts?.all.map(\.name) ?? []
  }

  static let views = CompletionKind.custom { _, _, _ in
    (try? ConfigurationFile.usual.readQuietly(isRequired: false))?.0.views.map(\.name) ?? []
  }

  /// Ids of jobs and orders that start like what is typed; with nothing typed, of those that have not ended.
  static let ids = CompletionKind.custom { _, _, start in
    guard let store = try? JobStore.reading(path: StoreLocation.path) else { return [] }
    return (try? store.ids(beginningWith: start, limit: 50)) ?? []
  }
}
