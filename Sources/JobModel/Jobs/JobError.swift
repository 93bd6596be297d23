/// What a record says at its top about why it failed.
package struct JobError: Hashable, Sendable {
  /// Always text; a number in the data is its digits.
  package var code: String?
  package var message: String?
  package var details: [ErrorDetail]

  package init(code: String? = nil, message: String? = nil, details: [ErrorDetail] = []) {
    self.code = code
    self.message = message
    self.details = details
  }

  package var isEmpty: Bool { code == nil && message == nil && details.isEmpty }
}

/// One entry of an error's `details`. Either part may be missing.
package struct ErrorDetail: Hashable, Sendable {
  package var code: String?
  package var message: String?

  package init(code: String? = nil, message: String? = nil) {
    self.code = code
    self.message = message
  }
}

/// The deepest error that explains a failure, and the way to it.
package struct RootCause: Hashable, Sendable {
  package var code: String?
  package var message: String?
  /// From the job inwards: `job`, the types of the sub jobs, then the places inside texts.
  package var path: [String]
  package var category: ErrorCategory

  package init(code: String?, message: String?, path: [String], category: ErrorCategory) {
    self.code = code
    self.message = message
    self.path = path
    self.category = category
  }
}
