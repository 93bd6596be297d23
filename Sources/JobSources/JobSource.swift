package import JobModel

/// Something that jobs come from. It hands over bytes; what they mean is read in one place for all.
package protocol JobSource: Sendable {
  /// What people call it: a file's name, `demo`, the name of a context.
  var name: String { get }
  var kind: SourceStatus.Kind { get }

  /// Everything it has, and then whatever comes, until it is exhausted or the task is cancelled.
  ///
  /// The next delivery is only made when it is asked for, so a fast source cannot fill the memory.
  func deliveries() -> AsyncStream<Delivery>

  /// Asks now for these jobs, out of turn. A source that cannot ask does nothing.
  func ask(_ jobs: [JobID]) async

  /// Whether it can give bytes again that it has delivered. If not, the tracker keeps them.
  var keepsBytes: Bool { get }

  /// Bytes that were delivered before; nil when they are gone.
  func bytes(at offset: Int64, length: Int) -> [UInt8]?
}

extension JobSource {
  package func ask(_ jobs: [JobID]) async {}
  package var keepsBytes: Bool { false }
  package func bytes(at offset: Int64, length: Int) -> [UInt8]? { nil }
}

/// What a source hands over at a time.
package indirect enum Delivery: Sendable {
  /// The next piece of one long text.
  case piece([UInt8], isLast: Bool)
  /// One whole answer, with what is known beside its bytes.
  case answer([UInt8], hint: ReadingHint, received: Instant)
  /// A new text begins, at this offset of all that was delivered: the file was rotated or cut short.
  case restart(offset: Int64)
  /// How it stands with the source now.
  case condition(SourceStatus.Condition)
  /// Several at once, that are to be seen together.
  case several([Delivery])
  /// What the source could not even read as bytes.
  case problem(Unreadable)
}
