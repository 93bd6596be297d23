package import JobModel

/// How long to wait before a job is asked for again: soon while it is young, rarely when it is old,
/// never when it has ended.
package struct PollSchedule: Hashable, Sendable {
  /// While a job is young it is asked for this often.
  package var eager = Span.seconds(2)
  package var youth = Span.seconds(20)
  /// Later the wait is a tenth of its age, between these two.
  package var shortest = Span.seconds(3)
  package var longest = Span.seconds(30)
  /// A job that waits for somebody to pay is asked for together with its order.
  package var payment = Span.seconds(60)
  /// The share by which waits differ, so that jobs that began together are not asked for together.
  package var jitter = 0.15

  package init() {}

  /// - Parameter interval: no job is asked for more often than this.
  package init(atMostEvery interval: Span) {
    eager = max(eager, interval)
    shortest = max(shortest, interval)
    longest = max(longest, interval)
    payment = max(payment, interval)
  }

  /// - Parameters:
  ///   - age: since the job was submitted.
  ///   - chance: evenly between -1 and 1; decides where in the jitter the wait falls.
  /// - Returns: nil when it never has to be asked for again.
  package func wait(state: JobState, age: Span, chance: Double) -> Span? {
    let wait: Span
    switch state {
    case .succeeded, .failed, .cancelled, .gone: return nil
    case .awaitingPayment: wait = payment
    case .waiting, .running, .unknown:
      let tenth = Span(milliseconds: age.milliseconds / 10)
      wait = age < youth ? eager : min(max(tenth, shortest), longest)
    }
    return Span(milliseconds: Int64(Double(wait.milliseconds) * (1 + jitter * chance)))
  }
}
