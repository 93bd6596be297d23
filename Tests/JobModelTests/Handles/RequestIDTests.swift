import Testing

@testable import JobModel

/// The id of the request, which stands beside its answer and not in it.
@Suite struct RequestIDTests {
  private static let id = "7d1c2e5a9b3f4c6d8e0f1a2b3c4d5e6f"

  /// What is known of the answer that begins at the bracket.
  private func requestID(in text: String, behind start: Int = 0) throws -> String? {
    var finder = HandleFinder()
    let bytes = Array(text.utf8)
    bytes.withUnsafeBytes { finder.read($0, isLast: true) { _ in } }
    let bracket = try #require(bytes.lastIndex(of: UInt8(ascii: "{")))
    return finder.surroundings(at: bracket, behind: start).requestID
  }

  @Test(arguments: [
    "< X-Request-Id: ID\n<\n{", "< x-request-id: ID\r\n< Content-Length: 12\r\n\r\n{",
    "X-Openstack-Request-Id: ID\n{", "< X-IAM-Trace-Id: ID\n{",
    "request_id: ID, error message: {", "requestId=ID body={", "request_id=\"ID\" {",
    "'RequestId': 'ID' {", "│ request-id: ID\n│ {",
  ])
  func standsBeforeTheAnswer(_ text: String) throws {
    for id in [Self.id, "req-" + Invented.uuid] {
      #expect(try requestID(in: text.replacing("ID", with: id)) == id, "\(text)")
    }
  }

  @Test(arguments: [
    "project_id: ID {", "trace_id: ID {", "request_id ID {", "request_id: none {", "request_id: {",
    "{ request_id: ID", "request_id: 12 {", "the request id is ID {",
  ])
  func otherThingsAreNone(_ text: String) throws {
    #expect(try requestID(in: text.replacing("ID", with: Self.id)) == nil, "\(text)")
  }

  @Test func isOfTheNextAnswerOnly() throws {
    let text = "request_id: \(Self.id) {} and {"
    #expect(try requestID(in: text) == Self.id)
    #expect(try requestID(in: text, behind: text.utf8.count - 8) == nil)
    let far = "request_id: \(Self.id)" + String(repeating: " ", count: 5000) + "{"
    #expect(try requestID(in: far) == nil)
  }

  @Test func isNoJob() {
    #expect(jobIDs(in: "X-Request-Id: \(Invented.job)") == [])
  }
}
