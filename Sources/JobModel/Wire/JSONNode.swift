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
  var keyLength: UInt16
  var key: WireKey
  var kind: Kind
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
  /// From the begin of the bytes.
  var offset: Int
}
