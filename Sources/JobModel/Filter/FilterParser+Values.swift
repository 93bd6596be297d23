/// What follows the colon of a field.
extension FilterParser {
  mutating func values(of field: FilterField) throws(FilterError) -> FilterTerm {
    var terms: [FilterTerm] = []
    repeat {
      terms.append(try value(of: field))
    } while takeBarBetweenValues()
    return terms.count == 1 ? terms[0] : .any(terms)
  }

  /// Takes a `|` that goes on with the values of the same field.
  private mutating func takeBarBetweenValues() -> Bool {
    guard characters.next == "|", let second = characters.second, !second.isWhitespace,
      !"!~(|)".contains(second), characters.fieldName(ahead: 1) == nil
    else { return false }
    return characters.take("|")
  }

  private mutating func value(of field: FilterField) throws(FilterError) -> FilterTerm {
    let start = characters.offset
    guard !characters.isAtEndOfTerm else {
      throw error("write a value after \(field.rawValue):, such as \(field.example)")
    }
    switch characters.next {
    case "/" where !field.texts.isEmpty:
      return text(.regex(try characters.regex()), in: field.texts)
    case "\"":
      let value = try characters.quoted()
      if !field.texts.isEmpty { return text(.part(FoldedText(value)), in: field.texts) }
      return try condition(on: field, value, at: start)
    case "!":
      throw error("write the ! before the field: !\(field.rawValue):...")
    default:
      return try condition(on: field, characters.word(), at: start)
    }
  }

  private mutating func condition(
    on field: FilterField, _ value: String, at start: Int
  ) throws(FilterError) -> FilterTerm {
    switch field {
    case .state:
      return .test(.states(JobStates([try state(value, at: start)])))
    case .flag:
      return .test(.flags(try flags(value, at: start)))
    case .category:
      return .test(.categories(try categories(value, at: start)))
    case .order where value.lowercased() == "yes" || value.lowercased() == "no":
      return .test(.hasOrder(value.lowercased() == "yes"))
    case .age:
      let (comparison, limit) = try compared(value, field, at: start)
      return .test(.age(comparison, try span(limit, field, at: start)))
    case .duration:
      return try duration(value, at: start)
    case .began, .ended:
      return try moment(value, field, at: start)
    case .progress, .subjobs:
      return try number(value, field, at: start)
    case .status, .type, .service, .resource, .name, .id, .order, .code, .message, .context,
      .region, .project, .note, .user:
      return text(.value(value), in: field.texts)
    }
  }

  // MARK: Names

  /// A state by its name, by an everyday word, or by its first letters where no other state has them.
  private func state(_ value: String, at start: Int) throws(FilterError) -> JobState {
    let everyday: [String: JobState] = [
      "done": .succeeded, "success": .succeeded, "unpaid": .awaitingPayment, "canceled": .cancelled,
    ]
    let name = normalName(value)
    if let state = JobState(name: name) ?? everyday[name] { return state }
    let begun = JobState.allCases.filter { $0.name.hasPrefix(name) }
    guard let state = begun.first, begun.count == 1 else {
      throw unknown("state", value, JobState.allCases.map(\.name), at: start)
    }
    return state
  }

  private func flags(_ value: String, at start: Int) throws(FilterError) -> JobFlags {
    let name = normalName(value)
    if name == "any" { return JobFlags(JobFlags.named.map(\.flag)) }
    if let named = JobFlags.named.first(where: { $0.name == name }) { return named.flag }
    let begun = JobFlags.named.filter { $0.name.hasPrefix(name) }
    guard let flag = begun.first?.flag, begun.count == 1 else {
      throw unknown("flag", value, JobFlags.named.map(\.name) + ["any"], at: start)
    }
    return flag
  }

  private func categories(
    _ value: String, at start: Int
  ) throws(FilterError) -> Set<ErrorCategory> {
    let pattern = TextPattern.value(normalName(value))
    let found = ErrorCategory.allCases.filter { pattern.matches($0.name) }
    guard !found.isEmpty else {
      throw unknown("category", value, ErrorCategory.allCases.map(\.name), at: start)
    }
    return Set(found)
  }

