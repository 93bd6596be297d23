import ArgumentParser
import JobModel

/// Reads `--filter`.
enum FilterOption {
  /// - Throws: a usage error that points at the character.
  static func filter(_ text: String?) throws -> JobFilter {
    guard let text else { return .everything }
    do {
      return try JobFilter(parsing: text)
    } catch {
      throw ValidationError("--filter, character \(error.offset + 1) of \(text): \(error.message)")
    }
  }
}
