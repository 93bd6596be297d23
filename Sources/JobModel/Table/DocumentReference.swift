/// Where the bytes lie that a row was read from: a source can give them again when someone looks.
package struct DocumentReference: Hashable, Sendable {
  /// Which of the sources' inputs, numbered by the tracker.
  package var origin: Int32
  /// From the start of that input, in bytes.
  package var offset: Int64
  package var length: Int32
  /// Whether it is one entry of a list: then it is read as a job without further proof.
  package var isListEntry: Bool
  /// When it was received.
  package var seen: Instant?
  /// The document before it of the same row; -1 for none.
  var previous: Int32 = -1

  package init(origin: Int32, offset: Int64, length: Int32, isListEntry: Bool, seen: Instant?) {
    self.origin = origin
    self.offset = offset
    self.length = length
    self.isListEntry = isListEntry
    self.seen = seen
  }
}
