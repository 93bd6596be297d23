/// Reads one record of any dialect into a job.
///
/// The dialects differ in names, nesting and words; a record is read by what it has, not by where it came
/// from, because a file does not say that.
struct JobReader {
  /// How sure it must be that an object is a job.
  enum Proof {
    /// The object itself must show it.
    case needed
    /// It is where jobs are: an entry of `jobs`, the answer to a question for a job.
    case expected
    /// It is where only jobs are: a sub job, the value of `job`.
    case given
  }

  let hint: ReadingHint
  /// How many texts were opened on the way to what is being read now.
  let openings: Int
  /// Kept here so that the hot path never asks whether the table exists.
  private let roles = RecordRole.byKey

  init(hint: ReadingHint = ReadingHint(), openings: Int = 0) {
    self.hint = hint
    self.openings = openings
  }

  func fields(_ object: JSONView) -> RecordFields { RecordFields(object, roles: roles) }

  /// The job that `object` describes, or nil when it describes none.
  func job(_ object: JSONView, proof: Proof, depth: Int = 0) -> Job? {
    guard object.isObject else { return nil }
    if let parts = ContainerRecord(object) {
      return parts.isJob(proof) ? job(parts, depth: depth) : nil
    }
    let fields = fields(object)
    guard isJob(object, fields, proof) else { return nil }
    return job(object, fields, depth: depth)
  }

  // MARK: Is it one?

  private func isJob(_ object: JSONView, _ fields: RecordFields, _ proof: Proof) -> Bool {
    let hasID = fields[.handle] != nil || fields[.id] != nil
    guard let status = fields[.status], status.isScalar else { return proof == .given && hasID }
    switch proof {
    case .given: return true
    case .expected: return hasID
    case .needed: return fields[.handle] != nil || fields[.id] != nil && isTelling(object)
    }
  }

  /// Whether an object with an id and a status has something that only jobs have. Servers, volumes and
  /// databases have ids and statuses too.
  private func isTelling(_ object: JSONView) -> Bool {
    for key in Self.tellingKeys where object.has(key) { return true }
    guard object[.resourceID] != nil, object[.type] != nil else { return false }
    let word = object[.status]?.text ?? ""
    return StatusWords.state(of: word) != .unknown
  }

  static let tellingKeys: [WireKey] = [
    .jobType, .operationType, .taskType, .beginTime, .subJobs, .subJobsTotal, .process, .failReason,
    .jobErrorCode, .failedCode, .failedDetail, .errorTask,
  ]

  // MARK: What does it say?

  func job(_ object: JSONView, _ fields: RecordFields, depth: Int) -> Job {
    let entities = fields[.entities]
    let inner = entities.map { self.fields($0) }
    var job = Job()
    job.id = (fields.text(.handle) ?? fields.text(.id)).map(JobID.withoutBlanks)
    job.type = fields.text(.type) ?? fields.text(.name) ?? fields.text(.kind)
    setStatus(of: &job, fields[.status], object)
    setTimes(of: &job, fields)
    setPlace(of: &job, fields)
    job.progress = Progress.percent(fields, inner, object)
    ResourceFields.set(of: &job, fields, entities: entities, inner: inner, reader: self)
    setSubJobs(of: &job, object, fields, inner, depth: depth)
    job.error = ownError(of: job, object, fields, inner, isSubJob: depth > 0)
    finish(&job, object, createdID: inner?[.resourceID] ?? inner?[.resourceIDs], depth: depth)
    return job
  }

  private func setStatus(of job: inout Job, _ status: JSONView?, _ object: JSONView) {
    guard let status, let word = status.text else { return }
    job.rawStatus = word
    if let number = Int64(word) {
      job.state = NumberedStatus(object, status: status, hint: hint).state(of: number)
    } else {
      job.state = StatusWords.state(of: word)
    }
  }

  private func setTimes(of job: inout Job, _ fields: RecordFields) {
    job.began = fields.instant(.began)
    // An end in the future of a running job is a plan, and updates are only an end when nothing follows.
    guard job.state.isTerminal else { return }
    job.ended = fields.instant(.ended) ?? fields.instant(.updated)
  }

  private func setPlace(of job: inout Job, _ fields: RecordFields) {
    job.orderID = fields.text(.orderID).map(OrderID.init)
    job.region = fields.text(.region) ?? hint.region
    job.projectID = fields.text(.projectID) ?? hint.projectID
    job.context = hint.context
    job.requestID = fields[.requestID]?.requestID ?? hint.requestID
    job.service = hint.service
  }

  /// Sub jobs are in `entities` or beside them; one that is alone may come without its list.
  private func setSubJobs(
    of job: inout Job, _ object: JSONView, _ fields: RecordFields, _ inner: RecordFields?,
    depth: Int
  ) {
    let declared = (inner?[.subJobsTotal] ?? fields[.subJobsTotal])?.integer.map(
      Int.init(clamping:))
    if let list = inner?[.subJobs] ?? fields[.subJobs] {
      job.subJobs = subJobs(list, depth: depth)
    }
    let lists = object.listsSubJobs || fields[.entities]?.listsSubJobs ?? false
    job.subJobsTotal = job.subJobs.isEmpty ? declared ?? (lists ? 0 : nil) : job.subJobs.count
  }

  func subJobs(_ list: JSONView, depth: Int) -> [Job] {
    if list.isObject { return [job(list, proof: .given, depth: depth + 1)].compactMap(\.self) }
    return list.isArray ? list.children.compactMap { job($0, proof: .given, depth: depth + 1) } : []
  }
}

extension JSONView {
  fileprivate var listsSubJobs: Bool { first(.subJobs, .subJobsResult)?.isArray ?? false }

  /// A request's id; some services write `null` as a text.
  var requestID: String? { text.flatMap { $0 == "null" ? nil : $0 } }
}

extension JobID {
  /// An id as it appears in an answer. Samples of the documentation have blanks inside.
  static func withoutBlanks(_ id: String) -> JobID {
    var id = id
    // Over the bytes: the view of a text is several times as slow, and every record has ids.
    let hasBlanks = id.withUTF8 { $0.contains(0x20) }
    return JobID(rawValue: hasBlanks ? id.filter { $0 != " " } : id)
  }

  /// Where nothing but the id speaks for a job; nil for what can be none, such as a path.
  init?(alone id: String) {
    let isPossible = id.utf8.allSatisfy { $0 >= 0x20 && !"/\\<>\"".utf8.contains($0) }
    guard isPossible else { return nil }
    self = .withoutBlanks(id)
  }
}
