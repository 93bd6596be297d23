import ArgumentParser
import Glibc
import JobModel
import JobSources

/// Where the jobs of a command come from.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: "Files with anything the cloud said: JSON, JSON lines or a log; - is standard input.",
    completion: .file())
  var files: [String] = []

  @OptionGroup var demo: DemoOptions

  mutating func validate() throws {
    guard !demo.isOn || files.isEmpty else {
      throw ValidationError("--demo brings its own cloud: leave out the files")
    }
    guard files.filter({ $0 == "-" }).count <= 1 else {
      throw ValidationError("standard input can be read only once: give - once")
    }
    guard !files.contains("-") || isatty(STDIN_FILENO) == 0 else {
      throw ValidationError(
        "- reads standard input, which is this terminal: pipe something into it")
    }
  }

  /// Whether neither files nor the demo were chosen: then it is the store.
  var isStore: Bool { files.isEmpty && !demo.isOn }

  /// The sources that were named, and the clock that they go by.
  ///
  /// - Parameters:
  ///   - isLive: the simulated cloud goes on with time.
  ///   - follows: files are followed when they grow.
  func sources(isLive: Bool = false, follows: Bool = false) -> NamedSources {
    if demo.isOn {
      let timekeeper = demo.timekeeper(isLive: isLive)
      let source = demo.source(isLive: isLive, timekeeper: timekeeper)
      return NamedSources(sources: [source], timekeeper: timekeeper)
    }
    return NamedSources(
      sources: files.map { FileSource(path: $0, follows: follows) }, timekeeper: .system)
  }
}

/// Sources, and the clock that they go by.
struct NamedSources {
  var sources: [any JobSource]
  var timekeeper: Timekeeper
}
