/// What could stand at the cursor of a filter that is being written.
package struct FilterCompletion: Hashable, Sendable {
  /// The characters that it replaces.
  package var range: Range<Int>
  package var text: String
}

extension JobFilter {
  /// Fields, and behind a field the values that there are, the most frequent first.
  package static func completions(
    for text: String, cursor: Int, in table: JobTable
  ) -> [FilterCompletion] {
    let characters = Array(text.prefix(cursor))
    var start = characters.count
    while start > 0, !" |!(".contains(characters[start - 1]) { start -= 1 }
    let word = String(characters[start...])
    guard let colon = word.firstIndex(of: ":") else {
      return FilterField.allCases.map(\.rawValue).filter { $0.hasPrefix(word.lowercased()) }
        .map { FilterCompletion(range: start..<characters.count, text: $0 + ":") }
    }
    guard let field = FilterField(name: word[..<colon].lowercased()) else { return [] }
    let begun = word[word.index(after: colon)...].lowercased()
    let valueStart = start + word.distance(from: word.startIndex, to: colon) + 1
    return values(of: field, in: table).filter { $0.lowercased().hasPrefix(begun) }.prefix(20).map {
      let value = $0.contains(" ") ? "\"\($0)\"" : $0
      return FilterCompletion(range: valueStart..<characters.count, text: value)
    }
  }

  private static func values(of field: FilterField, in table: JobTable) -> [String] {
    switch field {
    case .state: return JobState.allCases.map(\.name)
    case .flag: return JobFlags.named.map(\.name) + ["any"]
    case .category: return ErrorCategory.allCases.map(\.name)
    case .order: return ["yes", "no"]
    case .age, .duration: return [">1h", ">10m", "<5m"]
    case .began, .ended, .progress: return []
    case .status, .type, .service, .resource, .name, .id, .code, .message, .context, .region,
      .project, .note, .user:
      var counts: [String: Int] = [:]
      for index in 0..<min(table.count, 20_000) {
        let row = table[index]
        for path in field.texts {
          if let text = row.texts[path(row.cells)] { counts[text, default: 0] += 1 }
        }
      }
      return counts.sorted { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
        .map(\.key)
    }
  }
}
