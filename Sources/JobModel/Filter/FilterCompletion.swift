/// What could stand at the cursor of a filter that is being written.
package struct FilterCompletion: Hashable, Sendable {
  /// The characters that it replaces.
  package var range: Range<Int>
  package var text: String
  /// How many jobs have this value; nil where that is not counted.
  package var count: Int?

  package init(range: Range<Int>, text: String, count: Int? = nil) {
    self.range = range
    self.text = text
    self.count = count
  }
}

extension JobFilter {
  /// Nobody reads more than these.
  private static let mostValues = 20

  /// Fields, and after a field its values, the most frequent first.
  ///
  /// - Parameter cursor: in characters from the start; what comes after it is left alone.
  package static func completions(
    for text: String, cursor: Int, in table: JobTable
  ) -> [FilterCompletion] {
    let before = Array(text.prefix(max(0, cursor)))
    guard let place = CompletionPlace(before) else { return [] }
    let range = place.start..<before.count
    let begun = String(before[place.start...]).lowercased()
    guard let field = place.field else {
      return FilterField.allCases.filter { $0.rawValue.hasPrefix(begun) }
        .map { FilterCompletion(range: range, text: $0.rawValue + ":") }
    }
    let values = field.values(in: table)
    let fitting =
      values.filter { $0.text.lowercased().hasPrefix(begun) }
      + values.filter { value in
        let lower = value.text.lowercased()
        return !lower.hasPrefix(begun) && TextPattern.part(FoldedText(begun)).matches(lower)
      }
    return fitting.prefix(mostValues).map {
      FilterCompletion(range: range, text: quotedIfNeeded($0.text), count: $0.count)
    }
  }

  private static func quotedIfNeeded(_ value: String) -> String {
    guard value.contains(where: { $0.isWhitespace || "|()\"!/".contains($0) }) else { return value }
    let escaped = value.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }.joined()
    return "\"\(escaped)\""
  }
}

/// Where in a filter the cursor is: in a word that may become a field, or in a value.
private struct CompletionPlace {
  /// The first character of the word or value.
  var start: Int
  /// The field whose value it is.
  var field: FilterField?

  /// - Returns: nil within quotes and regular expressions, and after a field that does not exist.
  init?(_ before: [Character]) {
    start = before.count
    while start > 0, !before[start - 1].isWhitespace, !"(!".contains(before[start - 1]) {
      start -= 1
    }
    let word = before[start...]
    if let first = word.first, "\"/~".contains(first) { return nil }
    if word.contains("\"") || word.contains("/") { return nil }
    for piece in word.split(separator: "|", omittingEmptySubsequences: false) {
      start = piece.startIndex
      guard let colon = piece.firstIndex(of: ":") else { continue }
      guard let named = FilterField(name: String(piece[..<colon]).lowercased()) else { return nil }
      field = named
      start = colon + 1
    }
  }
}

extension FilterField {
  fileprivate typealias Value = (text: String, count: Int?)

  /// The existing values, the most frequent first.
  fileprivate func values(in table: JobTable) -> [Value] {
    switch self {
    case .state:
      JobState.allCases.map { ($0.name, table.count(of: $0)) }.mostFrequentFirst
    case .flag:
      flagValues(in: table)
    case .category:
      categoryValues(in: table)
    case .order:
      [("yes", nil), ("no", nil)] + textValues(in: table)
    case .age: [(">1h", nil), ("<10m", nil), (">1d", nil)]
    case .duration: [(">95%", nil), (">5m", nil), ("<10s", nil)]
    case .began, .ended: [(">1h", nil), (">1d", nil), (">7d", nil)]
    case .progress: [("<50", nil), (">=90", nil)]
    case .subjobs: [(">0", nil), ("0", nil)]
    case .status, .type, .service, .resource, .name, .id, .code, .message, .context, .region,
      .project, .note, .user:
      textValues(in: table)
    }
  }

  private func flagValues(in table: JobTable) -> [Value] {
    var counts = [Int](repeating: 0, count: JobFlags.named.count)
    table.cells.forEachPiece { _, cells in
      for job in cells where !job.flags.isEmpty && !job.isAbsorbed {
        for (place, named) in JobFlags.named.enumerated() where job.flags.contains(named.flag) {
          counts[place] += 1
        }
      }
    }
    let named: [Value] = zip(JobFlags.named, counts).map { ($0.name, $1) }
    return named.mostFrequentFirst + [("any", nil)]
  }

  private func categoryValues(in table: JobTable) -> [Value] {
    var counts: [ErrorCategory: Int] = [:]
    table.cells.forEachPiece { _, cells in
      for job in cells where !job.isAbsorbed {
        if let category = job.category { counts[category, default: 0] += 1 }
      }
    }
    return ErrorCategory.allCases.map { ($0.name, counts[$0] ?? 0) }.mostFrequentFirst
  }

  /// Texts that come once each, like ids, are many: only those of the rows that came last are
  /// offered.
  private func textValues(in table: JobTable) -> [Value] {
    let offered = 10_000
    var byText: [String: Int] = [:]
    for text in texts {
      if text.isInterned, case .cells(let offset) = text.place {
        for (reference, count) in counts(at: offset, in: table) {
          if let text = table.texts[reference] { byText[text, default: 0] += count }
        }
      } else {
        table.forEachText(text, of: max(0, table.count - offered)..<table.count) { row, bytes in
          guard !table.isAbsorbed(row) else { return }
          byText[String(decoding: bytes, as: UTF8.self), default: 0] += 1
        }
      }
    }
    return byText.map { ($0.key, $0.value) }.mostFrequentFirst
  }

  /// How often each text occurs that the cells hold at this offset.
  private func counts(at offset: Int, in table: JobTable) -> [TextReference: Int] {
    var counts: [TextReference: Int] = [:]
    table.cells.forEachPiece { _, cells in
      let bytes = UnsafeRawBufferPointer(cells)
      for index in cells.indices where !cells[index].isAbsorbed {
        let place = index * MemoryLayout<JobCells>.stride + offset
        let reference = bytes.load(fromByteOffset: place, as: TextReference.self)
        if reference != .none { counts[reference, default: 0] += 1 }
      }
    }
    return counts
  }
}

extension [(text: String, count: Int?)] {
  fileprivate var mostFrequentFirst: Self {
    sorted { one, other in
      one.count == other.count ? one.text < other.text : one.count ?? 0 > other.count ?? 0
    }
  }
}
