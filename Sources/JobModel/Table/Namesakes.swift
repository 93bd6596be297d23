/// The rows of one id that several jobs have: some services count their ids anew, so there can be thousands.
/// What tells them apart is their type.
struct Namesakes: Sendable {
  /// In the order in which they became known.
  private(set) var rows: [Int] = []
  private var byType: [TextReference: [Int]] = [:]

  /// The first row that a record of this type can be about; a row without a type can become any.
  func row(of type: TextReference) -> Int? {
    [type, .none].compactMap { byType[$0]?.first }.min()
  }

  mutating func add(_ row: Int, type: TextReference) {
    rows.append(row)
    byType[type, default: []].append(row)
  }

  mutating func move(_ row: Int, from before: TextReference, to after: TextReference) {
    byType[before]?.removeAll { $0 == row }
    byType[after, default: []].append(row)
    byType[after]?.sort()
  }
}
