import JobModel
import Testing

struct FilterCompletionTests {
  private func offered(_ text: String, cursor: Int? = nil) -> [String] {
    JobFilter.completions(
      for: text, cursor: cursor ?? text.count, in: FilterSamples.table
    ).map(\.text)
  }

  @Test func offersEveryFieldAtTheBeginOfAWord() {
    #expect(offered("").count == FilterField.allCases.count)
    #expect(offered("a ").count == FilterField.allCases.count)
    #expect(offered("st") == ["state:", "status:"])
    #expect(offered("a !(ty") == ["type:"])
    #expect(offered("a|DUR") == ["duration:"])
    #expect(offered("quota").isEmpty)
  }

  @Test func offersValuesThatExistTheMostFrequentFirst() {
    #expect(offered("state:").first == "failed")
    #expect(offered("service:") == ["ecs", "bms", "cce", "evs"])
    #expect(offered("context:") == ["prod-eu", "test-eu"])
    #expect(offered("code:") == ["BMS.3033", "Ecs.0000", "Ecs.0204"])
    #expect(offered("flag:r").first == "rolled_back")
    #expect(offered("flag:").last == "any")
    #expect(offered("category:").prefix(2) == ["bad_request", "quota"])
    #expect(offered("order:").prefix(2) == ["yes", "no"])
    #expect(offered("nothing:").isEmpty)
  }

  @Test func whatBeginsLikeThisComesBeforeWhatContainsIt() {
    #expect(
      offered("type:create") == [
        "CreateCluster", "createServer", "createVolume", "baremetalBatchCreate",
      ])
  }

  @Test func goesOnBehindABar() {
    #expect(offered("state:failed|ru") == ["running"])
    #expect(offered("state:failed|ty") == [])
    #expect(offered("state:failed|type:creates") == ["createServer"])
    #expect(offered("state:failed | ty") == ["type:"])
  }

  @Test func replacesFromTheBeginOfTheValueToTheCursor() {
    let state = JobFilter.completions(for: "web state:ru x", cursor: 12, in: FilterSamples.table)
    #expect(state == [FilterCompletion(range: 10..<12, text: "running", count: 1)])
    let field = JobFilter.completions(for: "web !sta", cursor: 8, in: FilterSamples.table)
    #expect(field.map(\.range) == [5..<8, 5..<8])
  }

  @Test func quotesWhatWouldMeanSomethingElse() {
    #expect(offered("note:mig") == ["\"migration wave 2\""])
    #expect(offered("note:\"mig").isEmpty)
  }

  @Test func anyCursorWillDo() {
    for cursor in [-1, 0, 3, 99] { _ = offered("state:f", cursor: cursor) }
  }
}
