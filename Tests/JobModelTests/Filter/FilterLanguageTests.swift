import JobModel
import Testing

/// The filter language as a user meets it: what is written, and what stays on the screen.
struct FilterLanguageTests {
  private static let everything = [
    "web-07", "db-metal", "prod-k8s-3", "data-17", "web-08", "app-11",
  ]

  @Test(arguments: ["", " ", "\t "])
  func nothingWrittenShowsEverything(filter: String) throws {
    #expect(try FilterSamples.shown(filter) == Self.everything)
    #expect(try JobFilter(parsing: filter).isEmpty)
    #expect(try !JobFilter(parsing: "web").isEmpty)
    #expect(JobFilter.everything.isEmpty)
  }

  @Test(arguments: [
    ("id", "ff8080827e", ["web-07"]), ("order", "CS2611211511", ["web-08"]),
    ("state", "succeeded", ["data-17"]), ("raw status", "inprogress", ["prod-k8s-3"]),
    ("service", "bms", ["db-metal"]), ("type", "batchcreate", ["db-metal"]),
    ("resource name", "k8s", ["prod-k8s-3"]), ("resource id", "1c74e090", ["web-07"]),
    ("code on top", "ecs.0000", ["web-07"]), ("code of the cause", "Ecs.0204", ["web-07"]),
    ("message on top", "\"job failed\"", ["web-07"]), ("message of the cause", "quota", ["web-07"]),
    ("context", "test-eu", ["db-metal"]), ("region", "eu-nl", ["app-11"]),
    ("project", "05d1f5c2", ["web-07"]), ("note", "wave", ["web-07"]),
    ("flag", "rolled_back", ["db-metal"]), ("user", "anna", ["web-07"]),
    ("request", "d58d1fe6", ["web-07"]),
  ])
  func wordsMatchAnywhere(place: String, word: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(word) == shown)
  }

  @Test(arguments: [
    ("QUOTA", ["web-07"]), ("qUoTa", ["web-07"]), ("größe", ["db-metal"]), ("GRÖßE", ["db-metal"]),
    ("name:DB-*", ["db-metal"]), ("/QUOTA/", ["web-07"]), ("~CRTSRV", ["web-07"]),
  ])
  func letterCaseNeverCounts(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("web failed", ["web-07"]),
    ("web | metal", ["web-07", "db-metal", "web-08"]),
    ("web|metal", ["web-07", "db-metal", "web-08"]),
    ("web failed | running", ["web-07", "prod-k8s-3"]),
    ("web (failed | running)", ["web-07"]),
    ("used)", nil), ("metal(", []),
    ("!failed", ["prod-k8s-3", "data-17", "web-08"]),
    ("! failed", ["prod-k8s-3", "data-17", "web-08"]),
    ("!!quota", ["web-07"]),
    ("!(failed | running)", ["data-17", "web-08"]),
    ("failed !web !metal", ["app-11"]),
    ("( ( quota ) )", ["web-07"]),
  ])
  func blankIsAndBarIsOrExclamationIsNot(filter: String, shown: [String]?) throws {
    #expect((try? FilterSamples.shown(filter)) == shown)
  }

  @Test(arguments: [
    ("\"Quota exceeded\"", ["web-07"]), ("Quota exceeded", ["web-07"]),
    ("exceeded Quota", ["web-07"]),
    ("\"exceeded Quota\"", []), ("\"100%\"", ["db-metal"]), ("\"(80 GB)\"", ["db-metal"]),
    ("(80", nil), ("\"a\\\"b\"", []), ("\"*\"", []), ("note:\"wave 2\"", ["web-07"]),
  ])
  func quotesMakeOneWordWithoutMeaning(filter: String, shown: [String]?) throws {
    #expect((try? FilterSamples.shown(filter)) == shown)
  }

  @Test(arguments: [
    ("/web-0[78]/", ["web-07", "web-08"]), ("/^WEB-\\d+$/", ["web-07", "web-08"]),
    ("/200 of 200/", ["web-07"]), ("/a|b/ /quota|disk/", ["web-07", "db-metal"]),
    ("!/web|app/", ["db-metal", "prod-k8s-3", "data-17"]), ("name:/^d/", ["db-metal", "data-17"]),
    ("type:/^create[sv]/", ["web-07", "data-17"]), ("/a\\/b/", []),
    ("type:/server/|/volume/", ["web-07", "data-17", "app-11"]),
  ])
  func slashesMakeARegularExpression(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("~crtsrv", ["web-07"]), ("~pk3", ["prod-k8s-3"]), ("~vrs", []), ("~\"dt17\"", ["data-17"]),
    ("~8d1c", ["web-07"]),
    ("~quota", []),
  ])
  func tildeFindsLettersInOrderInTypeNameAndIds(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  @Test(arguments: [
    ("ecs.0*4", ["web-07"]), ("web-?7", ["web-07"]), ("q*ta", ["web-07"]), ("web-?7?", []),
    ("type:create*", ["web-07", "prod-k8s-3", "data-17"]),
    ("type:create", ["web-07", "db-metal", "prod-k8s-3", "data-17"]),
    ("type:*create", ["db-metal"]), ("name:web-0?", ["web-07", "web-08"]), ("name:web-?", []),
    ("code:Ecs.0*", ["web-07"]), ("message:gr??e*", ["db-metal"]), ("message:gr???e*", []),
    ("name:*-*-*", ["prod-k8s-3"]),
    ("name:*", ["web-07", "db-metal", "prod-k8s-3", "data-17", "web-08", "app-11"]),
  ])
  func starAndQuestionMarkStandForOthers(filter: String, shown: [String]) throws {
    #expect(try FilterSamples.shown(filter) == shown)
  }

  /// One filter beside another lets through what both do, whatever they look at.
  @Test func twoFiltersAreAsOne() throws {
    let table = FilterSamples.table
    let context = FilterContext(now: FilterSamples.now, typical: TypicalDurations(of: table))
    let texts = [
      "", "web", "!web", "service:ecs", "service:evs", "type:create*", "zzzz", "/web-0[78]/",
      "state:failed", "code:Ecs.0* | name:data*", "~wb07", "context:prod region:eu-de",
    ]
    for one in texts {
      for other in texts {
        let both = try JobFilter(parsing: one).and(JobFilter(parsing: other))
        let shown = both.rows(in: table, context: context).map {
          table[Int($0)].resourceName ?? "-"
        }
        let first = try FilterSamples.shown(one)
        let second = Set(try FilterSamples.shown(other))
        #expect(shown == first.filter(second.contains), "\(one) and \(other)")
      }
    }
  }

  @Test func aFilterIsWhatWasWritten() throws {
    #expect(try JobFilter(parsing: "a  b").source == "a  b")
    #expect(try JobFilter(parsing: "a b") == JobFilter(parsing: "a b"))
    #expect(try JobFilter(parsing: "a b") != JobFilter(parsing: "a  b"))
  }

  @Test func oneRowMatchesAsTheTableDoes() throws {
    let table = FilterSamples.table
    let context = FilterContext(now: FilterSamples.now, typical: TypicalDurations(of: table))
    for text in ["", "web", "state:failed|running !quota", "age:>1h", "flag:any", "~crtsrv"] {
      let filter = try JobFilter(parsing: text)
      let rows = table.rows.filter { filter.matches(table[$0], in: context) }
      #expect(rows == filter.rows(in: table, context: context).map(Int.init), "\(text)")
    }
  }

  @Test func anOrderWhoseJobBecameKnownIsNotShown() throws {
    var table = FilterSamples.table
    var job = Job()
    job.id = JobID(rawValue: "new")
    job.orderID = OrderID(rawValue: "CS2611211511QW19P")
    job.resourceName = "web-08, begun"
    table.merge(job)
    #expect(try FilterSamples.shown("CS2611211511", in: table).count == 1)
    #expect(try FilterSamples.shown("!nothing", in: table).count == 6)
  }
}
