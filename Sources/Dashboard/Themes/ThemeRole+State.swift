import JobModel

extension ThemeRole {
  init(_ state: JobState) {
    self =
      switch state {
      case .waiting: .waiting
      case .awaitingPayment: .unpaid
      case .running: .running
      case .succeeded: .succeeded
      case .failed: .failed
      case .cancelled: .cancelled
      case .unknown: .unknown
      case .gone: .gone
      }
  }
}
