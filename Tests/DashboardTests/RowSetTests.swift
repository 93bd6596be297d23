import Testing

@testable import Dashboard

struct RowSetTests {
  @Test func isASet() {
    var (rows, model): (RowSet, Set<Int>) = ([], [])
    var number: UInt64 = 7
    for _ in 0..<5000 {
      number = number &* 6_364_136_223_846_793_005 &+ 1
      let row = Int(number >> 33) % 300
      if number >> 63 == 0 {
        rows.insert(row)
        model.insert(row)
      } else {
        rows.remove(row)
        model.remove(row)
      }
      #expect(rows.count == model.count)
    }
    #expect(Array(rows) == model.sorted())
    #expect((0..<400).allSatisfy { rows.contains($0) == model.contains($0) })
  }

  @Test func setsWithTheSameRowsAreEqual() {
    var rows: RowSet = [3, 63, 64, 1_000_000]
    rows.remove(1_000_000)
    #expect(rows == [64, 3, 63])
    rows.subtract([3, 63, 64, 65, 2_000_000])
    #expect(rows == [])
    #expect(rows.isEmpty)
    #expect(!rows.contains(0))
  }

  @Test func unionAndChoice() {
    var rows: RowSet = [1, 200]
    rows.formUnion([1, 2, 3])
    #expect(Array(rows) == [1, 2, 3, 200])
    rows.keep { $0 % 2 == 0 }
    #expect(Array(rows) == [2, 200])
    #expect(rows.count == 2)
  }
}
