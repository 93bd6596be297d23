/// What can be said about a text that someone has at hand: an error code, an id, or a message.
package struct Explanation {
  /// Whether anything was recognised.
  package let saysSomething: Bool
  /// Lines for people.
  package let text: String

  /// - Parameter now: for the age of an id.
  package init(of text: String, now: Instant) {
    let asked = trimmedASCIIBlanks(text)
    let parts =
      Self.code(asked) ?? Self.id(asked, now: now) ?? Self.status(asked) ?? Self.codes(in: asked)
      ?? Self.words(asked)
    saysSomething = parts != nil
    self.text =
      (parts ?? ["\(asked): not an error code, not an id of a job or order, and no code in it"])
      .map { $0.printable + "\n" }.joined()
  }

  private static func code(_ text: String) -> [String]? {
    ErrorCatalogue.explanation(of: text).map(lines)
  }

  private static func lines(_ explanation: ErrorExplanation) -> [String] {
    let status = explanation.httpStatus.map { "  HTTP \($0)" } ?? ""
    return [
      "\(explanation.code)  \(explanation.category.name)\(status)",
      "  What it means: \(explanation.meaning)",
      "  What to try:   \(explanation.remedy)",
    ]
  }

  /// An HTTP status, which stands for the error where the answer was none of the service itself.
  private static func status(_ text: String) -> [String]? {
    let digits = text.uppercased().hasPrefix("HTTP ") ? String(text.dropFirst(5)) : text
    guard let status = Int(digits), (400...599).contains(status) else { return nil }
    let category = GuessedCategory.category(code: digits, message: nil)
    let advice =
      category.advice
      ?? (status < 500
        ? (
          "The request was refused, and the status does not say why.", "Read the message beside it."
        )
        : (
          "The service, or a proxy in front of it, could not answer.",
          "Send the request again later; with its request id, the support of the cloud can look it up."
        ))
    return [
      "HTTP \(status)  \(category.name)", "  What it means: \(advice.0)",
      "  What to try:   \(advice.1)",
    ]
  }

  // MARK: Ids

  private static func id(_ text: String, now: Instant) -> [String]? {
    if let created = OrderID(rawValue: text).created {
      return [
        "\(text)  the id of an order",
        "  Made:  \(created.iso8601.prefix(19))Z, give or take a minute; \((now - created).coarse) ago",
        "  Known: orders are kept; an unpaid one is cancelled at its payment deadline",
      ]
    }
    let isUUID = text.utf8.count == 36 && text.utf8.allSatisfy { hexValue($0) != nil || $0 == 0x2d }
    let isHex32 = text.utf8.count == 32 && text.utf8.allSatisfy { hexValue($0) != nil }
    guard isUUID || isHex32 else { return nil }
    guard let created = JobID(rawValue: text).created, created <= now + .seconds(86_400) else {
      return [
        "\(text)  looks like the id of a job or a resource",
        "  Made:  the id does not tell; databases and newer services use random ids",
        "  Known: databases keep their jobs for a month, other services for about a day",
      ]
    }
    return [
      "\(text)  the id of a job" + (isUUID ? " of a container cluster" : ""),
      "  Made:  \(created.iso8601), \((now - created).coarse) ago",
      "  Known: \(retention(of: now - created))",
    ]
  }

  private static func retention(of age: Span) -> String {
    age < .seconds(86_400)
      ? "surely, it is younger than a day"
      : "hardly: finished jobs are forgotten a day after they end, unpaid ones after 14 days"
  }

  // MARK: Messages

  /// A message without a code still tells what kind of trouble it is.
  private static func words(_ text: String) -> [String]? {
    let category = GuessedCategory.category(code: nil, message: text)
    guard let advice = category.advice else { return nil }
    return [
      "no code in it, but it sounds like \(category.name)",
      "  What it means: \(advice.meaning)",
      "  What to try:   \(advice.remedy)",
    ]
  }

  private static func codes(in text: String) -> [String]? {
    var seen: Set<String> = []
    var found: [String] = []
    for word in text.split(whereSeparator: { !$0.isLetter && !$0.isNumber && !"._-".contains($0) })
    {
      var word = String(word)
      while word.last == "." { word.removeLast() }
      let coded = word.withUTF8 { CodedText(UnsafeRawBufferPointer($0)) }
      guard coded?.code == word, seen.insert(word.lowercased()).inserted else { continue }
      // Some codes only say which step failed; the text around them says why.
      let category = ErrorCatalogue.category(code: word, message: text)
      if let explanation = ErrorCatalogue.explanation(code: word, category: category) {
        found += lines(explanation)
      } else {
        let service = ServiceGuess.service(ofCode: word).map { " of the service \($0)" } ?? ""
        found.append("\(word)  a code\(service) that jobtop has no explanation for")
      }
    }
    return found.isEmpty ? nil : found
  }
}
