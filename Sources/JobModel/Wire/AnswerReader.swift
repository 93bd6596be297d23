/// Tells what a whole answer is, and reads the records in it.
struct AnswerReader {
  /// Hands over one record: what it says, and the part of the bytes that says it.
  typealias Report = (_ observation: Observation, _ extent: Range<Int>, _ isListEntry: Bool) -> Void

  /// Where a value was found: it decides what is believed of it.
  private struct Place {
    /// The bytes that are read again when someone looks closer; nil for those of the value itself.
    var extent: Range<Int>?
    var depth = 0
    /// Inside something that is not an answer, an error has to show the code of a service.
    var isInside = false

    var inner: Place { Place(extent: extent, depth: depth + 1, isInside: true) }
    var element: Place { Place(extent: extent, depth: depth + 1, isInside: isInside) }
  }

  private static let maximumDepth = 8

  private let hint: ReadingHint
  private let jobs: JobReader

  init(hint: ReadingHint = ReadingHint()) {
    self.hint = hint
    jobs = JobReader(hint: hint)
  }

  /// Reads a value of its own.
  func read(_ value: JSONView, _ report: Report) {
    read(value, Place(), report)
  }

  /// Reads a value that was an entry of a list when it was first seen.
  func readListEntry(_ value: JSONView, _ report: Report) {
    readEntry(value, Place(), report)
  }

  private func read(_ value: JSONView, _ place: Place, _ report: Report) {
    guard place.depth < Self.maximumDepth else { return }
    guard value.isObject else {
      for element in value.children where !element.isScalar { read(element, place.element, report) }
      return
    }
    let isAnswer = hint.askedJob != nil && place.depth == 0
    if isAnswer || value.signs.mayBeRecord || ErrorReader.wrapper(of: value) != nil {
      readRecord(value, place, isAnswer: isAnswer, report)
    } else {
      readInside(value, place, report)
    }
  }

  private func readRecord(
    _ value: JSONView, _ place: Place, isAnswer: Bool, _ report: Report
  ) {
    let extent = place.extent ?? value.extent
    if readTrace(value, extent, place, report) || readOrder(value, extent, report) { return }
    let proof = isAnswer ? JobReader.Proof.expected : .needed
    if let job = jobs.job(value, proof: proof) ?? wrappedJob(value) {
      return report(.job(job), extent, false)
    }
    if readLists(value, place, report) { return }
    let handles = Handles.job(value, hint: hint)
    if let error = ErrorReader.error(of: value), isBelievable(error, of: value, place) {
      return report(failure(error, value, handles: handles), extent, false)
    }
    if let handles { return report(.job(handles), extent, false) }
    readInside(value, place, report)
  }

  /// `{"job": {…}}`, `{"operation_log": {…}}`, `{"data": {…}}`
  private func wrappedJob(_ value: JSONView) -> Job? {
    guard let wrapped = value.first(.job, .operationLog, .data), wrapped.isObject else {
      return nil
    }
    let proof = wrapped.key == .data ? JobReader.Proof.needed : .given
    guard var job = jobs.job(wrapped, proof: proof) else { return nil }
    job.requestID = job.requestID ?? value[.requestID]?.requestID
    return job
  }

  // MARK: Lists

  /// The members that list jobs. Their entries are jobs by their place.
  private func readLists(_ value: JSONView, _ place: Place, _ report: Report) -> Bool {
    var found = false
    for member in value.children where !member.isScalar {
      switch member.key {
      case .jobs, .tasks, .jobList, .operationLogs, .traces, .orderInfos:
        found = true
        // A list of one may come without its brackets.
        if member.isObject { readEntry(member, place, report) }
        if member.isArray { member.children.forEach { readEntry($0, place, report) } }
      default:
        continue
      }
    }
    return found
  }

  private func readEntry(_ entry: JSONView, _ place: Place, _ report: Report) {
    guard entry.isObject else { return }
    let extent = place.extent ?? entry.extent
    if readTrace(entry, extent, place, report) || readOrder(entry, extent, report) { return }
    if let job = jobs.job(entry, proof: .expected) {
      return report(.job(job), extent, place.extent == nil)
    }
    read(entry, place.inner, report)
  }

  // MARK: Orders

  private func readOrder(_ value: JSONView, _ extent: Range<Int>, _ report: Report) -> Bool {
    guard value.first(.orderInfo, .orderID) != nil, let order = OrderReader.order(value) else {
      return false
    }
    report(.order(order), extent, false)
    return true
  }

  // MARK: Other things with answers inside

  /// A trace of an asynchronous operation holds the finished job, as text.
  private func readTrace(
    _ value: JSONView, _ extent: Range<Int>, _ place: Place, _ report: Report
  ) -> Bool {
    guard let trace = AuditTrace(value) else { return false }
    let place = Place(extent: extent, depth: place.depth + 1, isInside: true)
    trace.withResponse { response in
      read(response, place) { observation, extent, _ in
        guard case .job(let job) = observation else { return report(observation, extent, false) }
        report(.job(trace.completed(job)), extent, false)
      }
    }
    return true
  }

  /// Looks for answers in an object that is something else, such as the line of a log.
  private func readInside(_ value: JSONView, _ place: Place, _ report: Report) {
    for member in value.children {
      if !member.isScalar { read(member, place.inner, report) }
      guard member.kind == .escapedString, member.key.mayHoldText else { continue }
      let place = Place(
        extent: place.extent ?? value.extent, depth: place.depth + 1, isInside: true)
      member.withUnescapedBytes { bytes in
        _ = EmbeddedJSON.first(in: bytes) { found -> Bool? in
          read(found, place, report)
          return nil
        }
      }
    }
  }

  // MARK: Errors

  private func isBelievable(_ error: JobError, of value: JSONView, _ place: Place) -> Bool {
    let isLineOfLog =
      value.has(.level) || value.has(.lvl) || value.has(.severity) || value.has(.msg)
    guard place.isInside || isLineOfLog else { return true }
    return error.code.map(CodedText.isCode) ?? false
  }

  /// An answer that is only an error: a failed submission, or a question that was not answered.
  private func failure(_ error: JobError, _ value: JSONView, handles: Job?) -> Observation {
    failure(error, handles: handles, requestID: value[.requestID]?.requestID) { job in
      RootCauseFinder(reader: jobs).cause(of: job, value)
    }
  }

  /// The same for an answer that is no JSON.
  func failure(_ error: JobError) -> Observation {
    failure(error, handles: nil, requestID: nil) { _ in error.rootCause(path: ["job"]) }
  }

  private func failure(
    _ error: JobError, handles: Job?, requestID: String?, cause: (Job) -> RootCause?
  ) -> Observation {
    if let asked = hint.askedJob {
      return NotFound.matches(error, httpStatus: hint.httpStatus)
        ? .notFound(asked, error) : .refused(error)
    }
    if hint.askedOrder != nil { return .refused(error) }
    var job = handles ?? Handles.emptyJob(hint: hint)
    job.state = .failed
    job.error = error
    job.rootCause = cause(job)
    job.requestID = requestID ?? job.requestID
    job.service = hint.service ?? error.code.flatMap(ServiceGuess.service(ofCode:))
    return .job(job)
  }
}
