import Testing

@testable import JobModel

@Suite struct TypedHandleTests {
  @Test(arguments: [
    Invented.job, Invented.uuid, "7", "1234567890123456789", "job-0042-x_y",
    "0f1e2d3c4b5a69788796a5b4c3d2e1f0",
  ])
  func idsOfJobs(_ id: String) throws {
    #expect(try HandleFinder.handle(typed: id).get() == FoundHandle(job: JobID(rawValue: id)))
  }

  @Test func letterCaseOfHexadecimalDigitsDoesNotCount() throws {
    for id in [Invented.job, Invented.uuid] {
      #expect(try HandleFinder.handle(typed: id.uppercased()).get().job?.rawValue == id)
    }
    #expect(try HandleFinder.handle(typed: "Task-0042-X").get().job?.rawValue == "Task-0042-X")
  }

  @Test func ordersAndAddresses() throws {
    let order = try HandleFinder.handle(typed: Invented.order).get()
    #expect(order.order?.rawValue == Invented.order)
    #expect(order.job == nil)
    let address = "https://ecs.eu-de.otc.t-systems.com/v1/\(Invented.project)/jobs/\(Invented.job)"
    let job = try HandleFinder.handle(typed: address).get()
    #expect(job.job?.rawValue == Invented.job)
    #expect(job.region == "eu-de")
  }

  @Test(arguments: [
    ("", "is empty"), ("ff80 8082", "holds a blank"), ("a1b2", "is too short for an id"),
    ("answers", "has no digit, as ids do"), ("job.json1", "holds '.', which no id does"),
    ("--wait1234", "begins like an option"),
    ("12345678901234567890", "has too many digits for a number of a job"),
    ("größe1234", "holds characters that no id does"), ("a/b", "is no id, and no address of a job"),
    (String(repeating: "a1", count: 40), "is too long for an id"),
    ("_12345678", "does not look like an id"),
    (
      String(Invented.job.dropLast()), "has 31 hexadecimal digits; ids of that kind have 32"
    ),
  ])
  func refusals(_ text: String, _ reason: String) {
    #expect(HandleFinder.handle(typed: text) == .failure(NotAHandle(reason: reason)))
  }
}
