import ArgumentParser
import JobModel
import JobSources
import JobStore

struct ForgetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "forget", abstract: "Stop showing jobs; tracking them again brings them back.",
    discussion: "They are deleted only after a day. Nothing happens in the cloud.")

  @Argument(help: "Ids of jobs or orders, or the start of one.", completion: Completions.ids)
  var ids: [String]

  func run() throws {
    let store = try StoreLocation.writing()
    let selection = StoreSelection(store: store)
    var rows: [Int] = []
    var isComplete = true
    for id in ids {
      let found = try selection.rows(of: id)
      isComplete = isComplete && !found.isEmpty
      rows += found
    }
    try StoreLocation.said { () throws(StoreError) in
      let jobs = try store.jobs(at: rows)
      try store.forget(rows: rows, now: .system)
      for job in jobs {
        let id = job.id?.rawValue ?? job.orderID?.rawValue ?? "failed submission"
        StandardStreams.write("forgot \(id)\n")
      }
    }
    if !isComplete { throw ExitCode(2) }
  }
}
