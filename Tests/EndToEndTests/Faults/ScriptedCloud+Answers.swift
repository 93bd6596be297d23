import Foundation

/// What clouds say, invented.
extension ScriptedCloud {
  static let unknown = Reply.says(
    404, #"{"error":{"code":"Common.0011","message":"No jobs found."}}"#)

  static func job(_ id: String, _ status: String) -> Reply {
    .says(200, jobText(id, status), headers: ["X-Request-Id": "r-1"])
  }

  static func jobText(_ id: String, _ status: String, age: TimeInterval = 0) -> String {
    let begin = Date(timeIntervalSinceNow: -age).ISO8601Format()
    let end = status == "RUNNING" ? "" : #","end_time":"\#(Date().ISO8601Format())""#
    return #"{"job_id":"\#(id)","job_type":"createServer","status":"\#(status)","#
      + #""begin_time":"\#(begin)"\#(end),"entities":{}}"#
  }

  static func token(_ number: Int) -> Reply {
    let text = #"""
      {"token":{"issued_at":"2025-01-01T00:00:00.000000Z","expires_at":"2025-01-02T00:00:00Z",
      "project":{"id":"p1","domain":{"id":"d1"}},"user":{"name":"u","domain":{"id":"d1"}},
      "catalog":[]}}
      """#
    return .says(201, text, headers: ["X-Subject-Token": "t\(number)"])
  }

  static func page(_ status: Int, _ title: String) -> Reply {
    .says(
      status, "<html><head><title>\(title)</title></head><body>nginx</body></html>",
      headers: ["Content-Type": "text/html"])
  }

  static let unauthorized = Reply.says(
    401, #"{"error_code":"APIGW.0301","error_msg":"Incorrect IAM authentication information"}"#)

  /// The id of a job that was submitted so long ago.
  static func id(_ number: Int = 1, age: TimeInterval = 0) -> String {
    let created = UInt64((Date().timeIntervalSince1970 - age) * 1000)
    return "ff80808291000001" + hex(created, 12) + hex(UInt64(number), 4)
  }

  private static func hex(_ value: UInt64, _ count: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: count - digits.count) + digits
  }
}
