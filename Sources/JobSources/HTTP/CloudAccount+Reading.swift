import JobModel

extension CloudAccount {
  /// - Parameter isList: whether the answer lists what fits, so that it may well be empty.
  func read(
    _ answer: CloudAnswer, _ hint: ReadingHint, isList: Bool = false, isProbe: Bool = false
  ) -> Asked {
    let asked = reading(of: answer, hint, isList: isList, isProbe: isProbe)
    switch asked {
    case .answer, .notFound: recordData()
    case .throttled: break
    // That one job or order is refused says nothing of the others.
    case .refused where answer.status != 403 && !Self.isAboutProject(answer): break
    case .refused(let reason), .unreachable(let reason, _): if !isProbe { recordGap(reason) }
    }
    return asked
  }

  private func reading(
    of answer: CloudAnswer, _ hint: ReadingHint, isList: Bool, isProbe: Bool
  ) -> Asked {
    if let failure = failure(answer) { return failure }
    let hint = completed(hint, with: answer)
    switch AnswerReading.verdict(answer.body, hint: hint) {
    case .found where answer.status < 300: return .answer(answer.body, hint: hint, received: time)
    // A proxy before the service does not know the job either, and says so with a page.
    case .unknown where !isProbe && AnswerReading.isPage(answer):
      return .unreachable(AnswerReading.pageReason(answer))
    case .unknown: return .notFound
    case .nothing where isList && !answer.body.isEmpty: return .notFound
    case .other:
      return .unreachable("an answer is about another job (HTTP \(answer.status))")
    // Perhaps somebody in between said something: that is not the word of the service.
    case .nothing: return .unreachable("an answer says nothing (HTTP \(answer.status))")
    case .refused(let error) where answer.status < 300 && error.code == "\(answer.status)":
      return .unreachable(AnswerReading.pageReason(answer))
    case .unreadable: return .unreachable("an answer cannot be read (HTTP \(answer.status))")
    case .found, .refused:
      // Services dislike the ids of others in many words; these mean that the project is wrong.
      if isProbe, [400, 404].contains(answer.status), !Self.isAboutProject(answer) {
        return .notFound
      }
      return .refused(AnswerReading.reason(answer))
    }
  }

  private static func isAboutProject(_ answer: CloudAnswer) -> Bool {
    let code = AnswerReading.error(of: answer)?.code?.lowercased()
    return code == "common.0018" || code == "ecs.0023"
  }

  func readPage(_ answer: CloudAnswer, _ hint: ReadingHint) -> Asked {
    if let failure = failure(answer) { return failure }
    // A service that has nothing, or that the account does not use.
    if answer.status == 404 { return .notFound }
    if AnswerReading.isPage(answer) { return .unreachable(AnswerReading.pageReason(answer)) }
    guard (200..<300).contains(answer.status) else {
      return .refused(AnswerReading.reason(answer))
    }
    recordData()
    return .answer(answer.body, hint: completed(hint, with: answer), received: time)
  }

  private func recordData() {
    lastData = time
    gap = nil
  }

  func recordGap(_ reason: Reason) {
    gap = (gap?.since ?? time, reason, (gap?.answers ?? 0) + 1)
  }

  private func failure(_ answer: CloudAnswer) -> Asked? {
    if let span = AnswerReading.throttle(answer, now: time) {
      return .throttled(span, reason: AnswerReading.reason(answer))
    }
    // Permissions are 403: this is about the whole account, and passes.
    if answer.status == 401 {
      return .unreachable(AnswerReading.reason(answer), wait: answer.lockout)
    }
    return answer.status >= 500 ? .unreachable(AnswerReading.reason(answer)) : nil
  }

  private func completed(_ hint: ReadingHint, with answer: CloudAnswer) -> ReadingHint {
    var hint = hint
    hint.requestID = answer.requestID
    hint.httpStatus = answer.status
    return hint
  }

  private var time: Instant { now() }
}

/// A value, or what is said instead of it.
enum AskedResult<Value: Sendable>: Sendable {
  case success(Value)
  case failure(Asked)
}
