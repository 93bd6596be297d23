package import JobModel

/// `:view NAME`, the keys of the first views, and `--view` show a view that the configuration names.
extension AppState {
  func savedView(named word: String) throws(CommandError) -> SavedView {
    if let view = settings.views.first(where: { $0.name == word }) { return view }
    guard !settings.views.isEmpty else {
      throw CommandError(message: "there are no views: write views: { NAME: ... } in config.yaml")
    }
    let names = settings.views.prefix(20).map(\.name).joined(separator: ", ")
    throw CommandError(
      message: word.isEmpty
        ? "say which view: \(names)" : "no view \"\(word)\"; there are \(names)")
  }

  /// The names with what each lets through.
  var viewCompletions: [(String, String)] {
    settings.views.map { ($0.name, $0.filter.isEmpty ? "all jobs" : $0.filter.source) }
  }

  /// Shows a view, from wherever the operator is.
  ///
  /// - Parameter filter: what the list begins with, in place of what the view says.
  package mutating func show(_ saved: SavedView, filter: JobFilter? = nil) {
    // Going from one to another leads no deeper.
    if let place = views.firstIndex(where: \.isSavedView) {
      views.removeLast(views.count - place)
    } else if views.count > 1, view.kind == .help {
      views.removeLast()
    }
    var list = JobList(saved)
    if let filter { list.filter = filter }
    views.append(.jobs(list))
  }

  mutating func showSavedView(at place: Int) {
    guard settings.views.indices.contains(place) else { return }
    show(settings.views[place])
  }

  /// Why the view at a place cannot be shown; nil when it can.
  func whyNoSavedView(at place: Int) -> String? {
    let count = settings.views.count
    if place < count { return nil }
    return count == 0
      ? "config.yaml has no views" : "config.yaml has only \(count.counted("view"))"
  }
}

extension ViewState {
  fileprivate var isSavedView: Bool {
    if case .jobs(let list) = self { list.savedView != nil } else { false }
  }
}
