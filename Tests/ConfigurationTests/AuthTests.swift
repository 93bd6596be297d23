import Testing

@testable import Configuration

/// How a context logs in, and where its secrets come from.
@Suite struct AuthTests {
  private func auth(_ yaml: String) throws -> AuthSettings? {
    try read("contexts: { a: { cloud: otc, auth: { \(yaml) } } }").contexts[0].auth
  }

  private static let user = "type: token, username: ops, domain: D1"

  @Test(arguments: [
    ("password_env: OPS_PW", SecretSource.environment("OPS_PW")),
    ("password_file: ~/pw", .file("~/pw")),
    ("password_command: pass ops", .command("pass ops")),
    ("password: 'hunter2'", .written("hunter2")),
    ("password: 4711", .written("4711")),
    ("password:", .prompt),
  ])
  func passwords(yaml: String, source: SecretSource) throws {
    #expect(
      try auth(Self.user + ", " + yaml) == .token(username: "ops", domain: "D1", password: source))
  }

  @Test func aPasswordThatIsGivenNowhereIsAskedFor() throws {
    #expect(try auth(Self.user) == .token(username: "ops", domain: "D1", password: .prompt))
  }

  @Test func keysSignInTheUsualDialectUnlessToldOtherwise() throws {
    #expect(
      try auth("type: aksk, access_key: AK1, secret_key_file: /run/sk")
        == .aksk(
          accessKey: .written("AK1"), secretKey: .file("/run/sk"), securityToken: nil,
          dialect: .access))
    #expect(
      try auth(
        "type: aksk, access_key_command: a, secret_key_command: b, security_token_file: c, dialect: scoped"
      )
        == .aksk(
          accessKey: .command("a"), secretKey: .command("b"), securityToken: .file("c"),
          dialect: .scoped))
  }

  @Test func accountsOfOtherPrograms() throws {
    #expect(try auth("from: clouds.yaml") == .from(file: "clouds.yaml", name: nil))
    #expect(
      try auth("from: /srv/clouds.yaml, name: x") == .from(file: "/srv/clouds.yaml", name: "x"))
    #expect(try read("contexts: { a: { auth: { from: clouds.yaml } } }").contexts.count == 1)
  }

  @Test(arguments: [
    (user, false), (user + ", password: hunter2", true), (user + ", password_env: PW", false),
    ("type: aksk, access_key: AK1, secret_key_env: SK", false), ("from: clouds.yaml", false),
  ])
  func whetherTheFileHoldsSecrets(yaml: String, holds: Bool) throws {
    let configuration = try read("contexts: { a: { cloud: otc, auth: { \(yaml) } } }")
    #expect(configuration.holdsSecrets == holds)
  }

  @Test func aWrittenPasswordIsNeverPrinted() throws {
    let configuration = try read(
      "contexts: { a: { cloud: otc, auth: { \(Self.user), password: hunter2 } } }")
    var dumped = ""
    dump(configuration, to: &dumped)
    let texts = [dumped, "\(configuration)", String(reflecting: configuration.contexts)]
    for text in texts { #expect(!text.contains("hunter2")) }
  }

  @Test(arguments: [
    ("type: tokn", #"2:7: unknown type of login "tokn"; did you mean "token"?"#),
    ("type: aksk, dialect: v4", #"2:22: unknown dialect "v4"; there are access, scoped"#),
    (
      "username: ops",
      "1:36: auth: expected type: token, type: aksk, or from: with a file such as clouds.yaml"
    ),
    ("type: token, domain: D1", "1:36: auth: type token needs username"),
    ("type: token, username: ops", "1:36: auth: type token needs domain"),
    (
      "type: aksk, secret_key_env: SK",
      "1:36: auth: type aksk needs access_key_env, access_key_file or access_key_command"
    ),
    (
      "type: aksk, access_key_env: AK",
      "1:36: auth: type aksk needs secret_key_env, secret_key_file or secret_key_command"
    ),
    (
      "type: aksk, access_key_env: AK, secret_key: 'hunter2'",
      "2:33: secret_key does not belong in a file; "
        + "write secret_key_env, secret_key_file or secret_key_command"
    ),
    (
      "type: aksk, security_token: hunter2",
      "2:13: security_token does not belong in a file; "
        + "write security_token_env, security_token_file or security_token_command"
    ),
    (
      "password_env: A, password_file: b",
      "2:18: password_env is already given; keep one of password_env and password_file"
    ),
    ("from: clouds.yaml, username: ops", "2:20: username means nothing with from"),
    (
      "type: token, username: a, domain: b, secret_key_env: SK",
      "2:38: secret_key_env means nothing with type token"
    ),
    (
      "type: aksk, password_env: PW", "2:13: password_env means nothing with type aksk"
    ),
    (
      "password_env: $PW",
      "2:15: password_env: expected the name of a variable, without $"
    ),
    ("password_env: 'hunter2!'", "2:15: password_env: expected the name of a variable, without $"),
    ("password: [hunter2]", "2:11: password: expected a text, found a list"),
    ("password: ''", "2:11: password: expected a text"),
    ("pasword_env: PW", #"2:1: unknown key "pasword_env"; did you mean "password_env"?"#),
  ])
  func mistakes(yaml: String, message: String) {
    #expect(
      complaint(about: "contexts: { a: { cloud: otc, auth: {\n\(yaml) } } }")
        == "config.yaml:" + message)
  }

  @Test func aPasswordInTheWrongPlaceIsNotRepeated() {
    #expect(
      complaint(about: "contexts: { a: { cloud: otc, auth: hunter2 } }")
        == "config.yaml:1:36: auth: expected keys and values")
  }

  /// People put secrets even into a command.
  @Test(arguments: [SecretSource.command("echo hush"), .written("hush")])
  func noSecretIsPrinted(source: SecretSource) {
    var text = "\(source) \(String(reflecting: source))"
    dump(source, to: &text)
    #expect(!text.contains("hush"))
  }
}
