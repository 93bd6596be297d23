import ArgumentParser
import Dashboard
import JobModel

/// Which view of the configuration the dashboard opens with.
struct ViewOption: ParsableArguments {
  @Option(
    name: .customLong("view"),
    help: ArgumentHelp(
      "Open with a view from config.yaml. --filter and --context narrow it.", valueName: "name"),
    completion: Completions.views)
  var name: String?

  /// - Throws: a usage error that says which views there are.
  func view(among views: [SavedView]) throws -> SavedView? {
    guard let name else { return nil }
    if let view = views.first(where: { $0.name == name }) { return view }
    let names = views.map(\.name).joined(separator: ", ")
    let known = names.isEmpty ? "config.yaml has none" : "there are \(names)"
    throw ValidationError("--view \(name): no such view; \(known)".printable)
  }
}
