/// What a column of a table asks for.
package struct ColumnSpec: Hashable, Sendable {
  package var title: String
  /// Narrower than this the column is of no use and is dropped.
  package var minimum: Int
  /// Wide enough for what usually stands there.
  package var ideal: Int
  package var maximum: Int
  package var alignment: Alignment
  /// Where there is not room for all, the column with the smallest number is dropped first.
  package var priority: Int
  /// Whether it takes spare room, up to its maximum.
  package var flexible: Bool

  package init(
    title: String, minimum: Int, ideal: Int, maximum: Int = .max, alignment: Alignment = .leading,
    priority: Int = 0, flexible: Bool = false
  ) {
    self.title = title
    self.minimum = max(1, minimum)
    self.ideal = max(self.minimum, ideal)
    self.maximum = max(self.ideal, maximum)
    self.alignment = alignment
    self.priority = priority
    self.flexible = flexible
  }
}

/// Where each column goes: its index among the specs, its first column on the screen, its width.
///
/// Columns leave, least important first (of equals the last), until the minimums of the rest fit;
/// the most important one never leaves. What is left over brings columns to their ideal width,
/// important ones first, and then goes to the flexible ones in equal parts. The same input always
/// gives the same output.
package func layOut(
  _ columns: [ColumnSpec], width: Int, gap: Int
) -> [(index: Int, column: Int, columns: Int)] {
  guard width > 0 else { return [] }
  var kept = Array(columns.indices)
  func needed() -> Int {
    kept.reduce(0) { $0 + columns[$1].minimum } + gap * max(0, kept.count - 1)
  }
  while kept.count > 1, needed() > width {
    let least = kept.indices.min { left, right in
      (columns[kept[left]].priority, -left) < (columns[kept[right]].priority, -right)
    }
    kept.remove(at: least ?? kept.count - 1)
  }

  var widths = kept.map { min(columns[$0].minimum, width) }
  var rest = width - widths.reduce(0, +) - gap * max(0, kept.count - 1)
  let byImportance = kept.indices.sorted { left, right in
    (-columns[kept[left]].priority, left) < (-columns[kept[right]].priority, right)
  }
  for place in byImportance where rest > 0 {
    let more = min(rest, columns[kept[place]].ideal - widths[place])
    widths[place] += max(0, more)
    rest -= max(0, more)
  }
  widths = spread(rest, over: widths, limits: kept.map { flexibleLimit(columns[$0]) })

  var next = 0
  return kept.indices.map { place in
    defer { next += widths[place] + gap }
    return (kept[place], next, widths[place])
  }
}

private func flexibleLimit(_ column: ColumnSpec) -> Int {
  column.flexible ? column.maximum : 0
}

/// Hands out what is left over in equal parts, and again what some of them could not take.
private func spread(_ amount: Int, over start: [Int], limits: [Int]) -> [Int] {
  var widths = start
  var rest = amount
  while rest > 0 {
    let takers = widths.indices.filter { widths[$0] < limits[$0] }
    guard !takers.isEmpty else { break }
    let share = max(1, rest / takers.count)
    for taker in takers where rest > 0 {
      let more = min(share, rest, limits[taker] - widths[taker])
      widths[taker] += more
      rest -= more
    }
  }
  return widths
}
