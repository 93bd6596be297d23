import ArgumentParser
import JobModel
import JobSources

/// Where the jobs of a command come from.
struct SourceOptions: ParsableArguments {
  @Argument(
    help: "Files with anything the cloud said, as JSON, JSON lines or a log; - is standard input.",
    completion: .file())
  var files: [String] = []

  @OptionGroup var demo: DemoOptions

  /// The sources that were named.
  ///
  /// - Throws: a usage error when none was.
  func sources(follow: Bool = false) throws -> [any JobSource] {
    if demo.isOn {
      guard files.isEmpty else {
        throw ValidationError("--demo brings its own cloud: leave the files out")
      }
      return []
    }
    guard !files.isEmpty else {
      throw ValidationError("nothing to read: name a file, - for standard input, or say --demo")
    }
    return files.map { FileSource(path: $0, follows: follow) }
  }

  var timekeeper: Timekeeper { .system }
}
