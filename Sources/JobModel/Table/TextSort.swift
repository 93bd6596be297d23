/// Sorts rows by a text that hardly ever repeats, such as their ids.
///
/// All texts of a million rows at once would take more memory than the rows, so they are sorted in portions, one
/// after the other, and read from the table again for each. A sample of the texts says where the portions end.
struct TextSort {
  /// About how many texts are in memory at once.
  static let portionCount = 100_000
  /// How many texts of each portion are in the sample: enough that the largest is hardly larger than the others.
  private static let sampledPerPortion = 64

  let table: JobTable
  /// In ascending order, as a filter lets them through.
  let rows: [Int32]
  let text: JobText

  /// The places of the rows in order. Equal texts stay as they were, and missing ones come last,
  /// whatever the direction.
  func places(descending: Bool, portionCount: Int = Self.portionCount) -> [Int32] {
    let portions = TextPortions(ends: ends(of: rows.count / portionCount + 1))
    var portionOf = [UInt8](repeating: portions.missing, count: rows.count)
    var counts = [Int](repeating: 0, count: Int(portions.missing) + 1)
    if rows.count > portionCount {
      var rewritten: [UInt8] = []
      forEachText(of: rows) { place, bytes in
        guard let bytes else { return }
        rewritten.removeAll(keepingCapacity: true)
        NaturalTexts.rewrite(bytes, into: &rewritten)
        let portion = portions.portion(of: rewritten)
        portionOf[place] = portion
        counts[Int(portion)] += 1
      }
    } else {
      // There is only one.
      (portionOf, counts[0]) = ([UInt8](repeating: 0, count: rows.count), rows.count)
    }
    var places: [Int32] = []
    places.reserveCapacity(rows.count)
    let order = 0..<portions.missing
    for portion in descending ? Array(order.reversed()) : Array(order)
    where counts[Int(portion)] > 0 {
      var inside: [Int32] = []
      inside.reserveCapacity(counts[Int(portion)])
      for place in portionOf.indices where portionOf[place] == portion {
        inside.append(Int32(place))
      }
      if !portions.isAllEqual(portion) { sort(&inside, descending: descending) }
      places += inside
    }
    for place in portionOf.indices where portionOf[place] == portions.missing {
      places.append(Int32(place))
    }
    return places
  }

  private func sort(_ places: inout [Int32], descending: Bool) {
    var texts = NaturalTexts(count: places.count)
    forEachText(of: places.map { rows[Int($0)] }) { _, bytes in texts.append(bytes) }
    let sorted = texts.places(descending: descending)
    places = sorted.map { places[Int($0)] }
  }

  /// Texts that divide all of them into this many portions of about the same size.
  private func ends(of count: Int) -> [[UInt8]] {
    guard count > 1 else { return [] }
    let step = max(1, rows.count / (count * Self.sampledPerPortion))
    var sample: [[UInt8]] = []
    forEachText(of: stride(from: 0, to: rows.count, by: step).map { rows[$0] }) { _, bytes in
      guard let bytes else { return }
      var rewritten: [UInt8] = []
      NaturalTexts.rewrite(bytes, into: &rewritten)
      sample.append(rewritten)
    }
    sample.sort { $0.lexicographicallyPrecedes($1) }
    var ends: [[UInt8]] = []
    for number in 1..<min(count, TextPortions.mostCount) where !sample.isEmpty {
      let end = sample[number * sample.count / count]
      if end != ends.last { ends.append(end) }
    }
    return ends
  }

  /// - Parameter body: is given each place in `rows`, and the text; nil where it is missing.
  private func forEachText(
    of rows: [Int32], _ body: (_ place: Int, _ bytes: UnsafeRawBufferPointer?) -> Void
  ) {
    var next = rows.startIndex
    table.forEachRun(of: rows) { range in
      table.forEachText(text, of: range) { row, bytes in
        while next < rows.endIndex, rows[next] < row {
          body(next, nil)
          next += 1
        }
        guard next < rows.endIndex, rows[next] == row else { return }
        body(next, bytes)
        next += 1
      }
    }
    while next < rows.endIndex {
      body(next, nil)
      next += 1
    }
  }
}

/// What lies between some texts, and what is equal to one of them: a name that most jobs have makes no portion
/// large that has to be sorted.
private struct TextPortions {
  /// A byte cannot tell more apart.
  static let mostCount = 120

  /// Different texts in order, rewritten.
  let ends: [[UInt8]]

  /// Stands for rows without a text; the portions are the numbers below it.
  var missing: UInt8 { UInt8(2 * ends.count + 1) }

  func isAllEqual(_ portion: UInt8) -> Bool { portion % 2 == 1 }

  func portion(of text: [UInt8]) -> UInt8 {
    var range = 0..<ends.count
    while !range.isEmpty {
      let middle = (range.lowerBound + range.upperBound) / 2
      if ends[middle].lexicographicallyPrecedes(text) {
        range = middle + 1..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    let number = range.lowerBound
    return UInt8(2 * number + (number < ends.count && ends[number] == text ? 1 : 0))
  }
}
