/// Finds the error in an answer, in every shape that the gateways and services use.
enum ErrorReader {
  /// The error that an object as a whole is, or nil when it is something else.
  static func error(of object: JSONView) -> JobError? {
    if let nested = object.first(.error, .errorInfo, .errorReason) {
      if nested.isObject, var error = error(in: nested) {
        if let inner = object[.internalError], error.details.isEmpty {
          error.details = details(inner: inner)
        }
        return error
      }
      // {"error": "text"}: only together with a code is it surely one of ours.
      if let text = nested.text, let code = code(object) {
        return JobError(code: code, message: text)
      }
    }
    return codedError(object) ?? listedErrors(object) ?? wrappedError(object) ?? bareError(object)
  }

  /// What follows `error`: `{"code", "message", "details"}`, also with `error_code` inside or more
  /// layers around.
  static func error(in nested: JSONView, depth: Int = 0) -> JobError? {
    guard nested.isObject, !isSuccess(nested) else { return nil }
    let error = JobError(code: code(nested), message: message(nested), details: details(nested))
    if !error.isEmpty { return error }
    guard depth < 4 else { return nil }
    for member in nested.children where member.isObject {
      if let inner = self.error(in: member, depth: depth + 1) { return inner }
    }
    return listedErrors(nested)
  }

  /// `{"error_code", "error_msg"}` and its camel-case kin.
  private static func codedError(_ object: JSONView) -> JobError? {
    guard let code = object.first(.errorCode, .errCode, .errorCodeStr)?.errorCode else {
      return nil
    }
    // A server or database that is in trouble may show the same; it is not an answer that failed.
    if object.first(.id, .name) != nil, let status = object[.status], status.integer == nil {
      return nil
    }
    return JobError(code: code, message: message(object), details: details(object))
  }

  /// `{"errors": [{…}]}`, `{"results": [{…}]}`, `{"internalError": [{…}]}`: the first one speaks for all.
  private static func listedErrors(_ object: JSONView) -> JobError? {
    guard let list = object.first(.errors, .internalError, .results), list.isArray else {
      return nil
    }
    let entries = details(inner: list)
    guard let first = entries.first(where: { $0.code != nil }) else { return nil }
    return JobError(code: first.code, message: first.message, details: entries)
  }

  /// `{"forbidden": {"code": 403, "message": "…"}}`, as OpenStack's services answer.
  private static func wrappedError(_ object: JSONView) -> JobError? {
    guard let wrapper = wrapper(of: object) else { return nil }
    return JobError(
      code: code(wrapper) ?? wrapper[.type]?.text,
      message: message(wrapper) ?? wrapper[.detail]?.text)
  }

  /// The member of an object that wraps an error, if that is what the object is.
  static func wrapper(of object: JSONView) -> JSONView? {
    guard let only = onlyMember(of: object) else { return nil }
    switch only.key {
    case .badRequest, .unauthorized, .forbidden, .itemNotFound, .badMethod, .conflictingRequest,
      .overLimit, .badMediaType, .computeFault, .notImplemented, .serviceUnavailable,
      .buildInProgress, .neutronError:
      return only
    case .error:
      return nil
    default:
      guard let status = only[.code]?.integer, only[.message]?.text != nil else { return nil }
      return (400...599).contains(status) ? only : nil
    }
  }

  /// The one member that says something beside the id of the request, if it is an object: everything else
  /// is its wrapper.
  static func onlyMember(of object: JSONView) -> JSONView? {
    guard object.isObject else { return nil }
    var only: JSONView?
    for member in object.children where member.key != .requestID && member.saysSomething {
      guard only == nil, member.isObject else { return nil }
      only = member
    }
    return only
  }

  /// `{"code", "message"}` with nothing else that would make it a line of someone's log.
  private static func bareError(_ object: JSONView) -> JobError? {
    guard let code = object[.code]?.errorCode, let message = message(object) else { return nil }
    // Who asks for a job that is not known gets its empty form.
    let isOfService = CodedText.isCode(code)
    for member in object.children where member.saysSomething {
      switch member.key {
      case .jobID, .jobType, .beginTime, .endTime, .entities, .subJobs, .subJobsTotal, .errorCode,
        .failReason:
        guard isOfService else { return nil }
      case .code, .message, .details, .detail, .title, .requestID, .type, .statusCode, .status,
        .errorMsg, .encodedAuthorizationMessage, .errorExtMsg:
        continue
      default:
        return nil
      }
    }
    return JobError(code: code, message: message, details: details(object))
  }

  // MARK: Parts

  private static func code(_ object: JSONView) -> String? {
    (object.first(.code, .errorCode) ?? object.first(.errCode, .errorCodeStr))?.errorCode
  }

  private static func isSuccess(_ object: JSONView) -> Bool {
    guard let code = object.first(.code, .errorCode) ?? object.first(.errCode, .errorCodeStr) else {
      return false
    }
    return code.text != nil && code.errorCode == nil
  }

  private static func message(_ object: JSONView) -> String? {
    for key in messageKeys {
      if let text = object[key]?.text { return text }
    }
    return nil
  }

  static let messageKeys: [WireKey] = [
    .message, .errorMsg, .errorMessage, .errMsg, .externalMessage, .title, .failReason,
  ]

  /// The entries of `details`: an array of objects, of texts, or a single object.
  private static func details(_ object: JSONView) -> [ErrorDetail] {
    guard let details = object[.details] else { return [] }
    if details.isObject { return [detail(details)].filter { $0.code != nil || $0.message != nil } }
    return details.isArray ? self.details(inner: details) : []
  }

  private static func details(inner list: JSONView) -> [ErrorDetail] {
    list.children.prefix(1000).compactMap { entry in
      entry.isObject ? detail(entry) : entry.text.map { ErrorDetail(message: $0) }
    }
  }

  private static func detail(_ object: JSONView) -> ErrorDetail {
    ErrorDetail(code: code(object), message: message(object) ?? object[.detail]?.text)
  }
}

extension JSONView {
  /// The text of an error code; nil for what means success: nothing, `null`, `0`, `200`, `OK`.
  var errorCode: String? {
    guard let text else { return nil }
    if let number = Int64(text) { return number == 0 || (200...299).contains(number) ? nil : text }
    return text.isWordOfSuccess || text == "null" ? nil : text
  }

  /// The text of a failure; nil for a mere word of success.
  var failure: String? { text.flatMap { $0.isWordOfSuccess ? nil : $0 } }
}

extension String {
  fileprivate var isWordOfSuccess: Bool {
    guard utf8.count <= 10 else { return false }
    return ["ok", "success", "succeeded", "successful"].contains(lowercased())
  }
}

extension JobError {
  /// The error as a cause: the first entry of `details` that says something, else itself. What an entry does
  /// not say, the error says.
  func rootCause(path: [String]) -> RootCause? {
    let index = details.firstIndex { $0.code != nil || $0.message != nil }
    let code = index.flatMap { details[$0].code } ?? code
    let message = index.flatMap { details[$0].message } ?? message
    guard code != nil || message != nil else { return nil }
    return RootCause(
      code: code, message: message, path: path + (index.map { ["details[\($0)]"] } ?? []),
      category: ErrorCatalogue.category(code: code, message: message))
  }
}
