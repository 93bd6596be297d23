import JobModel

/// What an answer means to the one who asked. It is read by the reader that reads everything.
enum AnswerReading {
  enum Verdict {
    /// It tells of what was asked for.
    case found
    case unknown
    case refused(JobError)
    /// It is whole, and says nothing about that.
    case nothing
    /// It tells of another job than the one that was asked for.
    case other
    /// It is broken.
    case unreadable
  }

  static func verdict(_ bytes: [UInt8], hint: ReadingHint) -> Verdict {
    var verdict = Verdict.nothing
    var reader = WireReader(input: "answer", hint: hint)
    bytes.withUnsafeBytes { bytes in
      _ = reader.read(bytes, isLast: true) { reading in
        if case .found = verdict { return }
        switch reading.observation {
        case .job(let job):
          guard let asked = hint.askedJob else { return verdict = .found }
          // In a list of jobs, there has to be the one that was asked for.
          if reading.isListEntry ? job.id == asked : job.mayBe(asked) {
            verdict = .found
          } else if !reading.isListEntry {
            verdict = .other
          }
        case .order: verdict = .found
        case .notFound: verdict = .unknown
        case .refused(let error): verdict = .refused(error)
        case .unreadable: verdict = .unreadable
        }
      }
    }
    return verdict
  }

  /// The reason of an answer that refuses.
  static func reason(_ answer: CloudAnswer) -> Reason {
    let error = error(of: answer)
    let parts = [error?.code, error?.message].compactMap { $0 }
    let text =
      parts.isEmpty || parts == ["\(answer.status)"]
      ? "HTTP \(answer.status)" : parts.joined(separator: ": ")
    return Reason(
      String(Secrets.hide(in: text, with: "***").prefix(400)).printable,
      requestID: answer.requestID)
  }

  /// The error in an answer, whatever its form.
  static func error(of answer: CloudAnswer) -> JobError? {
    var hint = ReadingHint()
    hint.askedOrder = OrderID(rawValue: "-")
    hint.httpStatus = answer.status
    guard case .refused(let error) = verdict(answer.body, hint: hint) else { return nil }
    return error
  }

  /// Whether somebody who stands before the service said it.
  static func isPage(_ answer: CloudAnswer) -> Bool {
    answer.body.first { !" \r\n\t".utf8.contains($0) } == UInt8(ascii: "<")
  }

  static func pageReason(_ answer: CloudAnswer) -> Reason {
    "a page came in place of an answer (HTTP \(answer.status))"
  }

  /// Longer pauses are for daily quotas: it does not harm to look once an hour whether one is over.
  private static let longestPause = Span.seconds(3600)

  /// How long the cloud asks to wait; nil when it does not.
  static func throttle(_ answer: CloudAnswer, now: Instant) -> Span? {
    guard answer.status == 429 || answer.status == 503 && answer.retryAfter != nil else {
      return nil
    }
    if let date = answer.retryAfter.flatMap(HTTPDate.instant) {
      return min(max(date - (answer.date ?? now), .seconds(1)), longestPause)
    }
    let wait = ThrottleMessage.wait(
      message: error(of: answer)?.message, retryAfter: answer.retryAfter)
    return min(max(wait, Span(milliseconds: 100)), longestPause)
  }
}

extension Job {
  /// Whether an answer that names this job may be about the one that was asked for. Some name none, some the job
  /// that it is a part of, and some write its id in another way.
  fileprivate func mayBe(_ asked: JobID) -> Bool {
    let ids = [id].compactMap(\.self) + subJobs.compactMap(\.id)
    return id == nil || ids.contains { $0.bare == asked.bare }
  }
}

extension JobID {
  /// Without what people and services write differently.
  fileprivate var bare: String { rawValue.lowercased().filter { $0 != "-" } }
}
