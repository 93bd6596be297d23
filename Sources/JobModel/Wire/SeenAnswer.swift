/// What one record of an answer said, with its bytes: what the store takes in.
package struct SeenAnswer: Sendable {
  package var observation: Observation
  /// As they came, but without secrets.
  package var bytes: [UInt8]
  /// Whether the bytes are one entry of a list.
  package var isListEntry: Bool
  package var seen: Instant
  /// Whether it was received at that moment. If not, it is text that someone kept: reading it again
  /// tells nothing new.
  package var isLive: Bool
  /// The name and kind of the source.
  package var source: String
  package var kind: SourceStatus.Kind
  /// The context that it seems to be of. Counts only where nobody has said another.
  package var likelyContext: String?

  package init(
    observation: Observation, bytes: [UInt8], isListEntry: Bool, seen: Instant, isLive: Bool,
    source: String, kind: SourceStatus.Kind
  ) {
    self.observation = observation
    self.bytes = bytes
    self.isListEntry = isListEntry
    self.seen = seen
    self.isLive = isLive
    self.source = source
    self.kind = kind
  }
}

extension SeenAnswer {
  /// The same without secrets, which are kept nowhere.
  package var withoutSecrets: SeenAnswer {
    guard bytes.withUnsafeBytes(Secrets.mayBe) else { return self }
    let text = String(decoding: bytes, as: UTF8.self)
    let hidden = Secrets.hide(in: text, with: "***")
    guard hidden != text else { return self }
    var answer = self
    answer.bytes = Array(hidden.utf8)
    let again = answer.bytes.withUnsafeBytes { WireReader.reread($0, isListEntry: isListEntry) }
    // What the text says of the job is read again, since a reason may quote a secret too. Where it no
    // longer says anything, the job is kept, and the text is not.
    guard let same = again.first(where: { $0.isAbout(observation) }) else {
      answer.bytes = []
      answer.observation = observation.withoutSecrets
      return answer
    }
    answer.observation = same.adding(observation)
    return answer
  }
}

extension Observation {
  fileprivate func isAbout(_ other: Observation) -> Bool {
    switch (self, other) {
    case (.job(let one), .job(let other)): one.id == other.id && one.orderID == other.orderID
    case (.order(let one), .order(let other)): one.id == other.id
    case (.notFound(let one, _), .notFound(let other, _)): one == other
    default: false
    }
  }

  /// A job whose texts quote no secrets.
  fileprivate var withoutSecrets: Observation {
    guard case .job(var job) = self else { return self }
    job.subJobs = []
    return .job(job.withoutSecrets)
  }

  /// With what was known of the job beside its text.
  fileprivate func adding(_ other: Observation) -> Observation {
    guard case .job(var job) = self, case .job(let known) = other else { return self }
    job.service = job.service ?? known.service
    job.region = job.region ?? known.region
    job.projectID = job.projectID ?? known.projectID
    job.context = job.context ?? known.context
    job.requestID = job.requestID ?? known.requestID
    return .job(job)
  }
}
