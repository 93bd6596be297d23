import Glibc
import JobModel

/// One pass over a file: how far it is, and what comes next.
actor FileReading {
  /// Small at first, to show something soon; then large, for speed.
  private static let firstPiece = 128 << 10
  private static let piece = 1 << 20
  /// After a rotation the writer may still be writing to the old file: it is left only once it has been
  /// quiet for two seconds.
  private static let enoughQuiet = 20
  private static let followInterval = Span(milliseconds: 100)

  private enum Phase {
    case opening
    case awaiting
    case reading(OpenFile)
    case following(OpenFile)
    case done
  }

  private let path: String
  private let name: String
  private let follows: Bool
  private let timekeeper: Timekeeper
  private let segments: FileSegments
  private var phase = Phase.opening
  /// Deliveries that are due before anything else is read.
  private var due: [Delivery] = []
  /// Bytes delivered from the current file, and from those before it.
  private var position: Int64 = 0
  private var before: Int64 = 0
  /// How many looks in a row found nothing new.
  private var quietNaps = 0
  /// Why the file cannot be followed just now.
  private var trouble: String?

  init(
    path: String, name: String, follows: Bool, timekeeper: Timekeeper, segments: FileSegments
  ) {
    self.path = path
    self.name = name
    self.follows = follows
    self.timekeeper = timekeeper
    self.segments = segments
  }

  func next() async -> Delivery? {
    while !Task.isCancelled {
      if !due.isEmpty { return due.removeFirst() }
      switch phase {
      case .opening: open()
      case .awaiting: await awaitFile()
      case .reading(let file):
        // A pipe whose writer takes its time must not hold up everything else.
        if file.mayKeepWaiting { await file.waitUntilReadable() }
        read(file)
      case .following(let file): await follow(file)
      case .done: return nil
      }
    }
    return nil
  }

  // MARK: The first reading

  private func open() {
    do {
      let file = try opened()
      segments.begin(file, at: before)
      due.append(.condition(.reading(fraction: size(of: file) == nil ? nil : 0)))
      phase = .reading(file)
    } catch  where error.code == ENOENT && follows {
      phase = .awaiting
      due.append(.condition(.offline(since: timekeeper.now(), reason: "\(name) is not there yet")))
    } catch {
      fail(error.reason)
    }
  }

  /// A file to follow may be created later.
  private func awaitFile() async {
    guard access(path, F_OK) == 0 else { return await timekeeper.sleep(Self.followInterval) }
    phase = .opening
  }

  private func opened() throws(ReadFailure) -> OpenFile {
    if path == "-" { return OpenFile(descriptor: STDIN_FILENO, closes: false) }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard descriptor >= 0 else { throw ReadFailure(code: errno) }
    let file = OpenFile(descriptor: descriptor)
    if let status = file.status, status.st_mode & S_IFMT == S_IFDIR {
      throw ReadFailure(code: EISDIR)
    }
    return file
  }

  private func read(_ file: OpenFile) {
    do {
      let bytes = try file.read(limit: position == 0 ? Self.firstPiece : Self.piece)
      if position == 0, looksBinary(bytes) {
        return fail("not text: jobtop reads JSON, on its own or inside logs")
      }
      position += Int64(bytes.count)
      if !bytes.isEmpty { due.append(.piece(bytes, isLast: false)) }
      if let size = size(of: file), size > 0, !bytes.isEmpty {
        due.append(.condition(.reading(fraction: min(1, Double(position) / Double(size)))))
      }
      if bytes.isEmpty { finishFirstReading(file) }
    } catch {
      fail(error.reason)
    }
  }

  private func finishFirstReading(_ file: OpenFile) {
    if follows {
      due.append(.condition(.live))
      phase = .following(file)
    } else {
      due += [.piece([], isLast: true), .condition(.complete)]
      phase = .done
    }
  }

  private func fail(_ reason: String) {
    due += [.problem(Unreadable(input: name, reason: reason)), .condition(.complete)]
    phase = .done
  }

  private func size(of file: OpenFile) -> Int64? {
    guard let status = file.status, status.st_mode & S_IFMT == S_IFREG else { return nil }
    return Int64(status.st_size)
  }

  /// A NUL byte near the start: no text has one.
  private func looksBinary(_ bytes: [UInt8]) -> Bool {
    bytes.prefix(4096).contains(0)
  }

  // MARK: Following

  private func follow(_ file: OpenFile) async {
    var failure: String?
    do {
      let bytes = try file.read(limit: Self.piece)
      if !bytes.isEmpty { return take(bytes) }
    } catch {
      failure = error.reason
    }
    if let size = size(of: file), size < position {
      restart(file)
      lseek(file.descriptor, 0, SEEK_SET)
      segments.cutLast()
      segments.begin(file, at: before)
      return
    }
    if quietNaps >= Self.enoughQuiet {
      do {
        if let successor = try successor(of: file) { return move(to: successor) }
      } catch  where error.code != ENOENT {
        failure = error.reason
      } catch {
        // In the middle of a rotation the path has no file: the old one is all there is.
      }
      tell(failure)
    }
    quietNaps += 1
    await timekeeper.sleep(Self.followInterval)
  }

  private func take(_ bytes: [UInt8]) {
    tell(nil)
    position += Int64(bytes.count)
    quietNaps = 0
    due.append(.piece(bytes, isLast: false))
  }

  private func move(to successor: OpenFile) {
    tell(nil)
    // An unfinished record at the end of the old file stays unfinished, and is reported.
    due.append(.piece([], isLast: true))
    restart(successor)
    segments.begin(successor, at: before)
  }

  private func restart(_ file: OpenFile) {
    before += position
    position = 0
    quietNaps = 0
    due.append(.restart(offset: before))
    phase = .following(file)
  }

  /// The file that has the path now, when that is another one than we read.
  private func successor(of file: OpenFile) throws(ReadFailure) -> OpenFile? {
    let successor = try opened()
    guard let new = successor.status, let old = file.status,
      new.st_ino != old.st_ino || new.st_dev != old.st_dev
    else { return nil }
    return successor
  }

  /// Says once why the file cannot be followed, and once that it can be again: otherwise what is on the
  /// screen would pass for fresh.
  private func tell(_ trouble: String?) {
    guard trouble != self.trouble else { return }
    self.trouble = trouble
    due.append(
      .condition(trouble.map { .failing(since: timekeeper.now(), reason: $0) } ?? .live))
  }
}
