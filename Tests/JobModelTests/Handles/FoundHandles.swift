@testable import JobModel

/// All handles of a text that comes in one piece.
func handles(in text: String) -> [FoundHandle] { handles(inPieces: [Array(text.utf8)]) }

/// All handles of a text that comes in these pieces.
func handles(inPieces pieces: [[UInt8]]) -> [FoundHandle] {
  var finder = HandleFinder()
  var found: [FoundHandle] = []
  for piece in pieces {
    piece.withUnsafeBytes { finder.read($0, isLast: false) { found.append($0) } }
  }
  finder.read(UnsafeRawBufferPointer(start: nil, count: 0), isLast: true) { found.append($0) }
  return found
}

/// The ids of jobs in a text, in the order in which they are found.
func jobIDs(in text: String) -> [String] { handles(in: text).compactMap { $0.job?.rawValue } }

func orderIDs(in text: String) -> [String] { handles(in: text).compactMap { $0.order?.rawValue } }

/// Invented values, each in the layout of its kind.
enum Invented {
  static let job = "ff80808291aa00170195c3d2e4f60a1b"
  static let otherJob = "8a8080c391aa00170195c3d2e5010a2c"
  static let uuid = "3b0a7f52-91c4-4e0d-8a6b-5d21c7f0e948"
  static let order = "CS2503141502ABCDE"
  static let project = "0f1e2d3c4b5a69788796a5b4c3d2e1f0"
}
