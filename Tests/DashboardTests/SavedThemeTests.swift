import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// A theme of the user, while they work on it.
struct SavedThemeTests {
  private func theme(
    _ accent: String, name: String = "mine", file: String? = "/themes/mine.yaml"
  ) throws -> Theme {
    var theme = try Theme(
      yaml: "name: \(name)\nroles: { accent: \(accent) }\n", fileName: "mine.yaml")
    theme.file = file
    return theme
  }

  private func stage() throws -> Stage {
    var stage = try Stage()
    stage.send(.themeChanged(try theme("red")))
    return stage
  }

  @Test func theFileOfTheThemeInUseIsFollowed() throws {
    var stage = try stage()
    #expect(stage.effects == [.followTheme("/themes/mine.yaml")])
    stage.clearEffects()
    stage.send(.tick(Sample.now))
    #expect(stage.effects.isEmpty)
    stage.type(":theme light")
    try stage.press("enter")
    #expect(stage.effects == [.followTheme(nil)])
  }

  @Test func whatIsSavedIsOnTheScreen() throws {
    var stage = try stage()
    stage.send(.themeSaved(try theme("green", name: "renamed")))
    #expect(stage.state.theme[.accent].foreground == (try theme("green"))[.accent].foreground)
    #expect(stage.text.contains("theme renamed reloaded"))
    #expect(!stage.state.themes.contains { $0.name == "mine" })
  }

  @Test func nothingIsSaidWhereNothingHasChanged() throws {
    var stage = try stage()
    let before = stage.text
    stage.send(.themeSaved(try theme("red")))
    #expect(stage.text == before)
  }

  @Test func anotherThemeStaysInUse() throws {
    var stage = try stage()
    stage.type(":theme light")
    try stage.press("enter")
    stage.send(.themeSaved(try theme("green")))
    #expect(stage.state.theme.name == "light")
    stage.type(":theme mine")
    try stage.press("enter")
    #expect(stage.state.theme == (try theme("green")))
  }

  @Test func whoOnlyLooksAtOthersComesBackToTheNewOne() throws {
    var stage = try stage()
    try stage.press("t", "k")
    #expect(stage.state.theme.name != "mine")
    stage.send(.themeSaved(try theme("green")))
    try stage.press("esc")
    #expect(stage.state.theme == (try theme("green")))
  }
}
