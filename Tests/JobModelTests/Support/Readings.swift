import JobModel
import Testing

/// Everything that the reader finds in a text, in order.
func readings(in text: String, hint: ReadingHint = ReadingHint()) -> [Reading] {
  readings(in: Array(text.utf8), hint: hint)
}

func readings(in bytes: [UInt8], hint: ReadingHint = ReadingHint()) -> [Reading] {
  var found: [Reading] = []
  var reader = WireReader(input: "test", hint: hint)
  bytes.withUnsafeBytes { _ = reader.read($0, isLast: true) { found.append($0) } }
  return found
}

/// The same, fed as a source feeds it: in pieces, what was not used up again before the next one.
func readings(in bytes: [UInt8], pieces size: Int) -> [Reading] {
  var found: [Reading] = []
  var reader = WireReader(input: "test")
  var waiting: [UInt8] = []
  var next = 0
  while next < bytes.count {
    let end = min(bytes.count, next + size)
    waiting += bytes[next..<end]
    next = end
    let used = waiting.withUnsafeBytes { reader.read($0, isLast: false) { found.append($0) } }
    waiting.removeFirst(used)
  }
  waiting.withUnsafeBytes { _ = reader.read($0, isLast: true) { found.append($0) } }
  return found
}

func jobs(in text: String, hint: ReadingHint = ReadingHint()) -> [Job] {
  readings(in: text, hint: hint).compactMap {
    if case .job(let job) = $0.observation { job } else { nil }
  }
}

/// The one job that a text holds.
func job(
  in text: String, hint: ReadingHint = ReadingHint(),
  sourceLocation: SourceLocation = #_sourceLocation
) throws -> Job {
  let found = jobs(in: text, hint: hint)
  #expect(found.count == 1, sourceLocation: sourceLocation)
  return try #require(found.first, sourceLocation: sourceLocation)
}

func orders(in text: String) -> [Order] {
  readings(in: text).compactMap {
    if case .order(let order) = $0.observation { order } else { nil }
  }
}

func problems(in text: String) -> [Unreadable] {
  readings(in: text).compactMap {
    if case .unreadable(let problem) = $0.observation { problem } else { nil }
  }
}

/// A time as the tests write it.
func time(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Instant {
  try #require(Instant(parsing: text), sourceLocation: sourceLocation)
}
