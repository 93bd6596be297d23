import ArgumentParser
import Glibc
import JobModel
import JobSources
import JobStore

/// Puts what it finds in texts into the store, and prints a line for each.
struct Tracking {
  let store: JobStore
  var note: String?
  /// Which accounts there are, for jobs without a given context.
  private let configuration: ConfigurationFile
  /// What the user said about everything found, unless the text says otherwise.
  var hint = ReadingHint()
  /// Writes a line for the user.
  private let say: (String) -> Void = { StandardStreams.offer($0 + "\n") }
  /// Whether jobs already known are reported too.
  var tellsKnown = true
  private(set) var hasProblems = false
  /// Rows already reported.
  private var told: Set<Int> = []
  /// Whether anything was found.
  var hasFound: Bool { !told.isEmpty }

  init(store: JobStore, note: String? = nil, configuration: ConfigurationFile) {
    self.store = store
    self.note = note
    self.configuration = configuration
  }

  /// How many are recorded together: few enough that others can write in between.
  private static let batch = 2000

  /// Takes an id, a file, or standard input.
  mutating func take(_ input: String) throws {
    if input == "-" {
      try read(STDIN_FILENO, named: "standard input")
    } else if access(input, F_OK) == 0 {
      try readFile(input)
    } else {
      try take(id: input)
    }
  }

  private mutating func take(id: String) throws {
    switch HandleFinder.handle(typed: id) {
    case .success(let handle):
      try record([SeenAnswer(handle, seen: .system, source: "command line")])
    case .failure(let problem):
      hasProblems = true
      let reason =
        id.contains("/") ? "no such file" : "neither a file nor an id: \(problem.reason)"
      complain("\(id): \(reason)")
    }
  }

  private mutating func readFile(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      hasProblems = true
      return complain("\(path): \(systemError)")
    }
    defer { close(descriptor) }
    try read(descriptor, named: path)
  }

  private mutating func read(_ descriptor: Int32, named name: String) throws {
    var reading = TextReading(name: name)
    var text = KeptText()
    var found: [SeenAnswer] = []
    var count = 0
    var isText = true
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let length = Glibc.read(descriptor, &buffer, buffer.count)
      if length < 0, errno == EINTR { continue }
      guard length >= 0 else {
        hasProblems = true
        complain("\(name): \(systemError)")
        return try record(found, of: &text)
      }
      reading.read(
        Array(buffer[..<length]), isLast: length == 0, seen: .system, isLive: false
      ) { found.append($0) }
      // What looks like broken JSON in a picture is none.
      if isText, buffer[..<length].contains(0) { isText = false }
      if !isText { found.removeAll { $0.observation.isUnreadable } }
      count += found.count
      // Slow input is recorded as it comes: there is no telling when it ends.
      if found.count >= Self.batch || length < buffer.count {
        try record(found, of: &text)
        found = []
      }
      if length == 0 { break }
    }
    if !isText {
      hasProblems = true
      complain(
        "\(name): is no text" + (count == 0 ? ", and nothing in it names a job or an order" : ""))
    } else if count == 0 {
      complain("\(name): nothing in it names a job or an order")
    }
  }

  /// Records what was found, and reports the result.
  mutating func record(_ found: [SeenAnswer]) throws {
    var text = KeptText()
    try record(found, of: &text)
  }

  private mutating func record(_ found: [SeenAnswer], of text: inout KeptText) throws {
    // One long list gives all its entries at once.
    for start in stride(from: 0, to: found.count, by: Self.batch) {
      try recordBatch(Array(found[start..<min(found.count, start + Self.batch)]), of: &text)
    }
  }

  private mutating func recordBatch(_ found: [SeenAnswer], of text: inout KeptText) throws {
    for case .unreadable(let problem) in found.map(\.observation) {
      hasProblems = true
      complain(problem.description)
    }
    let hinted = found.map { $0.adding(hint) }.withContexts(of: configuration)
    let taken = try StoreLocation.said { () throws(StoreError) in
      try store.take(hinted, of: &text, note: note)
    }
    var lines: [Int: TrackedLine] = [:]
    var order: [Int] = []
    for step in taken where !told.contains(step.row) {
      if lines[step.row] == nil { order.append(step.row) }
      lines[step.row, default: TrackedLine(step)].add(step)
    }
    told.formUnion(order)
    for row in order {
      guard let line = lines[row], tellsKnown || line.isNew else { continue }
      say(line.text)
    }
  }

  private mutating func complain(_ line: String) {
    StandardStreams.complain(line.printable)
  }

  private var systemError: String { String(cString: strerror(errno)).lowercased() }
}

/// What is said about one tracked job.
private struct TrackedLine {
  let isNew: Bool
  private var isNews = false
  private var job: Job

  init(_ first: Taken) {
    isNew = first.before == nil
    job = first.job
  }

  mutating func add(_ step: Taken) {
    isNews = isNews || step.isNews
    job = step.job
  }

  var text: String {
    let word = isNew ? "tracked" : isNews ? "updated" : "known  "
    let what =
      job.id.map { "job \($0.rawValue)" } ?? job.orderID.map { "order \($0.rawValue)" }
      ?? "failed submission"
    let reason = [job.rootCause?.code, job.rootCause?.message].compactMap { $0 }
      .joined(separator: " ")
    let facts = [
      job.id == nil ? nil : job.orderID?.rawValue, job.service, job.type,
      job.resourceName ?? job.resourceID, job.state.name, reason,
    ]
    return ([word, what] + facts.compactMap { $0 }.filter { !$0.isEmpty })
      .joined(separator: "  ").cut(to: 400).printable
  }
}

extension Observation {
  fileprivate var isUnreadable: Bool {
    if case .unreadable = self { true } else { false }
  }
}

extension SeenAnswer {
  /// Adds what is known about the job from elsewhere, unless the text itself says it.
  fileprivate func adding(_ hint: ReadingHint) -> SeenAnswer {
    guard case .job(var job) = observation else { return self }
    job.context = job.context ?? hint.context
    job.service = job.service ?? hint.service
    var answer = self
    answer.observation = .job(job)
    return answer
  }
}
