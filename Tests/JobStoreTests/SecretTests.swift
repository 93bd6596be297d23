import Foundation
import JobModel
import JobStore
import Testing

/// Nothing that is secret is ever written to the disk.
@Suite struct SecretTests {
  let scratch: Scratch
  private static let job = #""job_id": "\#(Say.id)", "job_type": "createServer", "status": "FAIL""#

  init() throws { scratch = try Scratch() }

  static let texts: [(kept: String, secrets: [String])] = [
    (#"{\#(job), "adminPass": "Sw0rdfish-77"}"#, ["Sw0rdfish-77"]),
    (#"{\#(job), "admin_pass":"Sw0rdfish-77", "job_type": "x"}"#, ["Sw0rdfish-77"]),
    (#"{\#(job), "password": 7700112233}"#, ["7700112233"]),
    (#"{\#(job), "fail_reason": "login with password=Sw0rdfish-77 refused"}"#, ["Sw0rdfish-77"]),
    (
      #"{\#(job), "fail_reason": "request: {\"server\": {\"adminPass\": \"Sw0rdfish-77\"}}"}"#,
      ["Sw0rdfish-77"]
    ),
    (
      #"{\#(job), "fail_reason": "{\"a\": \"{\\\"user_data\\\": \\\"Sw0rdfish-77\\\"}\"}"}"#,
      ["Sw0rdfish-77"]
    ),
    // What a password may hold: everything that ends a value elsewhere.
    (
      #"{\#(job), "adminPass": "Sw0rd,fish}and;shark&'whale"}"#,
      ["Sw0rd", "fish", "shark", "whale"]
    ),
    (#"{\#(job), "adminPass": "Sw0rd\"fish\\shark"}"#, ["Sw0rd", "fish", "shark"]),
    (
      #"{\#(job), "fail_reason": "{\"adminPass\": \"Sw0rd,fish\\\"shark\"}"}"#,
      ["Sw0rd", "fish", "shark"]
    ),
    (#"{\#(job), "secrets": ["Sw0rdfish-77", "Sh4rk-88"]}"#, ["Sw0rdfish-77", "Sh4rk-88"]),
    (
      #"{\#(job), "credential": {"access": "Sw0rdfish-77", "secret": "Sh4rk-88"}}"#,
      ["Sw0rdfish-77", "Sh4rk-88"]
    ),
    (#"{\#(job), "entities": {"metadata": {"X-Auth-Token": "Sw0rdfish-77"}}}"#, ["Sw0rdfish-77"]),
    (#"{\#(job), "fail_reason": "Authorization: Bearer Sw0rdfish-77"}"#, ["Sw0rdfish-77"]),
  ]

  @Test(arguments: texts)
  func noSecretOfATrackedTextReachesTheDisk(_ kept: String, _ secrets: [String]) async throws {
    try scratch.track(kept)
    try scratch.track("POST /servers\n> \(kept)\n< \(Say.submission())\n", at: .noon + 1)
    try scratch.hear(kept, at: .noon + 2)
    let bytes = try scratch.bytes()
    for secret in secrets {
      #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret)")
    }
    // What is no secret is there.
    let job = try await scratch.job()
    #expect(job.state == .failed)
    #expect(job.type != nil)
    #expect(
      !(try scratch.answers(of: Say.id).contains { answer in
        secrets.contains { answer.contains($0) }
      }))
    #expect(secrets.allSatisfy { job.rootCause?.message?.contains($0) != true })
  }

  @Test(arguments: [
    (#""adminPass": "Sw0rd,fish""#, #""adminPass": "***""#),
    (#""adminPass": 7700"#, #""adminPass": "***""#),
    (#""adminPass": null"#, #""adminPass": null"#),
    (#""passwordIsSet": true"#, #""passwordIsSet": true"#),
    (#""adminPass": """#, #""adminPass": """#),
    (#""adminPass": "ends with \\""#, #""adminPass": "***""#),
    (#""keys": 3, "secrets": ["a]", {"b": 1}]"#, #""keys": 3, "secrets": []"#),
    (#""log": "{\"pwd\": \"a\\\"b\", \"x\": 1}""#, #""log": "{\"pwd\": \"***\", \"x\": 1}""#),
    (#""log": "{\"pwd\": 77, \"x\": 1}""#, #""log": "{\"pwd\": \"***\", \"x\": 1}""#),
    (#""log": "line\nsk=77\nline""#, #""log": "line\nsk=***\nline""#),
    (#""log": "password='a,b' rest""#, #""log": "password='***' rest""#),
    (#""log": "the password was wrong""#, #""log": "the password was wrong""#),
  ])
  func theRestOfAnAnswerStaysAsItWas(_ written: String, kept: String) throws {
    let rest = #""error_code": "Ecs.0204", "fail_reason": "no room"}"#
    try scratch.track("{\(Self.job), \(written), \(rest)")
    #expect(try scratch.answers(of: Say.id) == ["{\(Self.job), \(kept), \(rest)"])
  }

  @Test func theStoreIsForItsOwnerAlone() throws {
    let manager = FileManager.default
    let mode = try manager.attributesOfItem(atPath: scratch.path)[.posixPermissions] as? Int
    #expect(mode == 0o600)
    let folder = URL(fileURLWithPath: scratch.path).deletingLastPathComponent().path
    #expect(try manager.attributesOfItem(atPath: folder)[.posixPermissions] as? Int == 0o700)
  }
}
