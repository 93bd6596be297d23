import ArgumentParser
import JobModel
import JobStore

struct NoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Attach a note to a job.")

  @Argument(help: "The id of a job or order, or the start of one.", completion: Completions.ids)
  var id: String

  @Argument(help: ArgumentHelp("The note; an empty one removes it.", valueName: "text"))
  var words: [String]

  func run() throws {
    let store = try StoreLocation.writing()
    let rows = try StoreSelection(store: store).rows(of: id)
    guard !rows.isEmpty else { throw ExitCode(2) }
    let text = words.joined(separator: " ")
    try StoreLocation.said { () throws(StoreError) in
      try store.note(text, rows: rows)
      for job in try store.jobs(at: rows) {
        let id = job.id?.rawValue ?? job.orderID?.rawValue ?? "failed submission"
        StandardStreams.write((text.isEmpty ? "took the note of \(id) away" : "noted \(id)") + "\n")
      }
    }
  }
}
