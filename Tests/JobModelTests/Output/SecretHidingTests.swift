import JobModel
import Testing

/// What is hidden of a text, and what is not.
struct SecretHidingTests {
  private func hide(_ text: String) -> String { Secrets.hide(in: text, with: "***") }

  private func mayBe(_ text: String) -> Bool {
    Array(text.utf8).withUnsafeBytes { Secrets.mayBe(in: $0) }
  }

  @Test(arguments: [
    ("https://user:pw@host/x", "https://user:***@host/x"),
    (#"{"url":"https://user:pw@host/x","a":1}"#, #"{"url":"https://user:***@host/x","a":1}"#),
    (#""{\"url\":\"ftp://user:pw@host\"}""#, #""{\"url\":\"ftp://user:***@host\"}""#),
    (#"{"url":"https:\/\/user:pw@host\/x"}"#, #"{"url":"https:\/\/user:***@host\/x"}"#),
    ("redis://:pw@host:6379/0", "redis://:***@host:6379/0"),
    ("https://token:pw@host/x and on", "https://token:***@host/x and on"),
    ("https://user:p@w:x@host/x", "https://user:***@host/x"),
    ("https://user:p?7#w@host/x?a=b@c", "https://user:***@host/x?a=b@c"),
    ("a://u:one@h,b://u:two@h c://u:three@h", "a://u:***@h,b://u:***@h c://u:***@h"),
  ])
  func thePasswordOfAnAddressIsHidden(text: String, hidden: String) {
    #expect(hide(text) == hidden)
    #expect(mayBe(text))
  }

  @Test(arguments: [
    (
      #"{"metadata":[{"key":"password","value":"x"}]}"#,
      #"{"metadata":[{"key":"password","value":"***"}]}"#
    ),
    (#"{"name":"adminPass","value":"x"}"#, #"{"name":"adminPass","value":"***"}"#),
    (#"{"Name": "adminPass", "Value": "x"}"#, #"{"Name": "adminPass", "Value": "***"}"#),
    (#"{"value":"x","Key":"db_pwd"}"#, #"{"value":"***","Key":"db_pwd"}"#),
    (
      "{\n  \"key\" : \"password\",\n  \"value\" : \"x\"\n}",
      "{\n  \"key\" : \"password\",\n  \"value\" : \"***\"\n}"
    ),
    (
      #"{"key":"password","note":"a } {, \"b\"","of":{"value":"y"},"value":"x\\"}"#,
      #"{"key":"password","note":"a } {, \"b\"","of":{"value":"y"},"value":"***"}"#
    ),
    (#"{"key":"password","value":77}"#, #"{"key":"password","value":"***"}"#),
    (#"{"key":"password","value": 77 ,"a":1}"#, #"{"key":"password","value": "***" ,"a":1}"#),
    (#"{"key":"password","value":["x",{"a":1}]}"#, #"{"key":"password","value":[]}"#),
    (
      #"{"key":"password","value":{"key":"token","value":"x"}}"#,
      #"{"key":"password","value":{}}"#
    ),
    (
      #"{"log":"[{\"key\":\"password\",\"value\":\"x\\\"y\"}]","a":1}"#,
      #"{"log":"[{\"key\":\"password\",\"value\":\"***\"}]","a":1}"#
    ),
    (
      #"{"log":"{\"key\":\"password\",\n\"value\":77}","a":1}"#,
      #"{"log":"{\"key\":\"password\",\n\"value\":\"***\"}","a":1}"#
    ),
    (
      "a 5\" disk\n{\"key\":\"password\",\"value\":\"x\"}",
      "a 5\" disk\n{\"key\":\"password\",\"value\":\"***\"}"
    ),
    // What was cut off in the middle.
    (#"{"key":"password","value":"x"#, #"{"key":"password","value":"***"#),
    (
      #"{"log":"cut: {\"key\":\"password\",\"value\":\"x","a":1}"#,
      #"{"log":"cut: {\"key\":\"password\",\"value\":\"***","a":1}"#
    ),
  ])
  func theValueBesideTheNameOfASecretIsHidden(text: String, hidden: String) {
    #expect(hide(text) == hidden)
    #expect(mayBe(text))
  }

  @Test(arguments: [
    ("openstack --os-password x --os-user web", "openstack --os-password *** --os-user web"),
    ("run --password=x,y;z --name web", "run --password=*** --name web"),
    ("run --password 'x y' web", "run --password '***' web"),
    (#"{"log":"run --password x","a":1}"#, #"{"log":"run --password ***","a":1}"#),
    (#"{"log":"a\n--token x\nb","a":1}"#, #"{"log":"a\n--token ***\nb","a":1}"#),
    (#"{"log":"run --token \"x y\" b","a":1}"#, #"{"log":"run --token \"***\" b","a":1}"#),
    ("run --db_pwd=x", "run --db_pwd=***"),
  ])
  func theValueOfAnOptionIsHidden(text: String, hidden: String) {
    #expect(hide(text) == hidden)
    #expect(mayBe(text))
  }

  @Test(arguments: [
    ("login with password 'x' refused", "login with password '***' refused"),
    (#"login with password "x" refused"#, #"login with password "***" refused"#),
    (#"{"log":"password \"x\" is bad","a":1}"#, #"{"log":"password \"***\" is bad","a":1}"#),
    (#"{"log":"password 'x' is bad","a":1}"#, #"{"log":"password '***' is bad","a":1}"#),
    (#"{"log":"password 'x","a":1}"#, #"{"log":"password '***","a":1}"#),
    ("db_pwd=x", "db_pwd=***"), (#"{"rootPwdOld":"x"}"#, #"{"rootPwdOld":"***"}"#),
  ])
  func aQuotedWordBehindPasswordIsHidden(text: String, hidden: String) {
    #expect(hide(text) == hidden)
    #expect(mayBe(text))
  }

  @Test(arguments: [
    "the password of the user is wrong", "no password given", "password policy: 8 characters",
    "key: web-07", #"{"key":"value"}"#, #"{"name":"web","value":"7"}"#,
    "https://host:443/v1/x?a=b@c", "http://host:8080/a@b", "ssh://git@host", "ssh://git@host:22/x",
    "http://host:8080?a=b@c", "http://[::1]:80/a@b", "http://user@[fe80::1]:80/",
    "http://host:80 a@b", #"{"a":"http://host:80","b":"a@b"}"#, "ssh -p 22 host",
    #"{"a":"enter the password ","b":"x"}"#, #"{"a":["enter --password " ,"x"]}"#,
    #"{"a":"{\"a\":\"the password \",\"b\":1}","b":"x"}"#, #"{"a":"\"the password \"","b":1}"#,
    "run --password --user web", #"{"a":"run --password","b":"x"}"#, "unexpected token '<'",
    #"secret "web-tls" not found"#, "run --password=null", "run --password true",
    #"{"key":"password","value":null}"#, #"{"key":"password","value":false,"a":1}"#,
    #"{"key":"password","value":""}"#, #"[{"key":"password"},{"key":"web","value":"7"}]"#,
    #"{"of":{"name":"token"},"value":"7"}"#, #"{"name":"token","of":[{"value":"7"}]}"#,
    #"{"name":"web","why":"password","value":"7"}"#,
  ])
  func ordinaryTextStays(text: String) {
    #expect(hide(text) == text)
  }

  @Test(arguments: [
    "https://host:443/v1/x?a=b@c", "http://host:8080/a@b", "ssh://git@host:22", ":/",
  ])
  func theQuickLookPassesOverOrdinaryAddresses(text: String) {
    #expect(!mayBe(text))
  }

  /// With time in the square of the length, each of these would take minutes.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      #"{"key":"password","a":"#, #""key":"password","#, "://u:", "--password '", #"password \""#,
      #"{"value":"x","name":"token","of":["#, "\\\"{", "{", "}", "https://u:p@",
    ])
  func longTextsTakeNoLongTime(piece: String) {
    let text = "{" + String(repeating: piece, count: 200_000 / piece.utf8.count)
    #expect(!hide(text).isEmpty)
    _ = mayBe(text)
  }
}
