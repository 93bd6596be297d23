import ArgumentParser
import Dashboard
import JobModel
import JobStore

struct OpenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "open", abstract: "Open the order or the resource of a job in the console.")

  @Argument(help: "The id of a job or an order, or the begin of one.", completion: Completions.ids)
  var id: String

  @Flag(name: .customLong("print"), help: "Only print the link.")
  var printsOnly = false

  @OptionGroup var config: ConfigurationOption

  func run() throws {
    let address = try address(config.links())
    guard !printsOnly, Browser.isThere else {
      if !printsOnly { StandardStreams.complain("no browser can be opened from here: the link is") }
      return StandardStreams.write(address.printable + "\n")
    }
    if case .failed(let reason) = Browser.open(address) {
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
          "\(id.printable): neither an order nor a resource is known of it that has a page")
        throw ExitCode(2)
      }
      return address
    }
    // The page of an order needs nothing but its id.
    if case .success(let handle) = HandleFinder.handle(typed: id), let order = handle.order,
      let address = links.address(
        order: order, service: nil, resourceID: nil, region: nil, projectID: nil)
    {
      return address
    }
    StandardStreams.complain("\(id.printable): no such job or order in the store")
    throw ExitCode(2)
  }
}
