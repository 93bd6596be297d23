import TerminalUI
import Testing

@testable import Dashboard

struct KeyMapTests {
  @Test func noKeyMeansTwoThingsInOneView() throws {
    for view in ViewKind.allCases {
      var known: [KeyPress: Action] = [:]
      for action in Action.allCases where action.views.contains(view) {
        for key in action.defaultKeys {
          #expect(known[key] == nil, "\(key.name) in \(view)")
          known[key] = action
        }
      }
    }
  }

  @Test func everyActionHasAnUnmistakableName() {
    #expect(Set(Action.allCases.map(\.name)).count == Action.allCases.count)
    for action in Action.allCases {
      #expect(!action.summary.isEmpty && !action.label.isEmpty)
      #expect(!action.views.isEmpty)
    }
  }

  @Test func keysCanBeRebound() throws {
    let map = try KeyMap(overrides: ["open": ["l", "ctrl-o"], "pause": [], "errors": ["p"]])
    #expect(map.keys(of: .open) == [.character("l"), .control("o")])
    #expect(map.keys(of: .pause).isEmpty)
    #expect(map.action(for: .character("p"), in: .jobs) == .errors)
    #expect(map.action(for: .character("e"), in: .jobs) == nil)
    #expect(map.action(for: KeyPress(.enter), in: .jobs) == nil)
  }

  @Test func aKeyThatIsGivenAwayIsTakenFromItsDefault() throws {
    let map = try KeyMap(overrides: ["open": ["n"]])
    #expect(map.action(for: .character("n"), in: .jobs) == .open)
    #expect(map.keys(of: .nextFailure).isEmpty)
  }

  @Test(arguments: [
    (["opne": ["l"]], "no action \"opne\", did you mean open?"),
    (
      ["open": ["hyper-x"]], "open: no key \"hyper-x\"; keys are written G, space, ctrl-l, f5, pgdn"
    ),
    (["open": ["x"], "mark": ["x"]], "x is bound to both open and mark"),
  ])
  func mistakesAreNamed(overrides: [String: [String]], message: String) {
    #expect(throws: KeyMapError(message: message)) { try KeyMap(overrides: overrides) }
  }

  @Test func keysThatDoNothingHereSayWhatTheyDoElsewhere() throws {
    var stage = try Stage()
    try stage.press("tab")
    #expect(stage.text.contains("changes the tab on the page of a job; ⏎ opens one"))
  }

  @Test(arguments: ["/", "s", "n", "Y", "space", "d", "i", "r"], ["e", "O", "P", "l"])
  func aDisabledKeySaysWhy(key: String, view: String) throws {
    var stage = try Stage()
    try stage.press(view, key)
    let toast = try #require(stage.state.toast?.text)
    #expect(toast.hasSuffix("; esc goes there"), "\(toast)")
  }
}
