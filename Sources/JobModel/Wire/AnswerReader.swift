/// Tells what a whole answer is, and reads the records in it.
struct AnswerReader {
  /// Hands over one record: what it says, and the part of the bytes that says it.
  typealias Report = (_ observation: Observation, _ extent: Range<Int>, _ isListEntry: Bool) -> Void

  /// Where a value was found: it decides what is believed of it.
  private struct Place {
    /// The bytes that are read again when someone looks closer; nil for those of the value itself.
    var extent: Range<Int>?
    /// Whether it is the outermost value, which answers the question if there was one.
    var isOutermost = true
    /// How many texts were opened on the way.
    var openings = 0
    var surroundings = Surroundings.none

    /// What is around a value. Inside something that is not an answer, an error has to show the code of a
    /// service.
    enum Surroundings {
      case none
      /// Layers with nothing else in them.
      case wrappers
      case other
    }

    func inner(_ surroundings: Surroundings) -> Place {
      var place = self
      place.isOutermost = false
      place.surroundings = surroundings
      return place
    }

    /// Inside a text of `value`.
    func opened(in value: JSONView) -> Place {
      var place = inner(.other)
      place.extent = extent ?? value.extent
      place.openings += 1
      return place
    }
  }

  /// How many times a text inside a text is opened.
  private static let maximumOpenings = 5

  private let hint: ReadingHint
  private let jobs: JobReader
  private let own: OwnRecordReader

  init(hint: ReadingHint = ReadingHint()) {
    self.hint = hint
    jobs = JobReader(hint: hint)
    own = OwnRecordReader(hint: hint)
  }

  /// Reads a value of its own.
  func read(_ value: JSONView, _ report: Report) {
    read(value, Place(), report)
  }

  /// Reads a value that was an entry of a list when it was first seen.
  func readListEntry(_ value: JSONView, _ report: Report) {
    readEntry(value, Place(), report)
  }

  /// Reads a value that stood in a text, in which it was written as a text is: `{\"job_id\": …}`.
  ///
  /// - Parameter extent: where it stands there.
  func read(_ value: JSONView, inTextAt extent: Range<Int>, _ report: Report) {
    read(value, Place(extent: extent, openings: 1, surroundings: .other), report)
  }

  private func read(_ value: JSONView, _ place: Place, _ report: Report) {
    guard value.isObject else {
      let place = place.inner(place.surroundings == .wrappers ? .other : place.surroundings)
      for element in value.children where !element.isScalar { read(element, place, report) }
      return
    }
    let isAnswer = hint.askedJob != nil && place.isOutermost
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
    if OwnRecordReader.isOwn(value) { return report(.job(own.job(value)), extent, false) }
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
    if OwnRecordReader.isOwn(entry) { return report(.job(own.job(entry)), extent, false) }
    if readTrace(entry, extent, place, report) || readOrder(entry, extent, report) { return }
    if let job = jobs.job(entry, proof: .expected) {
      return report(.job(job), extent, place.extent == nil)
    }
    read(entry, place.inner(.other), report)
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
    guard place.openings < Self.maximumOpenings, let trace = AuditTrace(value) else {
      return false
    }
    let place = place.opened(in: value)
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
    let isWrapper = place.surroundings != .other && ErrorReader.onlyMember(of: value) != nil
    let inner = place.inner(isWrapper ? .wrappers : .other)
    for member in value.children {
      if !member.isScalar { read(member, inner, report) }
      guard member.mayHoldJSON, place.openings < Self.maximumOpenings else { continue }
      let place = place.opened(in: value)
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
    switch place.surroundings {
    case .none where !isLineOfLog: return true
    case .wrappers where !isLineOfLog: return error.code != nil
    case .none, .wrappers, .other: return error.code.map(CodedText.isCode) ?? false
    }
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
    job.error = error
    job.requestID = requestID ?? job.requestID
    if job.id != nil, NotFound.matches(error, httpStatus: nil) {
      // Not the job has failed, but the question for it.
      job.state = .gone
      return .job(job)
    }
    job.state = .failed
    job.rootCause = cause(job)
    job.service = job.service ?? error.code.flatMap(ServiceGuess.service(ofCode:))
    return .job(job)
  }
}