  private func normalName(_ value: String) -> String {
    String(value.lowercased().map { $0 == "-" ? "_" : $0 })
  }

  private func unknown(
    _ kind: String, _ value: String, _ names: [String], at start: Int
  ) -> FilterError {
    error("there is no \(kind) \(value): say one of \(names.joined(separator: ", "))", at: start)
  }

  // MARK: Quantities

  private func duration(_ value: String, at start: Int) throws(FilterError) -> FilterTerm {
    let (comparison, limit) = try compared(value, .duration, at: start)
    guard limit.hasSuffix("%") else {
      return .test(.duration(comparison, try span(limit, .duration, at: start)))
    }
    guard let percent = Double(limit.dropLast()), (0...100).contains(percent) else {
      throw error("duration: a share goes from 0% to 100%, such as duration:>95%", at: start)
    }
    return .test(.durationShare(comparison, percent / 100))
  }

  /// A point in time, compared; or without comparison a whole day or minute.
  private func moment(
    _ value: String, _ field: FilterField, at start: Int
  ) throws(FilterError) -> FilterTerm {
    func term(_ comparison: Comparison, _ moment: Moment) -> FilterTerm {
      .test(field == .ended ? .ended(comparison, moment) : .began(comparison, moment))
    }
    let (comparison, limit) = split(value)
    if let comparison, let span = Span(parsing: limit) { return term(comparison, .ago(span)) }
    guard let (instant, length) = WrittenTime.read(limit) else {
      let forms = "2026-11-20 or 2026-11-20T07:00 (UTC), or a duration that lies back"
      throw error("\(field.rawValue): takes \(forms), such as \(field.example)", at: start)
    }
    if let comparison { return term(comparison, .at(instant)) }
    return .all([term(.atLeast, .at(instant)), term(.less, .at(instant + length))])
  }

  private func number(
    _ value: String, _ field: FilterField, at start: Int
  ) throws(FilterError) -> FilterTerm {
    let (comparison, limit) = split(value)
    let isPercent = field == .progress && limit.hasSuffix("%")
    guard let number = Double(isPercent ? String(limit.dropLast()) : limit), number.isFinite else {
      throw error("\(field.rawValue): takes a number, such as \(field.example)", at: start)
    }
    let test = comparison ?? .equal
    return .test(field == .progress ? .progress(test, number) : .subJobs(test, number))
  }

  private func span(
    _ text: String, _ field: FilterField, at start: Int
  ) throws(FilterError) -> Span {
    guard let span = Span(parsing: text) else {
      throw error(
        "\(field.rawValue): takes a duration like 90s, 5m, 2h or 1d, such as \(field.example)",
        at: start)
    }
    return span
  }

  private func compared(
    _ value: String, _ field: FilterField, at start: Int
  ) throws(FilterError) -> (Comparison, String) {
    let (comparison, limit) = split(value)
    guard let comparison else {
      throw error(
        "\(field.rawValue): needs <, <=, > or >= before the value, such as \(field.example)",
        at: start)
    }
    return (comparison, limit)
  }

  private func split(_ value: String) -> (Comparison?, String) {
    for comparison in [Comparison.atLeast, .atMost, .greater, .less]
    where value.hasPrefix(comparison.rawValue) {
      return (comparison, String(value.dropFirst(comparison.rawValue.count)))
    }
    return (nil, value)
  }
}

/// Dates and times in UTC, as people write them into a filter.
enum WrittenTime {
  /// The first instant of what was written, and how long that is: a day for a date, a minute for a
  /// time without seconds.
  static func read(_ text: String) -> (start: Instant, length: Span)? {
    let forms: [(characters: Int, rest: String, length: Double)] = [
      (10, "T00:00:00", 86_400), (16, ":00", 60), (17, ":00Z", 60),
    ]
    for form in forms where text.count == form.characters {
      let whole = form.characters == 17 ? String(text.dropLast()) + form.rest : text + form.rest
      guard form.characters != 17 || text.hasSuffix("Z") else { continue }
      if let instant = Instant(parsing: whole) { return (instant, .seconds(form.length)) }
    }
    guard text.count >= 19, let instant = Instant(parsing: text) else { return nil }
    return (instant, .seconds(1))
  }
}
