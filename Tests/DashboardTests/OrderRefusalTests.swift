import JobModel
import Testing

@testable import Dashboard

/// What is said of orders that an account may not see.
struct OrderRefusalTests {
  private func stage(
    refusal: String? = "CBC.0151: no permission", context: String? = "prod-eu"
  ) throws -> Stage {
    var job = Sample.job(.succeeded, "createServer", "web-1", ago: 90, took: 20, number: 900)
    job.orderID = OrderID(rawValue: "CS2611210715RFUSD")
    job.context = context
    var snapshot = Sample.snapshot(jobs: [job])
    var source = SourceStatus(
      name: "prod-eu", kind: .http, condition: .live, lastData: Sample.now - .seconds(3))
    source.ordersRefusal = refusal
    snapshot.sources = [source]
    return try Stage(snapshot)
  }

  @Test(arguments: ["prod-eu", nil])
  func theListOfOrdersSaysThatAndWhy(context: String?) throws {
    var stage = try stage(context: context)
    // The oldest is the last of the list.
    try stage.press("O", "G")
    #expect(stage.text.contains("? not allowed"))
    #expect(stage.text.contains("not allowed: CBC.0151: no permission"))
    #expect(!stage.text.contains("not asked"))
  }

  @Test func theContextSaysSo() throws {
    var stage = try stage()
    try stage.press("c")
    #expect(stage.text.contains("Orders: not allowed: CBC.0151: no permission"))
  }

  @Test func whoWasNotAskedIsNotRefused() throws {
    var stage = try stage(refusal: nil)
    try stage.press("O")
    #expect(stage.text.contains("not asked"))
    #expect(!stage.text.contains("not allowed"))
  }

  @Test func theRefusalOfAnotherAccountSaysNothing() throws {
    var stage = try stage(context: "elsewhere")
    try stage.press("O")
    #expect(stage.text.contains("not asked"))
    #expect(!stage.text.contains("not allowed"))
  }
}
