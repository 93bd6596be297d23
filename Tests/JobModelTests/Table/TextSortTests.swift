import Testing

@testable import JobModel

/// Texts of many rows are sorted in portions, and nobody can tell.
struct TextSortTests {
  private func table(of names: [String?]) -> JobTable {
    var table = JobTable()
    for name in names {
      var job = Job()
      job.resourceName = name
      table.merge(job)
    }
    return table
  }

  private func seeded(_ count: Int, _ name: (Int, inout Xorshift) -> String?) -> [String?] {
    var random = Xorshift(seed: 11)
    return (0..<count).map { name($0, &random) }
  }

  @Test(arguments: [1, 7, 50, 1000], [false, true])
  func inPortionsAsAllAtOnce(portionCount: Int, descending: Bool) {
    let kinds: [[String?]] = [
      seeded(500) { _, random in "web-\(Int.random(in: 0..<300, using: &random))" },
      seeded(500) { _, random in
        Int.random(in: 0..<4, using: &random) == 0 ? nil : "WEB-0\(random.next() % 90)"
      },
      // Most have the same.
      seeded(500) { number, random in
        number % 9 == 0 ? "db-\(random.next() % 1000)" : "web"
      },
      seeded(500) { _, _ in "web" },
      seeded(500) { _, _ in nil },
      seeded(500) { number, _ in String(repeating: "long", count: 100) + "\(number)" },
      seeded(3) { number, _ in "web-\(9 - number)" },
      [],
    ]
    for names in kinds {
      let sort = TextSort(
        table: table(of: names), rows: names.indices.map(Int32.init), text: .resourceName)
      let whole = sort.places(descending: descending, portionCount: names.count + 1)
      #expect(sort.places(descending: descending, portionCount: portionCount) == whole)
      #expect(whole.map(Int.init).sorted() == Array(names.indices))
    }
  }

  @Test func onlyOfTheRowsThatAreAskedFor() {
    let table = table(of: ["c", "x", "a", nil, "b", "x", "d"])
    let sort = TextSort(table: table, rows: [0, 2, 3, 4, 6], text: .resourceName)
    #expect(sort.places(descending: false, portionCount: 2) == [1, 3, 0, 4, 2])
    #expect(sort.places(descending: true, portionCount: 2) == [4, 0, 3, 1, 2])
  }
}
