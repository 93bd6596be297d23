import Testing

@testable import Dashboard

struct JSONLinesTests {
  private func lines(_ text: String) -> [String] {
    JSONLines(Array(text.utf8), hidden: "***").lines.map(\.text.text)
  }

  @Test func membersKeepTheirOrder() {
    #expect(
      lines(#"{"b":1,"a":[true,null,{}],"c":[]}"#) == [
        "{", #"  "b": 1,"#, #"  "a": ["#, "    true,", "    null,", "    {}", "  ],", #"  "c": []"#,
        "}",
      ])
  }

  @Test(arguments: [
    "", "{", "}}}}", "[1,", "\"open", "{\"a\":\"\\", "nonsense: [", "{\"a\" 1}", "\u{1b}[31m",
    "{]}",
  ])
  func whatIsBrokenIsShownAsItIs(text: String) {
    let shown = lines(text).joined()
    for character in text where !character.isWhitespace && character != "\\" {
      #expect(shown.contains(character))
    }
  }

  @Test func deepNestingIsNoTrouble() {
    #expect(lines(String(repeating: "[", count: 5000)).count == 5000)
  }

  @Test func escapedLettersAreShown() {
    #expect(lines(#""\u914d\u989d \ud83d\ude00 \u001b \n""#) == ["\"配额 😀 \\u001b \\n\""])
  }

  @Test(arguments: [
    #"{"adminPass":"hunter2"}"#, #"{"admin_pass": "hunter2"}"#, #"{"user_data":"hunter2"}"#,
    #"{"X-Auth-Token":"hunter2"}"#, #"{"ak":"hunter2"}"#, #"{"secretKey":12345, "x":"hunter"}"#,
    #"{"request":"{\"server\":{\"adminPass\":\"hunter2\",\"name\":\"a\"}}"}"#,
    #"{"request":"{\\\"adminPass\\\":\\\"hunter2\\\"}"}"#, #""password=hunter2&x=1""#,
  ])
  func secretsAreHidden(text: String) {
    let shown = lines(text).joined()
    #expect(!shown.contains("hunter2") && !shown.contains("12345"))
    #expect(shown.contains("***"))
  }

  @Test func whatIsNoSecretStays() {
    #expect(lines(#"{"status":"token expired","task":"ask"}"#).joined().contains("token expired"))
  }
}
