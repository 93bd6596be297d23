/// Finds the deepest error that explains a failure.
///
/// The useful text is nearly always in a sub job, and there often as JSON inside a text. What a place does
/// not say itself it takes from the nearest place around it.
struct RootCauseFinder {
  let reader: JobReader

  /// How many times a text inside a text is opened.
  private static let maximumOpenings = 5

  /// The cause of a job whose sub jobs have theirs already.
  func cause(of job: Job, _ object: JSONView) -> RootCause? {
    let own = job.error?.rootCause(path: ["job"])
    if let (cause, name) = deepest(of: job.subJobs) {
      return cause.seen(from: ["job", name], around: own)
    }
    let silence = RootCause(code: nil, message: nil, path: ["job"], category: .other)
    if let found = addition(object[.entities], around: own ?? silence) { return found }
    return opened(object, around: own ?? silence) ?? own
  }

  /// The one furthest down the tree; of several, the one inside the most texts; of several, the first.
  private func deepest(of subJobs: [Job]) -> (cause: RootCause, name: String)? {
    var found: (cause: RootCause, name: String)?
    var most = (levels: -1, steps: 0)
    for sub in subJobs {
      guard let cause = sub.rootCause else { continue }
      let depth = (levels: levels(below: sub), steps: cause.path.count)
      guard depth > most else { continue }
      most = depth
      found = (cause, sub.type ?? "sub job")
    }
    return found
  }

  /// How many levels of sub jobs there are down to the cause of a job.
  private func levels(below job: Job) -> Int {
    job.subJobs.filter { $0.rootCause != nil }.map { 1 + levels(below: $0) }.max() ?? 0
  }

  /// Images have a reason beside that of the job, and it tells more.
  private func addition(_ entities: JSONView?, around: RootCause) -> RootCause? {
    let code = entities?[.additionErrorCode].flatMap { $0.errorCode == nil ? nil : $0 }
    let message = entities?[.additionErrorMsg].flatMap { $0.failure == nil ? nil : $0 }
    guard let view = message ?? code else { return nil }
    let said = RootCause(
      code: code?.errorCode, message: message?.failure, path: around.path + [view.name],
      category: .other
    ).completed(by: around).categorised
    return message.flatMap { opened(text: $0, around: said) } ?? said
  }

  // MARK: Texts inside texts

  /// A deeper reason in the texts of a record, the most telling text first.
  private func opened(_ object: JSONView, around: RootCause) -> RootCause? {
    guard reader.openings < Self.maximumOpenings else { return nil }
    let entities = object[.entities] ?? object[.spec]?[.extendParam]
    for holder in [entities, object, object[.status], object[.error]].compactMap(\.self) {
      for key in Self.tellingKeys {
        if let view = holder[key], let found = opened(text: view, around: around) { return found }
      }
    }
    return nil
  }

  private static let tellingKeys: [WireKey] = [
    .errorCodeMessage, .additionErrorMsg, .failReason, .failedDetail, .errorMsg, .errorMessage,
    .reason, .executeMsg, .message,
  ]

  private func opened(text view: JSONView, around: RootCause) -> RootCause? {
    var place = around
    if place.path.last != view.name { place.path.append(view.name) }
    if view.isObject { return said(by: view, in: place) }
    return view.withUnescapedBytes { bytes in
      if let found = EmbeddedJSON.first(in: bytes, { said(by: $0, in: place) })
        ?? EmbeddedJSON.first(in: bytes, { merelySaid(by: $0, in: place) })
      {
        return found
      }
      guard let coded = CodedText(bytes), coded.code.lowercased() != around.code?.lowercased()
      else {
        return nil
      }
      let message = coded.message ?? around.message
      return RootCause(
        code: coded.code, message: message, path: place.path,
        category: ErrorCatalogue.category(code: coded.code, message: message))
    }
  }

  /// What an object that was found in a text says: it may be a job, part of one, or an error.
  private func said(by object: JSONView, in place: RootCause) -> RootCause? {
    let inside = JobReader(hint: reader.hint, openings: reader.openings + 1)
    if let job = inside.job(object, proof: .needed) ?? inside.quotedJob(object) {
      return job.rootCause?.seen(from: place.path + [job.type ?? "job"], around: place)
    }
    guard let error = ErrorReader.error(of: object), var found = error.rootCause(path: place.path)
    else {
      return nil
    }
    if let wrapper = ErrorReader.wrapper(of: object) {
      found.path.append([wrapper.name, found.code].compactMap(\.self).joined(separator: " "))
    }
    // A mere HTTP status explains less than the code of a service around it.
    if found.code.flatMap({ Int($0) }) != nil, place.code != nil { found.code = nil }
    let complete = found.completed(by: place)
    return RootCauseFinder(reader: inside).opened(object, around: complete) ?? complete
  }

  /// What an object says that gives a reason and no code.
  private func merelySaid(by object: JSONView, in place: RootCause) -> RootCause? {
    // A job that is quoted has been read already.
    guard reader.job(object, proof: .needed) == nil else { return nil }
    var holder = object
    while let only = ErrorReader.onlyMember(of: holder) { holder = only }
    let keys: [WireKey] = [.message, .errorMsg, .errorMessage, .errMsg, .failReason, .reason]
    guard let message = keys.lazy.compactMap({ holder[$0]?.failure }).first else { return nil }
    let found = RootCause(code: nil, message: message, path: place.path, category: .other)
      .completed(by: place)
    guard reader.openings + 1 < Self.maximumOpenings else { return found }
    let inside = JobReader(hint: reader.hint, openings: reader.openings + 1)
    return RootCauseFinder(reader: inside).opened(holder, around: found) ?? found
  }
}

extension RootCause {
  /// The same cause from further outside: the way to it is longer, and what it does not say is taken from
  /// around it.
  fileprivate func seen(from path: [String], around: RootCause?) -> RootCause {
    var cause = self
    cause.path = path + self.path.dropFirst()
    return cause.completed(by: around)
  }

  fileprivate func completed(by around: RootCause?) -> RootCause {
    if code != nil && message != nil { return self }
    var cause = self
    cause.code = code ?? around?.code
    cause.message = message ?? around?.message
    return cause.categorised
  }

  fileprivate var categorised: RootCause {
    var cause = self
    cause.category = ErrorCatalogue.category(code: code, message: message)
    return cause
  }
}
