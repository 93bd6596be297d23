import Testing

@testable import JobSources

/// Facts that stay facts until somebody reads them.
@Suite struct ReasonTests {
  @Test func theRequestStandsAtTheEnd() {
    #expect("\(Reason("X.1: no", requestID: "r-1"))" == "X.1: no (request r-1)")
  }

  @Test func whatIsToldOfAReasonKeepsItsFacts() {
    let inner: Reason = "nobody answers at \(host: "ecs.test")"
    var outer: Reason = "not asked (\(inner))"
    #expect(outer.text == "not asked (nobody answers at ecs.test)")
    #expect(outer.host == "ecs.test")
    outer.host = "ecs.test and 2 others"
    #expect(outer.text == "not asked (nobody answers at ecs.test and 2 others)")
    let refused: Reason = "ecs: \(Reason("X.1: no", requestID: "r-1"))"
    #expect("\(refused)" == "ecs: X.1: no (request r-1)")
  }

  @Test func oneReasonForAllRequestsThatWereAnsweredAlike() {
    var reasons = Reasons<String>()
    reasons.add(Reason("X.1: no", requestID: "r-1"), of: "ecs")
    reasons.add(Reason("X.1: no", requestID: "r-2"), of: "evs")
    reasons.add("X.2: never", of: "vpc")
    #expect(reasons.all.map(\.subjects) == [["ecs", "evs"], ["vpc"]])
    #expect(reasons.all.map { "\($0.reason)" } == ["X.1: no (request r-1)", "X.2: never"])
  }
}
