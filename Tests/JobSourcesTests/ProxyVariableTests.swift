import Testing

@testable import JobSources

/// Through whom a host is asked, and how that is said when nobody answers.
@Suite struct ProxyVariableTests {
  private func proxy(_ environment: [String: String], _ address: String) throws -> String? {
    ProxyVariables(environment: environment)
      .proxy(for: try #require(WebAddress(parsing: address)))
  }

  @Test(
    arguments: [
      (["https_proxy": "http://proxy.example.test:3128"], "proxy.example.test:3128"),
      (["HTTPS_PROXY": "proxy.example.test:3128"], "proxy.example.test:3128"),
      (["https_proxy": "http://me:secret@proxy.example.test:3128/"], "proxy.example.test:3128"),
      (["ALL_PROXY": "socks5://127.0.0.1:1080"], "127.0.0.1:1080"),
      (["https_proxy": "", "all_proxy": "a:1"], "a:1"),
      (["http_proxy": "a:1"], nil), ([:], nil),
      (["https_proxy": "a:1", "no_proxy": "*"], nil),
      (["https_proxy": "a:1", "no_proxy": "x.test, .example.test"], nil),
      (["https_proxy": "a:1", "NO_PROXY": "ecs.example.test"], nil),
      (["https_proxy": "a:1", "no_proxy": "ample.test"], "a:1"),
    ] as [([String: String], String?)])
  func ofTheEnvironment(environment: [String: String], expected: String?) throws {
    #expect(try proxy(environment, "https://ecs.example.test/v1") == expected)
  }

  /// What a web server makes of a header is no setting.
  @Test func plainAddressesHaveTheirOwn() throws {
    #expect(try proxy(["http_proxy": "a:1"], "http://ecs.example.test/v1") == "a:1")
    #expect(try proxy(["HTTP_PROXY": "a:1"], "http://ecs.example.test/v1") == nil)
  }

  @Test func whoDoesNotAnswerIsTheProxy() throws {
    let address = try #require(WebAddress(parsing: "https://ecs.example.test/v1"))
    let proxies = ProxyVariables(environment: ["https_proxy": "http://me:secret@a:1"])
    #expect(
      TransferError.refused.reason(at: address, proxies: proxies).text
        == "the proxy a:1 for ecs.example.test does not answer")
    let none = ProxyVariables(environment: [:])
    #expect(
      TransferError.refused.reason(at: address, proxies: none).text
        == "nobody answers at ecs.example.test")
  }
}
