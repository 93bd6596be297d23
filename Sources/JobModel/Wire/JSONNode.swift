/// One value of a JSON text, as the tape keeps it.
///
/// The tape is flat: a container is followed by its members, and `next` is the node after all of them.
struct JSONNode {
  enum Kind: UInt8 {
    case null, bool, number, string, escapedString, object, array
  }

  /// Where the value lies in the bytes; for texts without their quotes.
  var start: UInt32
  var length: UInt32 = 0
  var next: UInt32 = 0
  /// The member's name, for members of objects.
  var keyStart: UInt32
  /// Which names the members of an object have, one bit for several of them: most of what is looked for
  /// is not there, and then no member needs to be looked at.
  var memberNames: UInt64 = 0
  /// What these names say about what the object may be.
  var signs: RecordSigns = []
  var keyLength: UInt16
  var key: WireKey
  var kind: Kind
}

extension WireKey {
  /// Whether answers are looked for in any text of a member with this name, as in a line of a log.
  var mayHoldText: Bool { self == .message || self == .msg || self == .log }

  /// The bit that says in `JSONNode.memberNames` that a name like this is there.
  var nameBit: UInt64 { 1 << (UInt64(rawValue) & 63) }
}

/// Where and why a JSON text is not one.
struct JSONSyntaxError: Error, Equatable {
  enum Problem: Equatable {
    /// The bytes ended first: more may come.
    case unfinished
    case tooDeep
    case expected(String)
  }

  var problem: Problem
  /// From the start of the value.
  var offset: Int
}
