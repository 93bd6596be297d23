import ArgumentParser

extension Jobtop {
  /// The options of the dashboard that are followed by a value.
  static let valued: Set = [
    "--config", "--context", "--filter", "--log-level", "--refresh", "--seed", "--speed", "--theme",
    "--view",
  ]

  /// Puts the command before the options that were typed before it, where the parser looks for it: it would take it
  /// for the file of a dashboard.
  static func commandFirst(_ words: [String]) -> [String] {
    // The scripts for completion ask with three dashes, and first of all.
    guard words.first?.hasPrefix("---") != true else { return words }
    var place = 0
    while place < words.count, words[place].hasPrefix("--"), words[place] != "--" {
      place += valued.contains(words[place]) ? 2 : 1
    }
    guard place > 0, place < words.count, commands.contains(words[place]) else { return words }
    var words = words
    words.insert(words.remove(at: place), at: 0)
    return words
  }

  /// The names of all commands.
  static var commands: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
  }
}
