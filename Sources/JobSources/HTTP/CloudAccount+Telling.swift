import JobModel

extension CloudAccount {
  /// Writes to the log why an answer is of no use: the job it was about stays as it is, and somebody has to
  /// know why. Hosts that fail as a whole are told of elsewhere.
  func tell(_ asked: Asked, of row: ServiceRow, _ answer: CloudAnswer, isProbe: Bool) {
    switch asked {
    case .unreachable(let reason, nil) where answer.status < 500,
      .refused(let reason) where !isProbe:
      var reason: Reason = "\(row.name): \(reason)"
      reason.requestID = answer.requestID
      tell(reason)
    case .answer, .throttled, .refused, .unreachable, .notFound: break
    }
  }

  /// A thousand jobs of one service may all be refused: that is one warning.
  func tell(_ reason: Reason) {
    let isNews = memory.isNews(reason.text, at: now())
    login.log.write(
      LogEntry(
        isNews ? .warning : .debug, reason.text, at: now(), context: name,
        requestID: reason.requestID))
  }
}
