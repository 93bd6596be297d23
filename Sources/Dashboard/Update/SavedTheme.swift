/// The theme in use is followed: what its author saves is on the screen at once.
extension AppState {
  /// Takes over a theme whose file has been saved. Which one it is says the file: its name may be new.
  mutating func take(saved new: Theme) {
    guard let file = new.file else { return }
    var isNews = false
    if let place = themes.firstIndex(where: { $0.file == file }) { themes[place] = new }
    for (place, view) in views.enumerated() {
      guard case .themes(var chooser) = view, chooser.before.file == file else { continue }
      chooser.before = new
      views[place] = .themes(chooser)
    }
    if theme.file == file, theme != new {
      isNews = true
      theme = new
    }
    if isNews { say("theme \(new.name), as it was just saved") }
  }

  mutating func followThemeIfChanged() -> [Effect] {
    guard theme.file != followedTheme else { return [] }
    followedTheme = theme.file
    return [.followTheme(theme.file)]
  }
}
