import JobModel
import JobSources
import Testing

/// Signatures of requests, against values that another implementation computed from the description.
@Suite struct HTTPSigningTests {
  /// 2026-01-02 03:04:05.678 UTC.
  private let time = Instant(milliseconds: 1_767_323_045_678)

  private func authorization(
    _ address: String, method: String = "GET", query: [WebAddress.QueryItem] = [],
    headers: [CloudRequest.Header] = [], body: String = "", dialect: SignatureDialect = .access,
    token: String? = nil
  ) throws -> String {
    var address = try #require(WebAddress(parsing: address))
    address.query = query
    let request = CloudRequest(
      method: method, address, headers: headers, body: Array(body.utf8))
    let keys = SigningKeys(
      accessKey: "AKEXAMPLE1", secretKey: SecretValue("sk/example+2"),
      securityToken: token.map { SecretValue($0) }, dialect: dialect)
    let signed = RequestSigner(keys: keys).signed(request, at: time)
    #expect(signed.headers.contains(.init("X-Sdk-Date", "20260102T030405Z")))
    return try #require(signed.headers.first { $0.name == "Authorization" }?.value)
  }

  private func access(_ headers: String, _ signature: String) -> String {
    "SDK-HMAC-SHA256 Access=AKEXAMPLE1, SignedHeaders=\(headers), Signature=\(signature)"
  }

  @Test func plainQuestion() throws {
    let found = try authorization(
      "https://ecs.north.example.test/v1/p1/jobs/j1",
      headers: [.init("X-Project-Id", "p1"), .init("Content-Type", " application/json ")])
    let signature = "7e3b4b8b83ac984e4985908baa2413e1db8e7ff03d9540f409aa2a4cbfe6693a"
    #expect(found == access("content-type;host;x-project-id;x-sdk-date", signature))
  }

  @Test func portAndPrefixAreSigned() throws {
    let found = try authorization("http://127.0.0.1:8081/cloud%20one/ecs/v1/p1/jobs/j1")
    let signature = "dd1a44188b4e1b96040da308a2e66e8327547947e27560d90d91bda70e63c6e9"
    #expect(found == access("host;x-sdk-date", signature))
  }

  @Test func usualPortIsNotNamed() throws {
    #expect(
      try authorization("https://ecs.example.test:443/v1/p1/jobs/j1")
        == authorization("https://ecs.example.test/v1/p1/jobs/j1"))
  }

  @Test func queryIsSortedAndEncoded() throws {
    let found = try authorization(
      "https://rds.north.example.test/v3/p1/jobs",
      query: [.init("limit", "10"), .init("id", "a b/c"), .init("Name", ""), .init("id", "a a")],
      headers: [.init("X-Language", "en-us"), .init("X_Ignored", "x")])
    let signature = "d6f61a7c6515083489bc9f20a7821c882c0d18652d299ae8fcff5d5c9e4cdd1f"
    #expect(found == access("host;x-language;x-sdk-date", signature))
  }

  @Test func temporaryKeysAndBody() throws {
    let found = try authorization(
      "https://bss.example.test/v2/x", method: "POST",
      headers: [.init("Content-Type", "application/json"), .init("X-Domain-Id", "d1")],
      body: #"{"größe":"ж"}"#, token: "temporary")
    let signature = "e5cef5f9aeae45bc76edf94f3a70792e54cdea34e9fc3a1c25ea9cb09dbc8dac"
    #expect(
      found == access("content-type;host;x-domain-id;x-sdk-date;x-security-token", signature))
  }

  @Test func scopedDialect() throws {
    let found = try authorization(
      "https://rds.north.example.test/v3/p1/jobs",
      query: [.init("limit", "10"), .init("Name", ""), .init("id", "a b/c")],
      dialect: .scoped(region: "north", service: "rds"))
    #expect(
      found == "SDK-HMAC-SHA256 Credential=AKEXAMPLE1/20260102/north/rds/sdk_request, "
        + "SignedHeaders=host;x-sdk-date, "
        + "Signature=c024baf8abc36b019fab42ff3397fa1ec61397f988927efe46d57d8e9fe0c896")
  }

  @Test func scopedDialectWithEmptyScope() throws {
    let found = try authorization(
      "https://rds.north.example.test/v3/p1/jobs", headers: [.init("X-Project-Id", "p1")],
      dialect: .scoped())
    #expect(
      found == "SDK-HMAC-SHA256 Credential=AKEXAMPLE1/20260102///sdk_request, "
        + "SignedHeaders=host;x-project-id;x-sdk-date, "
        + "Signature=10f3a7f46971299b1b5d70380ba845eae242e9fb5163ae96d6477002dede44f0")
  }

  @Test func signingAgainReplaces() throws {
    let keys = SigningKeys(accessKey: "A", secretKey: SecretValue("s"))
    let address = try #require(WebAddress(parsing: "https://ecs.example.test"))
    let once = RequestSigner(keys: keys).signed(CloudRequest(address), at: time)
    let twice = RequestSigner(keys: keys).signed(once, at: time)
    #expect(Set(once.headers) == Set(twice.headers))
  }

  @Test func secretsAreNotPrinted() {
    let keys = SigningKeys(
      accessKey: "A", secretKey: SecretValue("hush"), securityToken: SecretValue("quiet"))
    let text = "\(keys) \(String(reflecting: keys)) \(SecretValue("hush"))"
    var dumped = ""
    dump(keys, to: &dumped)
    #expect(!(text + dumped).contains("hush") && !(text + dumped).contains("quiet"))
    #expect("\(SecretValue("hush"))" == "***")
  }
}

@Suite struct HTTPAddressTests {
  @Test(arguments: [
    ("https://ecs.example.test", "https://ecs.example.test/"),
    ("HTTPS://ECS.example.test:443/", "https://ecs.example.test/"),
    ("http://127.0.0.1:8080/one/two//", "http://127.0.0.1:8080/one/two"),
    ("http://[::1]:8080", "http://[::1]:8080/"), ("http://[::1]/x", "http://[::1]/x"),
  ])
  func reads(_ text: String, _ expected: String) {
    #expect(WebAddress(parsing: text)?.text == expected)
  }

  @Test(arguments: [
    "", "ecs.example.test", "ftp://x", "https://", "https://user@x", "https://x?y=1", "https://x#y",
    "https://x:0", "https://x:port", "https://x y", "https://x/\u{7}",
  ])
  func refuses(_ text: String) {
    #expect(WebAddress(parsing: text) == nil)
  }

  @Test func appends() throws {
    let base = try #require(WebAddress(parsing: "http://x:81/prefix/"))
    let whole = base.appending(path: "/v1/j", query: [.init("id", "a&b=c d")])
    #expect(whole.text == "http://x:81/prefix/v1/j?id=a%26b%3Dc%20d")
    #expect(whole.origin == "http://x:81")
  }
}
