/// The file of the theme in use is followed: what is saved is on the screen at once.
extension AppState {
  /// Takes over a theme whose file has been saved. The file identifies it, since its name may be new.
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
    if isNews { say("theme \(new.name) reloaded") }
  }

  mutating func followThemeIfChanged() -> [Effect] {
    guard theme.file != followedTheme else { return [] }
    followedTheme = theme.file
    return [.followTheme(theme.file)]
  }
}
