import JobModel

/// Jobs that end, and how the operator hears of it.
extension AppState {
  /// What has ended since the last snapshot, as far as notices are wanted.
  mutating func takeEnds(from snapshot: Snapshot) -> [Effect] {
    guard notices.isAnyOn else {
      openJobs = nil
      return []
    }
    guard !snapshot.isBeingRead else { return [] }
    guard let ended = openJobs?.adopt(snapshot.jobs) else {
      openJobs = OpenJobs(in: snapshot.jobs)
      return []
    }
    let ends = ended.map { EndNotices.End(row: $0, state: snapshot.jobs.state(of: $0)) }
      .filter { isNews($0, in: snapshot.jobs) }
    guard !ends.isEmpty else { return [] }
    let commands: [Effect] = notices.command ? [.runCommand(ends.map(\.row))] : []
    return commands + tell(endNotices.take(ends, at: now))
  }

  /// What was held back until no more jobs ended.
  mutating func tellWhatWaits() -> [Effect] { tell(endNotices.release(at: now)) }

  /// A known job that ended while no dashboard was running is no news, however late the cloud is asked.
  private func isNews(_ end: EndNotices.End, in table: JobTable) -> Bool {
    guard settings.notify.states.contains(end.state) else { return false }
    let job = table[end.row]
    guard let ended = job.ended, ended < opened, let known = job.firstSeen else { return true }
    // Nothing follows from times before it was first seen.
    return ended < known
  }

  private func tell(_ news: [EndNotices.Notice]) -> [Effect] {
    guard !news.isEmpty else { return [] }
    let bell: [Effect] = notices.bell ? [.ring] : []
    let desktop: [Effect] = notices.desktop ? news.map { .notify(text(of: $0)) } : []
    return bell + desktop
  }

  private func text(of notice: EndNotices.Notice) -> String {
    switch notice {
    case .one(let row): endText(of: newest.jobs[row])
    case .many(let counts): endText(of: counts)
    }
  }

  /// `web-07 failed: Ecs.0204 Quota exceeded for instances`
  private func endText(of job: JobRow) -> String {
    let name =
      job.resourceName ?? job.type ?? job.id?.rawValue ?? job.orderID?.rawValue ?? "a job"
    let cause = [job.causeCode, job.causeMessage].compactMap(\.self).joined(separator: " ")
    let end = "\(name) \(job.state.name)"
    let text = (cause.isEmpty ? end : "\(end): \(cause)").printable
    let most = 240
    return text.count > most ? String(text.prefix(most - 1)) + "…" : text
  }

  /// `12 jobs have ended: 10 succeeded, 2 failed`
  private func endText(of counts: [JobState: Int]) -> String {
    let parts = JobState.allCases.compactMap { state in
      counts[state].map { "\($0.grouped) \(state.name)" }
    }
    return "\(counts.values.reduce(0, +).counted("job")) have ended: "
      + parts.joined(separator: ", ")
  }
}
