import JobModel
import Testing

/// Whatever is typed, nothing traps.
struct FilterRobustnessTests {
  @Test func randomFiltersNeverTrap() {
    let pieces =
      [
        "!", "(", ")", "|", " ", "\"", "/", "~", "\\", "*", "?", ":", ">", "<", "%", "web",
        "failed",
      ]
      + [
        "é", "👨‍👩‍👧", "\u{301}", "\0", "2026-11-21", "5m", "95%", "9e999", "-1", "[", "{", "+", "$",
        "1",
      ]
      + FilterField.allCases.map { $0.rawValue + ":" }
    var random = Xorshift(seed: 20_261_121)
    let table = FilterSamples.table
    let context = FilterContext(now: FilterSamples.now, typical: TypicalDurations(of: table))
    var filters = 0
    for _ in 0..<4000 {
      let text = (0..<Int.random(in: 0...9, using: &random))
        .map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
      _ = JobFilter.completions(
        for: text, cursor: Int.random(in: 0...12, using: &random), in: table)
      do throws(FilterError) {
        let filter = try JobFilter(parsing: text)
        filters += 1
        let rows = filter.rows(in: table, context: context)
        let matching = table.rows.filter { filter.matches(table[$0], in: context) }
        #expect(rows.map(Int.init) == matching, "\(text)")
      } catch {
        #expect((0...text.count).contains(error.offset), "\(text): \(error)")
      }
    }
    #expect(filters > 200)
  }

  /// `!(a | b)` is `!a !b`, whatever a and b are.
  @Test func deMorganHolds() throws {
    let conditions = [
      "web", "state:failed", "age:>1h", "/eu/", "~cr", "flag:any", "name:*-*", "quota",
    ]
    for one in conditions {
      for other in conditions {
        #expect(
          try FilterSamples.shown("!(\(one) | \(other))")
            == FilterSamples.shown("!\(one) !\(other)"))
      }
    }
  }

  /// What a pass remembers of texts must not depend on which rows came before.
  @Test func aLargeTableIsFilteredAsItsRowsAre() throws {
    var table = JobTable()
    for number in 0..<5000 {
      var job = Job()
      job.id = JobID(rawValue: "job-\(number)")
      job.type = "type\(number % 2003)"
      job.service = number.isMultiple(of: 3) ? "ecs" : "evs"
      job.state = number.isMultiple(of: 7) ? .failed : .succeeded
      table.merge(job)
    }
    let context = FilterContext(now: FilterSamples.now, typical: TypicalDurations())
    for text in ["type:type1*", "type77", "service:ecs !failed", "/7$/ | type:type20?"] {
      let filter = try JobFilter(parsing: text)
      let matching = table.rows.filter { filter.matches(table[$0], in: context) }
      #expect(filter.rows(in: table, context: context).map(Int.init) == matching, "\(text)")
    }
  }

  /// A regular expression finds the same with and without the search for its plain part.
  @Test(arguments: [
    ("web-0+7", "web-07"), ("we?b-", "wb-1"), ("we?b-", "web-1"), ("ab{2}c", "abbc"),
    ("a(bc)?d", "ad"),
    ("x[abc]yz", "xbyz"), ("ecs\\.02", "Ecs.0204"), ("e\u{301}t", "\u{e9}t"),
    ("\\d{3}-web", "123-web"),
    ("(a|b)cd", "bcd"), ("ab*", "a"), ("quota|disk", "disk"), ("a\\x41b", "aab"), ("a[]b]c", nil),
  ])
  func thePlainPartOfARegularExpression(pattern: String, text: String?) throws {
    guard let text else { return }
    var table = JobTable()
    var job = Job()
    job.resourceName = text
    table.merge(job)
    #expect(try FilterSamples.shown("/\(pattern)/", in: table) == [text])
  }
}

/// A small source of randomness that gives the same every time.
struct Xorshift: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}
