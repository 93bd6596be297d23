import Testing

@testable import JobModel

@Suite struct RowIndexTests {
  /// Clouds count their ids upwards, so thousands of them differ in the last digits only.
  @Test func findsAmongIdsThatDifferOnlyAtTheEndWithoutLookingAtTheOthers() {
    let ids = (0..<5000).map { "ff808082910000010199" + padded($0, 12) }
    var index = RowIndex()
    for (row, id) in ids.enumerated() { index.insert(row, for: id) }
    var looks = 0
    for (row, id) in ids.enumerated() {
      let found = index.first(of: id) { candidate in
        looks += 1
        return ids[candidate] == id
      }
      #expect(found == row)
    }
    #expect(looks < ids.count + 50)
  }
}
