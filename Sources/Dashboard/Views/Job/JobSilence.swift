import JobModel
import TerminalUI

extension JobPageView {
  /// Why there is no news of a job that has not ended: its account, or the host of its service, is in trouble.
  ///
  /// Empty where it is being asked about as usual.
  var silence: [TextLine] {
    guard !job.state.isTerminal, let context = job.context,
      let source = state.shown.sources.first(where: { $0.kind.isAsked && $0.name == context })
    else { return [] }
    let host = source.hosts.first { $0.shortName == job.service }
    let condition = trouble(of: source, host)
    guard let condition, let health = state.health(condition, again: host?.nextTrial).first else {
      return []
    }
    let line = TextLine("  ").adding(health).adding("  \(context)", .muted)
    let reason = condition.reason.map { paragraphs($0, .muted, indentation: 4) } ?? []
    return [.empty] + line.wrapped(to: width, indentation: 4) + reason
  }

  /// A login that is refused concerns every job of the account; trouble of a host only those of its service.
  private func trouble(of source: SourceStatus, _ host: HostStatus?) -> SourceStatus.Condition? {
    if case .refused = source.condition { return source.condition }
    let condition = host?.condition ?? source.standing.condition
    return condition.isTrouble ? condition : nil
  }
}
