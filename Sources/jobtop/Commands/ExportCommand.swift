import ArgumentParser
import JobModel
import JobSources
import JobStore

struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the store as JSON lines, with every answer ever seen.")

  @Option(help: ArgumentHelp("Only jobs like this: context:prod age:<30d", valueName: "expr"))
  var filter: String?

  func run() throws {
    let filter = try FilterOption.filter(filter)
    let reading = try StoreLocation.said { () throws(StoreError) in
      try JobStore.reading(path: StoreLocation.path)
    }
    guard let store = reading else { return }
    var rows: Set<Int>?
    if !filter.isEmpty {
      let feed = try StoreLocation.jobs()
      let table = awaited { await feed.readAll() }.jobs
      let context = FilterContext(now: .system, typical: TypicalDurations(of: table))
      rows = Set(filter.rows(in: table, context: context).map(Int.init))
    }
    try StoreLocation.said { () throws(StoreError) in
      var lines = ""
      try store.export(rows: rows) { line in
        lines += line
        guard lines.utf8.count > 1 << 16 else { return }
        StandardStreams.write(lines)
        lines = ""
      }
      StandardStreams.write(lines)
    }
  }
}
