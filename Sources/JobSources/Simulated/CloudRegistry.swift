/// All jobs and orders that the cloud ever had, found by their ids in one step.
struct CloudRegistry: Sendable {
  /// A job, or one of its sub jobs.
  struct Place: Sendable {
    var script: Int
    var subJob: Int?
  }

  private(set) var scripts: [CloudScript] = []
  private(set) var orders: [String: CloudOrder] = [:]
  /// The ids of the orders, oldest first.
  private(set) var orderIDs: [String] = []
  private var places: [String: Place] = [:]
  private var ofService: [CloudService: [Int]] = [:]

  mutating func add(_ script: CloudScript, _ order: CloudOrder?) {
    let index = scripts.count
    scripts.append(script)
    places[script.id] = Place(script: index)
    ofService[script.service, default: []].append(index)
    placeSubJobs(of: index)
    if let order {
      orders[order.id] = order
      orderIDs.append(order.id)
    }
  }

  func place(of id: String) -> Place? { places[id] }

  func script(of id: String) -> CloudScript? {
    places[id].map { scripts[$0.script] }
  }

  /// The jobs of a service, newest first.
  func scripts(of service: CloudService) -> some Sequence<CloudScript> {
    (ofService[service] ?? []).reversed().lazy.map { scripts[$0] }
  }

  /// When the job behind an order has ended or will end.
  func end(of order: CloudOrder) -> Int64? { script(of: order.jobID)?.ends }

  /// Pays an order now, whatever was planned for it; the work begins at once.
  mutating func pay(_ id: String, at instant: Int64) {
    guard let order = orders[id], let place = places[order.jobID] else { return }
    orders[id]?.paid = instant
    orders[id]?.cancelled = nil
    scripts[place.script].workBegins = instant
    placeSubJobs(of: place.script)
  }

  /// Gives an order up; its job will never move.
  mutating func cancel(_ id: String, at instant: Int64) {
    guard let order = orders[id], let place = places[order.jobID] else { return }
    orders[id]?.paid = nil
    orders[id]?.cancelled = instant
    scripts[place.script].workBegins = nil
  }

  /// The ids of sub jobs carry the instant of their birth, which the payment decides.
  private mutating func placeSubJobs(of index: Int) {
    guard let begins = scripts[index].workBegins else { return }
    for (number, subJob) in scripts[index].plan.subJobs.enumerated() {
      let id = subJob.stamp.id(at: begins + subJob.appears)
      places[id] = Place(script: index, subJob: number)
    }
  }
}
