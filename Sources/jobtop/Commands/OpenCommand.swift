import ArgumentParser
import Dashboard
import JobModel
import JobStore

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open a job's order or resource in the console.")

  @Argument(help: "The id of a job or order, or the start of one.", completion: Completions.ids)
  var id: String

  @Flag(name: .customLong("print"), help: "Only print the link.")
  var printsOnly = false

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    let address = try address(config.links())
    guard !printsOnly, Browser.isThere else {
      if !printsOnly { StandardStreams.complain("cannot open a browser from here; the link is") }
      return StandardStreams.write(address.printable + "\n")
    }
    if let reason = Browser.open(address) {
      StandardStreams.complain(reason.printable)
      throw ExitCode(2)
    }
  }

  private func address(_ links: LinkTemplates) throws -> String {
    let reading = try StoreLocation.said { () throws(StoreError) in
      try JobStore.reading(path: StoreLocation.path)
    }
    if let store = reading,
      let row = try StoreLocation.said({ () throws(StoreError) in try store.rows(of: id) }).last
    {
      let jobs = try StoreLocation.said { () throws(StoreError) in try store.jobs(at: [row]) }
      guard let address = jobs.first?.url(links) else {
        StandardStreams.complain(
          "\(id.printable): no order or resource is known for it that has a page in the console")
        throw ExitCode(2)
      }
      return address
    }
    // An order's page needs only its id.
    if case .success(let handle) = HandleFinder.handle(typed: id), let order = handle.order,
      let address = links.address(order: order, context: nil, region: nil)
    {
      return address
    }
    StandardStreams.complain(StoreSelection.unknown(id))
    throw ExitCode(2)
  }
}
