/// Finds the deepest error that explains a failure.
///
/// The useful text is nearly always in a sub job, and there often as JSON inside a text. What a place does
/// not say itself it takes from the nearest place around it.
struct RootCauseFinder {
  let reader: JobReader

  /// How many times a text inside a text is opened.
  private static let maximumUnwrapping = 5

  /// What is known at one place on the way inwards.
  private struct Finding {
    var code: String?
    var message: String?
    var path: [String]
    var depth: Int
  }

  func cause(of job: Job, object: JSONView) -> RootCause? {
    let outside = Finding(code: nil, message: nil, path: [], depth: 0)
    guard let found = finding(job, object: object, name: "job", around: outside, openings: 0) else {
      return nil
    }
    return RootCause(
      code: found.code, message: found.message, path: found.path,
      category: ErrorCatalogue.category(code: found.code, message: found.message))
  }

  private func finding(
    _ job: Job, object: JSONView, name: String, around: Finding, openings: Int
  ) -> Finding? {
    var own = Finding(
      code: around.code, message: around.message, path: around.path + [name],
      depth: around.depth + 1)
    var saysSomething = false
    if let cause = job.error?.rootCause(path: own.path), cause.code != nil || cause.message != nil {
      own.code = cause.code ?? own.code
      own.message = cause.message ?? own.message
      own.path = cause.path
      saysSomething = true
    }
    var inner: Finding?
    let subObjects = subObjects(of: object)
    for (index, sub) in job.subJobs.enumerated() where sub.state == .failed {
      guard index < subObjects.count else { break }
      let found = finding(
        sub, object: subObjects[index], name: sub.type ?? "sub job", around: own, openings: openings)
      if let found, found.depth > inner?.depth ?? 0 { inner = found }
    }
    if let inner { return inner }
    return unwrapped(object, own, openings: openings) ?? (saysSomething ? own : nil)
  }

  private func subObjects(of object: JSONView) -> [JSONView] {
    let list =
      object[.entities]?.first(.subJobs, .subJobsResult)
      ?? object.first(.subJobs, .subJobsResult) ?? object[.spec]?[.subJobs]
    guard let list, list.isArray else { return [] }
    return list.children.filter { $0.isObject && reader.isJob($0) }
  }

  // MARK: Texts inside texts

  private func unwrapped(_ object: JSONView, _ own: Finding, openings: Int) -> Finding? {
    guard openings < Self.maximumUnwrapping else { return nil }
    for text in texts(of: object) {
      if let found = opened(text.text, name: text.name, own, openings: openings) { return found }
    }
    return nil
  }

  /// The texts of a record that may hold a deeper reason, the most telling first.
  private func texts(of object: JSONView) -> [(name: String, text: String)] {
    var found: [(String, String)] = []
    let entities = object[.entities] ?? object[.spec]?[.extendParam]
    for holder in [entities, object, object[.status], object[.error]].compactMap(\.self)
    where holder.isObject {
      for key in Self.tellingKeys {
        guard let view = holder[key] else { continue }
        if view.isObject, key != .error {
          found.append((view.name, String(decoding: view.source, as: UTF8.self)))
        } else if let text = view.text {
          found.append((view.name, text))
        }
      }
    }
    return found
  }

  private static let tellingKeys: [WireKey] = [
    .errorCodeMessage, .additionErrorMsg, .failReason, .failedDetail, .errorMsg, .errorMessage,
    .reason, .executeMsg, .message,
  ]

  private func opened(_ text: String, name: String, _ own: Finding, openings: Int) -> Finding? {
    var place = own
    place.path = own.path.last == name ? own.path : own.path + [name]
    place.depth += 1
    for fragment in EmbeddedJSON.fragments(of: text) {
      if let found = read(fragment, place, openings: openings + 1) { return found }
    }
    guard let coded = CodedText(text) else { return nil }
    guard coded.code.lowercased() != own.code?.lowercased() else { return nil }
    place.code = coded.code
    place.message = coded.message ?? own.message
    return place
  }

  private func read(_ fragment: String, _ place: Finding, openings: Int) -> Finding? {
    var tape = JSONTape()
    var fragment = fragment
    return fragment.withUTF8 { utf8 -> Finding? in
      let bytes = UnsafeRawBufferPointer(utf8)
      guard (try? tape.read(bytes, at: 0)) != nil else { return nil }
      return tape.withRoot(of: bytes) { root in finding(root, place, openings: openings) }
    }
  }

  private func finding(_ root: JSONView, _ place: Finding, openings: Int) -> Finding? {
    if root.isArray {
      return root.children.lazy.compactMap { finding($0, place, openings: openings) }.first
    }
    guard root.isObject else { return nil }
    if let job = reader.job(root, proof: .needed) ?? quotedJob(root) {
      return finding(job, object: root, name: job.type ?? "job", around: place, openings: openings)
    }
    guard let error = ErrorReader.error(of: root), let cause = error.rootCause(path: place.path)
    else { return nil }
    var found = place
    found.depth += 1
    found.path = cause.path
    if let wrapper = ErrorReader.wrapper(of: root) {
      found.path.append([wrapper.name, cause.code].compactMap(\.self).joined(separator: " "))
    }
    // A mere HTTP status explains less than the code of a service around it.
    if let code = cause.code, Int(code) == nil || found.code == nil { found.code = code }
    found.message = cause.message ?? found.message
    return unwrapped(root, found, openings: openings) ?? found
  }

  /// Part of a job, quoted without its id and status: `{"sub_jobs": [...]}`.
  private func quotedJob(_ root: JSONView) -> Job? {
    guard root[.subJobs] ?? root[.entities]?[.subJobs] != nil else { return nil }
    return reader.job(root, proof: .given) ?? reader.partOfJob(root)
  }
}
