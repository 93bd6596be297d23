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

  /// What both let through.
  static func both(_ one: JobFilter, _ other: JobFilter) throws -> JobFilter {
    if one.isEmpty || other.isEmpty { return one.isEmpty ? other : one }
    return try filter("(\(one.source)) (\(other.source))")
  }
}
