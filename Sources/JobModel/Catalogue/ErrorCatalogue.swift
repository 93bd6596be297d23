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

/// The codes that are explained. To add one, add a line to a file of `Tables`.
package enum ErrorCatalogue {
  /// The explanation of a code, whatever its letter case.
  package static func explanation(of code: String) -> ErrorExplanation? {
    byCode[code.lowercased()].flatMap(explanation(line:))
  }

  /// The explanation of a failure: that of its code, or of its category where the code is not explained
  /// or only says which step failed, while the message tells more.
  package static func explanation(code: String?, category: ErrorCategory) -> ErrorExplanation? {
    let known = code.flatMap(explanation(of:))
    if let known, !known.category.isVague || category.isVague { return known }
    guard let advice = category.advice else { return known }
    return ErrorExplanation(
      code: code ?? "", httpStatus: known?.httpStatus, category: category, meaning: advice.meaning,
      remedy: advice.remedy)
  }

  /// Every explanation, by code.
  package static var all: [ErrorExplanation] {
    byCode.values.compactMap(explanation(line:)).sorted { $0.code < $1.code }
  }

  /// What kind of trouble an error is: by its code if that is known, else by its words.
  ///
  /// Some codes only say that a step failed; then a message that tells of a limit says more.
  static func category(code: String?, message: String?) -> ErrorCategory {
    guard let code, let known = categories[code.lowercased()] else {
      return GuessedCategory.category(code: code, message: message)
    }
    guard known == .operationFailed || known == .other else { return known }
    switch GuessedCategory.category(code: nil, message: message) {
    case .quota: return .quota
    case .capacity: return .capacity
    default: return known
    }
  }

  static let tables = [
    ecsErrors, bmsErrors, evsErrors, databaseErrors, gatewayErrors, otherErrors,
  ]

  /// The line of each code; read when its own turn comes.
  private static let byCode: [String: Substring] = {
    var lines: [String: Substring] = [:]
    lines.reserveCapacity(1024)
    for table in tables {
      for line in table.utf8.split(separator: UInt8(ascii: "\n")) {
        let code = line.drop { $0 == 0x20 }.prefix { $0 != 0x20 && $0 != UInt8(ascii: "|") }
        if let key = String(code) { lines[key.lowercased()] = Substring(line) }
      }
    }
    return lines
  }()

  /// The category of each code: asked for with every failure that is read.
  private static let categories = byCode.compactMapValues { explanation(line: $0)?.category }

  /// `code | http status | category | meaning | remedy`
  private static func explanation(line: Substring) -> ErrorExplanation? {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
      trimmedASCIIBlanks(String($0))
    }
    guard cells.count == 5, let category = ErrorCategory(rawValue: cells[2]) else { return nil }
    return ErrorExplanation(
      code: cells[0], httpStatus: Int(cells[1]), category: category, meaning: cells[3],
      remedy: cells[4])
  }
}
