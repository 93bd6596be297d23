/// What an error code means and what to try, in our own words.
package struct ErrorExplanation: Hashable, Sendable {
  /// In the spelling of the service.
  package var code: String
  /// The HTTP status that usually comes with it. The services' own tables call it unreliable.
  package var httpStatus: Int?
  package var category: ErrorCategory
  package var meaning: String
  package var remedy: String
}
