import ArgumentParser
import Foundation
import Glibc
import JobModel
import JobStore

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Take in what jobtop export wrote; nothing is duplicated.")

  @Argument(help: "The file, or - for standard input.", completion: .file())
  var file = "-"

  func run() throws {
    if file == "-", isatty(STDIN_FILENO) == 1 {
      throw ValidationError("nothing to import: name a file, or pipe an export into it")
    }
    guard let input = file == "-" ? fdopen(STDIN_FILENO, "r") : fopen(file, "re") else {
      let reason = String(cString: strerror(errno)).lowercased()
      StandardStreams.complain("\(file.printable): \(reason)")
      throw ExitCode(2)
    }
    var outcome = ImportOutcome(name: file == "-" ? "standard input" : file)
    let store = try StoreLocation.writing()
    var batch: [Data] = []
    var text = KeptText()
    while let line = readLine(input) {
      batch.append(line)
      if batch.count == 1000 { try take(&batch, of: &text, into: store, &outcome) }
    }
    let failure = ferror(input) == 0 ? nil : String(cString: strerror(errno)).lowercased()
    try take(&batch, of: &text, into: store, &outcome)
    if let failure {
      StandardStreams.complain("\(outcome.name.printable): \(failure)")
      throw ExitCode(2)
    }
    StandardStreams.write(outcome.text + "\n")
    if outcome.refused > 0 { throw ExitCode(2) }
  }

  private func take(
    _ batch: inout [Data], of text: inout KeptText, into store: JobStore,
    _ outcome: inout ImportOutcome
  ) throws {
    let lines = batch
    batch = []
    let imported = try StoreLocation.said { () throws(StoreError) in
      try store.importLines(lines, of: &text)
    }
    for (line, result) in zip(lines, imported) { outcome.add(result, isBlank: line.isEmpty) }
  }

  private func readLine(_ input: UnsafeMutablePointer<FILE>) -> Data? {
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    let length = getline(&line, &capacity, input)
    guard length > 0, let line else { return nil }
    let end = line[length - 1] == 0x0a ? length - 1 : length
    return Data(bytes: line, count: end)
  }
}

/// The outcome of an import.
private struct ImportOutcome {
  let name: String
  private var added = 0
  private var merged = 0
  private(set) var refused = 0
  private var line = 0
  /// More complaints than this add nothing.
  private static let mostComplaints = 10

  init(name: String) {
    self.name = name
  }

  mutating func add(_ result: Imported, isBlank: Bool) {
    line += 1
    switch result {
    case .added: added += 1
    case .merged: merged += 1
    case .refused where isBlank: break
    case .refused(let reason):
      refused += 1
      guard refused <= Self.mostComplaints else { return }
      StandardStreams.complain("\(name.printable):\(line): \(reason)")
    }
  }

  var text: String {
    let lines = refused == 1 ? "1 line" : "\(refused) lines"
    let rest = refused > 0 ? ", \(lines) could not be read" : ""
    return "imported \(added), \(merged) were known\(rest)"
  }
}
