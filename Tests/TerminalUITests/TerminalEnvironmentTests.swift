import Testing

@testable import TerminalUI

@Suite("The environment of a terminal")
struct TerminalEnvironmentTests {
  private func environment(_ variables: [String: String]) -> TerminalEnvironment {
    TerminalEnvironment { variables[$0] }
  }

  @Test("an empty variable is none")
  func empty() {
    #expect(environment(["TERM": ""]).term == nil)
    #expect(!environment(["NO_COLOR": ""]).refusesColor)
    #expect(environment(["NO_COLOR": "1"]).refusesColor)
    #expect(environment(["JOBTOP_ASCII": "1"]).wantsASCII)
  }

  @Test("24-bit colours are believed, except from screen")
  func trueColor() {
    #expect(environment(["TERM": "xterm", "COLORTERM": "truecolor"]).claimsTrueColor)
    #expect(environment(["TERM": "xterm", "COLORTERM": "24bit"]).claimsTrueColor)
    #expect(!environment(["TERM": "xterm", "COLORTERM": "yes"]).claimsTrueColor)
    #expect(!environment(["TERM": "screen", "COLORTERM": "truecolor"]).claimsTrueColor)
    #expect(
      environment(["TERM": "screen", "COLORTERM": "truecolor", "TMUX": "/tmp/x,1,0"])
        .claimsTrueColor)
  }

  @Test(
    "only a character set that is named can be another than UTF-8",
    arguments: [
      (["LANG": "de_DE.ISO-8859-1"], true), (["LANG": "de_DE.UTF-8"], false),
      (["LANG": "de_DE.utf8@euro"], false), (["LANG": "C"], false), (["LANG": "POSIX"], false),
      (["LC_ALL": "C"], true),
      (["LC_ALL": "POSIX", "LANG": "C.UTF-8"], true),
      ([:], false), (["LANG": "C.UTF-8", "LC_ALL": "ja_JP.eucJP"], true),
      (["LANG": "ja_JP.eucJP", "LC_CTYPE": "C.UTF-8"], false),
    ])
  func characterSet(variables: [String: String], isOther: Bool) {
    #expect(environment(variables).namesOtherCharacterSet == isOther)
  }

  @Test("consoles and terminals of old have no title, and answer nothing")
  func likeXterm() {
    for term in ["xterm-256color", "tmux-256color", "vte-256color", "alacritty", "foot"] {
      #expect(environment(["TERM": term]).isLikeXterm, "\(term)")
      #expect(environment(["TERM": term]).answersQuestions, "\(term)")
    }
    for term in ["linux", "vt100", "vt220", "ansi", "dumb"] {
      #expect(!environment(["TERM": term]).isLikeXterm, "\(term)")
    }
    #expect(!environment(["TERM": "screen"]).answersQuestions)
    #expect(environment(["TERM": "screen", "TMUX": "/tmp/x,1,0"]).answersQuestions)
    #expect(environment(["TERM": "linux"]).wantsASCII)
  }

  @Test("what COLORFGBG says of the background")
  func background() {
    #expect(environment(["COLORFGBG": "0;15"]).hasLightBackground == true)
    #expect(environment(["COLORFGBG": "15;default;0"]).hasLightBackground == false)
    #expect(environment(["COLORFGBG": "15;default"]).hasLightBackground == nil)
    #expect(environment([:]).hasLightBackground == nil)
  }

  @Test("text keeps its columns where only ASCII can be sent")
  func asciiText() {
    let scalars = "web é 作者 e\u{301} ├──┤ ███▊…".unicodeScalars.map(\.value)
    let text = asciiForm(of: scalars).compactMap { Unicode.Scalar($0) }.map(Character.init)
    #expect(String(text) == "web ? ???? e +--+ ####.")
  }

  @Test("errors name what is wrong and what to do, in one line")
  func errors() {
    let all: [TerminalError] = [
      .noTerminal, .termNotSet, .termUnknown("bogus"), .termTooPoor("dumb"), .noDatabase("xterm"),
      .refused("xterm"),
    ]
    for error in all { #expect(!error.description.contains("\n")) }
    #expect(TerminalError.termUnknown("bogus").description.contains("“bogus”"))
  }
}
