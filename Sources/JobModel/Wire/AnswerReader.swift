/// Tells what a whole answer is, and reads the records in it.
struct AnswerReader {
  /// Hands over one record: what it says, and the part of the bytes that says it.
  typealias Report = (_ observation: Observation, _ extent: Range<Int>, _ isListEntry: Bool) -> Void

  private let hint: ReadingHint
  private let jobs: JobReader

  init(hint: ReadingHint = ReadingHint()) {
    self.hint = hint
    jobs = JobReader(hint: hint)
  }

  /// Reads a value of its own.
  func read(_ value: JSONView, _ report: Report) {
    read(value, extent: value.extent, depth: 0, report)
  }

  /// Reads a value that was an entry of a list when it was first seen.
  func readListEntry(_ value: JSONView, _ report: Report) {
    readEntry(value, depth: 0, report)
  }

  private func read(_ value: JSONView, extent: Range<Int>, depth: Int, _ report: Report) {
    guard depth < 8 else { return }
    guard value.isObject else {
      for element in value.children where element.isObject || element.isArray {
        read(element, extent: element.extent, depth: depth + 1, report)
      }
      return
    }
    if readTrace(value, extent: extent, depth: depth, report) { return }
    if readOrder(value, extent: extent, report) { return }
    if let job = jobs.job(value, proof: .needed) {
      return report(.job(job), extent, false)
    }
    if let wrapped = value.first(.job, .data), wrapped.isObject,
      let job = jobs.job(wrapped, proof: wrapped.key == .job ? .given : .needed)
    {
      return report(.job(job), extent, false)
    }
    if readLists(value, depth: depth, report) { return }
    let handles = submission(value)
    if let error = ErrorReader.error(of: value) {
      return report(failure(error, value, handles: handles), extent, false)
    }
    if let handles { return report(.job(handles), extent, false) }
    for member in value.children where member.isObject || member.isArray {
      read(member, extent: member.extent, depth: depth + 1, report)
    }
  }

  // MARK: Lists

  /// The members that list jobs. Their entries are jobs by where they stand.
  private func readLists(_ value: JSONView, depth: Int, _ report: Report) -> Bool {
    var found = false
    for member in value.children where member.isArray {
      switch member.key {
      case .jobs, .tasks, .jobList, .operationLogs, .traces:
        found = true
        for entry in member.children where entry.isObject { readEntry(entry, depth: depth, report) }
      case .orderInfos:
        found = true
        for entry in member.children { _ = readOrder(entry, extent: entry.extent, report) }
      default:
        continue
      }
    }
    return found
  }

  private func readEntry(_ entry: JSONView, depth: Int, _ report: Report) {
    if readTrace(entry, extent: entry.extent, depth: depth, report) { return }
    if readOrder(entry, extent: entry.extent, report) { return }
    if let job = jobs.job(entry, proof: .given) {
      return report(.job(job), entry.extent, true)
    }
    read(entry, extent: entry.extent, depth: depth + 1, report)
  }

  // MARK: Orders

  private func readOrder(_ value: JSONView, extent: Range<Int>, _ report: Report) -> Bool {
    guard value[.orderInfo] != nil || value[.orderID] != nil, let order = OrderReader.order(value)
    else { return false }
    report(.order(order), extent, false)
    return true
  }

  // MARK: Audit traces

  /// A trace of an asynchronous operation holds the finished job, as text.
  private func readTrace(
    _ value: JSONView, extent: Range<Int>, depth: Int, _ report: Report
  ) -> Bool {
    guard value.first(.traceID, .traceName) != nil, let response = value[.response] else {
      return false
    }
    if response.isObject {
      readInner(response, of: value, extent: extent, report)
      return true
    }
    var tape = JSONTape()
    var text = response.unescaped
    text.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      guard let start = bytes.firstIndex(of: UInt8(ascii: "{")),
        (try? tape.read(bytes, at: start)) != nil
      else { return }
      tape.withRoot(of: bytes) { readInner($0, of: value, extent: extent, report) }
    }
    return true
  }

  private func readInner(
    _ response: JSONView, of trace: JSONView, extent: Range<Int>, _ report: Report
  ) {
    read(response, extent: extent, depth: 1) { observation, _, _ in
      guard case .job(var job) = observation else { return report(observation, extent, false) }
      job.service = trace[.serviceType]?.text?.lowercased() ?? job.service
      job.resourceName = trace[.resourceName]?.text ?? job.resourceName
      job.resourceID = job.resourceID ?? trace[.resourceID]?.text
      job.projectID = trace[.projectID]?.text ?? job.projectID
      job.requestID = trace[.requestID]?.text.flatMap { $0 == "null" ? nil : $0 } ?? job.requestID
      let user = trace[.user]
      job.startedBy = user?.isObject == true ? user?.first(.userName, .name)?.text : user?.text
      report(.job(job), extent, false)
    }
  }

  // MARK: Submissions

  /// The handles in the answer to a call that started something.
  private func submission(_ value: JSONView) -> Job? {
    let id = value.first(.jobID, .workflowID, .taskID)?.text
    let order = value[.orderID]?.text
    guard id != nil || order != nil else { return nil }
    var job = Job()
    job.id = id.map { JobID(rawValue: $0) }
    job.orderID = order.map { OrderID(rawValue: $0) }
    ResourceFields.set(of: &job, value, entities: nil)
    job.service = hint.service
    job.region = value.first(.region, .regionID)?.text ?? hint.region
    job.projectID = value[.projectID]?.text ?? hint.projectID
    job.context = hint.context
    job.requestID = value[.requestID]?.text ?? hint.requestID
    return job
  }

  /// An answer that is only an error: a failed submission, or a question that was not answered.
  private func failure(_ error: JobError, _ value: JSONView, handles: Job?) -> Observation {
    if let asked = hint.askedJob {
      return NotFound.matches(error, httpStatus: hint.httpStatus)
        ? .notFound(asked, error) : .refused(error)
    }
    if hint.askedOrder != nil { return .refused(error) }
    var job = handles ?? Job()
    job.state = .failed
    job.error = error
    job.rootCause = RootCauseFinder(reader: jobs).cause(of: job, object: value)
    job.requestID = value[.requestID]?.text ?? hint.requestID
    job.service = hint.service ?? error.code.flatMap(ServiceGuess.service(ofCode:))
    job.region = job.region ?? hint.region
    job.projectID = job.projectID ?? hint.projectID
    job.context = hint.context
    return .job(job)
  }
}

/// How services say that they do not know a job: with 400 as often as with 404.
enum NotFound {
  static func matches(_ error: JobError, httpStatus: Int?) -> Bool {
    if httpStatus == 404 { return true }
    switch error.code?.lowercased() {
    case "common.0011", "common.0025", "dbs.200543", "404": return true
    default: return false
    }
  }
}
