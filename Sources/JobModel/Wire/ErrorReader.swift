/// Finds the error in an answer, in every shape that the gateways and services use.
enum ErrorReader {
  /// The error that an object as a whole is, or nil when it is something else.
  static func error(of object: JSONView) -> JobError? {
    if let nested = object[.error] ?? object[.errorInfo], let error = nestedError(nested, in: object) {
      return error
    }
    if let coded = codedError(object) { return coded }
    if let listed = listedErrors(object) { return listed }
    if let wrapped = wrappedError(object) { return wrapped }
    return bareError(object)
  }

  /// `{"error": {"code", "message", "details"}}`, also with `error_code` inside or more layers around.
  private static func nestedError(_ view: JSONView, in object: JSONView) -> JobError? {
    guard view.isObject else {
      // {"error": "text"}: only together with a code is it surely one of ours.
      guard let text = view.text, object[.errorCode] != nil || object[.code] != nil else { return nil }
      return JobError(code: code(object), message: text)
    }
    var error = JobError(code: code(view), message: message(view), details: details(view))
    if let inner = object[.internalError], error.details.isEmpty {
      error.details = details(inner: inner)
    }
    if error.isEmpty, let deeper = self.error(of: view) { error = deeper }
    return error.isEmpty ? nil : error
  }

  /// `{"error_code", "error_msg"}` and its camel-case kin.
  private static func codedError(_ object: JSONView) -> JobError? {
    let keys = object.first(.errorCode, .errCode, .errorCodeStr)
    guard let code = keys?.text else { return nil }
    return JobError(code: code, message: message(object), details: details(object))
  }

  /// `{"errors": [{…}]}`, `{"results": [{…}]}`, `{"internalError": [{…}]}`: the first one speaks for all.
  private static func listedErrors(_ object: JSONView) -> JobError? {
    guard let list = object.first(.errors, .internalError, .results), list.isArray else { return nil }
    let entries = details(inner: list)
    guard let first = entries.first(where: { $0.code != nil }) else { return nil }
    return JobError(code: first.code, message: first.message, details: entries)
  }

  /// `{"forbidden": {"code": 403, "message": "…"}}`, as OpenStack's services answer.
  private static func wrappedError(_ object: JSONView) -> JobError? {
    guard let wrapper = wrapper(of: object) else { return nil }
    let text = [message(wrapper), wrapper[.detail]?.text].compactMap(\.self).first
    return JobError(code: code(wrapper) ?? wrapper[.type]?.text, message: text)
  }

  /// The single member of an object that wraps an error, if that is what the object is.
  static func wrapper(of object: JSONView) -> JSONView? {
    var children = object.children
    guard object.isObject, let only = children.next(), children.next() == nil, only.isObject else {
      return nil
    }
    switch only.key {
    case .badRequest, .unauthorized, .forbidden, .itemNotFound, .badMethod, .conflictingRequest,
      .overLimit, .badMediaType, .computeFault, .notImplemented, .serviceUnavailable,
      .buildInProgress, .neutronError:
      return only
    case .error:
      return nil
    default:
      return only[.code]?.integer != nil && only[.message]?.text != nil ? only : nil
    }
  }

  /// `{"code", "message"}` with nothing else that would make it a line of somebody's log.
  private static func bareError(_ object: JSONView) -> JobError? {
    guard let code = object[.code]?.text, let message = message(object) else { return nil }
    for member in object.children {
      switch member.key {
      case .code, .message, .details, .detail, .title, .requestID, .type, .statusCode, .status,
        .errorMsg, .encodedAuthorizationMessage, .errorExtMsg:
        continue
      default:
        return nil
      }
    }
    return JobError(code: code, message: message, details: details(object))
  }

  static func code(_ object: JSONView) -> String? {
    object.first(.code, .errorCode, .errCode, .errorCodeStr)?.text
  }

  static func message(_ object: JSONView) -> String? {
    for key in [.message, .errorMsg, .errorMessage, .errMsg, .externalMessage, .title] as [WireKey] {
      if let text = object[key]?.text { return text }
    }
    return nil
  }

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

  private static func detail(_ entry: JSONView) -> ErrorDetail {
    ErrorDetail(code: code(entry), message: message(entry) ?? entry[.detail]?.text)
  }
}

extension JobError {
  /// The part that explains the rest: the first entry of `details` that says anything; what it does
  /// not say, the error says.
  func rootCause(path: [String]) -> RootCause? {
    let index = details.firstIndex { $0.code != nil || $0.message != nil }
    let detail = index.map { details[$0] }
    guard let code = detail?.code ?? code else {
      guard let message = detail?.message ?? message else { return nil }
      return RootCause(
        code: nil, message: message, path: path + entry(index),
        category: ErrorCatalogue.category(code: nil, message: message))
    }
    let message = detail?.message ?? message
    return RootCause(
      code: code, message: message, path: path + entry(index),
      category: ErrorCatalogue.category(code: code, message: message))
  }

  private func entry(_ index: Int?) -> [String] {
    index.map { ["details[\($0)]"] } ?? []
  }
}
