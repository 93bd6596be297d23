/// What can stand before the colon.
package enum FilterField: String, CaseIterable, Sendable {
  case state, status, type, service, resource, name, id, order, code, message, category, context
  case region, project, flag, note, user, age, duration, began, ended, progress

  /// Other words for the same.
  private static let synonyms: [String: FilterField] = [
    "reason": .message, "why": .message, "job": .id, "flags": .flag, "begun": .began,
    "took": .duration, "error": .code, "raw_status": .status, "job_type": .type,
  ]

  init?(name: String) {
    guard let field = FilterField(rawValue: name) ?? FilterField.synonyms[name] else { return nil }
    self = field
  }

  /// The field whose name is the least different.
  static func nearest(to name: String) -> FilterField? {
    let ranked = allCases.map { ($0, editDistance($0.rawValue, name)) }.min { $0.1 < $1.1 }
    return ranked.flatMap { $0.1 <= 3 ? $0.0 : nil }
  }

  /// The texts of a row that the field looks at; nothing for fields that are no texts.
  var texts: [@Sendable (JobCells) -> TextReference] {
    switch self {
    case .status: [{ $0.rawStatus }]
    case .type: [{ $0.type }]
    case .service: [{ $0.service }]
    case .resource: [{ $0.resourceName }, { $0.resourceID }]
    case .name: [{ $0.resourceName }]
    case .id: [{ $0.id }]
    case .order: [{ $0.orderID }]
    case .code: [{ $0.causeCode }, { $0.errorCode }]
    case .message: [{ $0.causeMessage }, { $0.errorMessage }]
    case .context: [{ $0.context }]
    case .region: [{ $0.region }]
    case .project: [{ $0.projectID }]
    case .note: [{ $0.note }]
    case .user: [{ $0.startedBy }]
    case .state, .category, .flag, .age, .duration, .began, .ended, .progress: []
    }
  }
}

/// How many letters have to be added, dropped or changed to make one word of the other.
package func editDistance(_ one: String, _ other: String) -> Int {
  let (first, second) = (Array(one.utf8), Array(other.utf8))
  var row = Array(0...second.count)
  for (index, byte) in first.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (place, candidate) in second.enumerated() {
      let above = row[place + 1]
      row[place + 1] = min(above + 1, row[place] + 1, diagonal + (byte == candidate ? 0 : 1))
      diagonal = above
    }
  }
  return row[second.count]
}
