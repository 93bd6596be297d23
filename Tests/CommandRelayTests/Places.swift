import CRelay
import CommandRelay
import Glibc

/// A pipe between a test and a program.
struct Pipe {
  let reader: Reader
  /// Closed by the test once the program has it.
  let writingEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(relay_open_pipe(&ends))
    reader = Reader(ends[0])
    writingEnd = ends[1]
  }
}

/// Standard input of a program that a test writes to.
struct Input {
  /// Closed by the test once the program has it.
  let readingEnd: Int32
  private let end: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    precondition(socketpair(AF_UNIX, kind, 0, &ends) == 0)
    (readingEnd, end) = (ends[0], ends[1])
  }

  func write(_ text: String) { _ = Glibc.write(end, text, text.utf8.count) }

  func finish() { close(end) }
}

/// What a program printed without a terminal, and how it ended.
struct Outcome: Equatable {
  var output: [UInt8]
  var errors: [UInt8]
  var ending: CommandEnding

  var text: String { String(decoding: output, as: UTF8.self) }
  var errorText: String { String(decoding: errors, as: UTF8.self) }

  init(
    of arguments: [String], input: String = "/dev/null", copy: String? = nil,
    prelude: String = ":"
  ) throws {
    let (output, errors) = (Pipe(), Pipe())
    let file = open(input, O_RDONLY | O_CLOEXEC)
    let program = try Running(
      arguments, streams: [file, output.writingEnd, errors.writingEnd], copy: copy,
      prelude: prelude)
    for descriptor in [file, output.writingEnd, errors.writingEnd] { close(descriptor) }
    // What is printed as errors fits in a pipe in all tests but those that print them last.
    output.reader.readToEnd()
    errors.reader.readToEnd()
    self.output = output.reader.bytes
    self.errors = errors.reader.bytes
    ending = program.wait()
  }
}

/// A terminal that a test plays the user of.
final class Screen {
  let reader: Reader
  let path: String
  private let master: Int32
  private let slave: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    precondition(relay_open_terminal(&ends))
    (master, slave) = (ends[0], ends[1])
    reader = Reader(master)
    var name = [CChar](repeating: 0, count: 64)
    precondition(ttyname_r(ends[1], &name, name.count) == 0)
    path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    resize(columns: 80, rows: 24)
  }

  deinit { close(slave) }

  /// Starts a program that it controls.
  ///
  /// - Parameter streams: what become 0, 1 and 2 where that is not this terminal.
  func start(
    _ arguments: [String], streams: [Int: Int32] = [:], copy: String? = nil, prelude: String = ":"
  ) throws -> Running {
    try Running(
      arguments, streams: (0...2).map { streams[$0] ?? slave }, terminal: path, copy: copy,
      prelude: prelude)
  }

  func type(_ keys: String) {
    _ = write(master, keys, keys.utf8.count)
  }

  func resize(columns: UInt16, rows: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }

  /// As the window that is closed.
  func hangUp() { reader.stop() }

  /// All settings, as far as `stty -g` would tell.
  var settings: [UInt32] {
    var settings = termios()
    tcgetattr(slave, &settings)
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag]
  }

  /// What has come until the text; `\r` is left in.
  func shows(_ text: String) -> Bool { reader.read(until: text) }
}

/// A folder that goes away with the value that holds it.
final class Folder {
  let path: String

  init() {
    var template = Array("/tmp/relay-XXXXXX".utf8CString)
    path = String(cString: mkdtemp(&template))
  }

  deinit {
    for name in ["copy.output", "copy.errors", "input", "result", "writer"] {
      unlink("\(path)/\(name)")
    }
    rmdir(path)
  }

  func callAsFunction(_ name: String) -> String { "\(path)/\(name)" }

  func write(_ bytes: [UInt8], to name: String) {
    let file = open(self(name), O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    var rest = bytes[...]
    while !rest.isEmpty {
      rest = rest.dropFirst(rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) })
    }
    close(file)
  }

  func read(_ name: String) -> [UInt8] {
    let reader = Reader(open(self(name), O_RDONLY | O_CLOEXEC))
    reader.readToEnd()
    return reader.bytes
  }

  func text(_ name: String) -> String { String(decoding: read(name), as: UTF8.self) }
}
