import JobModel
import Testing

/// What is said about a text that is no filter, and where it points.
struct FilterErrorTests {
  private static let names =
    "state, status, type, service, resource, name, id, order, code, message, category, context, "
    + "region, project, flag, note, user, age, duration, began, ended, progress, subjobs"

  @Test(arguments: [
    ("web |", 4, "write what else may match after |, or take it away"),
    ("web | | db", 4, "write what else may match after |, or take it away"),
    ("(web |)", 5, "write what else may match after |, or take it away"),
    ("| web", 0, "write a condition before |"),
    ("(| web)", 1, "write a condition before |"),
    ("web !", 4, "write what must not match after !"),
    ("! | web", 0, "write what must not match after !"),
    ("(web", 0, "the ( is never closed: add )"),
    ("a (", 2, "the ( is never closed: add )"),
    ("web ( )", 4, "write a condition between ( and )"),
    ("web)", 3, "there is no ( for this ): take it away, or put the text in quotes"),
    (")", 0, "there is no ( for this ): take it away, or put the text in quotes"),
    ("web ~", 4, "write letters after ~"),
    ("state:failed|", 12, "write what else may match after |, or take it away"),
  ])
  func structure(filter: String, offset: Int, message: String) {
    #expect(FilterSamples.complaint(filter) == FilterError(message: message, offset: offset))
  }

  @Test(arguments: [
    ("a \"web 7", 2, "the quote is never closed: add \""),
    ("note:\"web 7", 5, "the quote is never closed: add \""),
    ("\"\"", 0, "write something between the quotes"),
    ("a /web", 2, "the regular expression is never closed: add /"),
    ("name:/web", 5, "the regular expression is never closed: add /"),
    ("//", 0, "write a regular expression between the slashes"),
    ("/(web/", 1, "the regular expression is not right: expected ')'"),
    (
      "a /w\\/e[b/", 7,
      "the regular expression is not right: expected ']'"
    ),
    (
      "name:/a**/", 8,
      "the regular expression is not right: quantifier '*' must appear after expression"
    ),
    (
      "/a(b)c)/", 6,
      "the regular expression is not right: closing ')' does not balance any groups openings"
    ),
    (
      "/(a+)+/", 5,
      "the regular expression is not right: it repeats a repetition, which could take for ever"
    ),
    (
      "/v1/jobs", 4,
      "the regular expression ends here: put a blank behind it, or write \\/ for a / in it"
    ),
  ])
  func quotesAndSlashes(filter: String, offset: Int, message: String) {
    #expect(FilterSamples.complaint(filter) == FilterError(message: message, offset: offset))
  }

  @Test(arguments: [
    (
      "stat:failed", 0,
      "there is no field stat; did you mean state? (for the text itself: \"stat:...\")"
    ),
    (
      "a !sate:failed", 3,
      "there is no field sate; did you mean state? (for the text itself: \"sate:...\")"
    ),
    (
      "dur:>5m", 0,
      "there is no field dur; did you mean duration? (for the text itself: \"dur:...\")"
    ),
    (
      "contxt:prod", 0,
      "there is no field contxt; did you mean context? (for the text itself: \"contxt:...\")"
    ),
    (
      "state:failed|tpye:x", 13,
      "there is no field tpye; did you mean type? (for the text itself: \"tpye:...\")"
    ),
    (
      "https://x", 0,
      "there is no field https; there are \(names) (for the text itself: \"https:...\")"
    ),
  ])
  func fields(filter: String, offset: Int, message: String) {
    #expect(FilterSamples.complaint(filter) == FilterError(message: message, offset: offset))
  }

  @Test(arguments: [
    ("state:", 6, "write a value after state:, such as state:failed"),
    ("type: create", 5, "write a value after type:, such as type:create*"),
    ("(age:)", 5, "write a value after age:, such as age:>1h"),
    ("subjobs:|1", 8, "write a value after subjobs:, such as subjobs:>3"),
    ("state:!failed", 6, "write the ! before the field: !state:..."),
    (
      "state:broken", 6,
      "there is no state broken: say one of waiting, awaiting_payment, running, succeeded, failed, "
        + "cancelled, unknown, gone"
    ),
    (
      "a state:failed|x", 15,
      "there is no state x: say one of waiting, awaiting_payment, running, succeeded, failed, "
        + "cancelled, unknown, gone"
    ),
    (
      "flag:odd", 5,
      "there is no flag odd: say one of partial, rolled_back, hidden_failure, silent_failure, "
        + "stale, any"
    ),
    (
      "category:odd", 9,
      "there is no category odd: say one of quota, capacity, account, permission, auth, "
        + "bad_request, conflict, not_found, unsupported, order, throttled, service_fault, "
        + "operation_failed, other"
    ),
  ])
  func values(filter: String, offset: Int, message: String) {
    #expect(FilterSamples.complaint(filter) == FilterError(message: message, offset: offset))
  }

  @Test(arguments: [
    ("age:1h", 4, "age: needs <, <=, > or >= before the value, such as age:>1h"),
    ("age:>soon", 4, "age: takes a duration like 90s, 5m, 2h or 1d, such as age:>1h"),
    ("age:>", 4, "age: takes a duration like 90s, 5m, 2h or 1d, such as age:>1h"),
    (
      "duration:5m", 9,
      "duration: needs <, <=, > or >= before the value, such as duration:>5m or duration:>95%"
    ),
    ("duration:>101%", 9, "duration: a share goes from 0% to 100%, such as duration:>95%"),
    (
      "began:>yesterday", 6,
      "began: takes 2026-11-20 or 2026-11-20T07:00 (UTC), or a duration that lies back, "
        + "such as began:>2026-11-20 or began:>2h"
    ),
    (
      "ended:2h", 6,
      "ended: takes 2026-11-20 or 2026-11-20T07:00 (UTC), or a duration that lies back, "
        + "such as ended:>2026-11-20 or ended:>2h"
    ),
    ("progress:<half", 9, "progress: takes a number, such as progress:<50"),
    ("subjobs:50%", 8, "subjobs: takes a number, such as subjobs:>3"),
    ("progress:>nan", 9, "progress: takes a number, such as progress:<50"),
  ])
  func quantities(filter: String, offset: Int, message: String) {
    #expect(FilterSamples.complaint(filter) == FilterError(message: message, offset: offset))
  }

  @Test func nestingHasALimit() {
    let message = "this is nested too deeply: 100 levels are the most"
    #expect(FilterSamples.complaint(String(repeating: "!", count: 100) + "a") == nil)
    for bracket in ["!", "(", "!("] {
      #expect(
        FilterSamples.complaint(String(repeating: bracket, count: 100_000) + "a")?.message
          == message)
    }
  }

  /// Every prefix of a filter is either a filter or an error that points into it.
  @Test func whileTypingErrorsPointIntoTheText() {
    let text = "a !(state:failed|running | \"b c\") type:/x\\/y/ ~z age:>1h | duration:>95%"
    for length in 0...text.count {
      let prefix = String(text.prefix(length))
      guard let error = FilterSamples.complaint(prefix) else { continue }
      #expect((0...length).contains(error.offset), "\(prefix)")
      #expect(!error.message.isEmpty && !error.message.contains("\n"))
    }
  }
}
