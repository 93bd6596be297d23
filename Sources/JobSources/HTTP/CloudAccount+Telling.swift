import JobModel

extension CloudAccount {
  /// Writes to the log why an answer is of no use: the job it was about stays as it is, and somebody has to
  /// know why. Hosts that fail as a whole are told of elsewhere.
  func tell(_ asked: Asked, of row: ServiceRow, _ answer: CloudAnswer, isProbe: Bool) {
    switch asked {
    case .unreachable(let reason, nil) where answer.status < 500:
      tell("\(row.name): \(reason)", requestID: answer.requestID)
    case .refused(let reason) where !isProbe:
      tell("\(row.name): \(reason)", requestID: answer.requestID)
    case .answer, .throttled, .refused, .unreachable, .notFound: break
    }
  }

  /// A thousand jobs of one service may all be refused: that is one warning.
  func tell(_ text: String, requestID: String? = nil) {
    let text = requestID.map { text.replacing(" (request \($0.printable))", with: "") } ?? text
    let isNews = memory.isNews(text, at: now())
    login.log.write(
      LogEntry(
        isNews ? .warning : .debug, text, at: now(), context: name, requestID: requestID))
  }
}
