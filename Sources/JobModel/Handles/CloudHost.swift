/// What the name of a host says: `{service}.{region}.{domain of the cloud}`.
struct CloudHost: Equatable {
  var service: String
  var region: String?
  /// Whether the domain is one of those that the public clouds use.
  var isKnown: Bool

  /// Nil for hosts of other things.
  init?(_ name: Slice<UnsafeRawBufferPointer>) {
    let labels = name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 3, labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy(IDShape.isWord) })
    else { return nil }
    let isOfHuawei = labels.contains { Self.domain.isEqual($0) }
    isKnown = isOfHuawei || labels.count >= 4 && Self.telekom.isEqual(labels[labels.count - 2])
    service = IDShape.text(labels[0]).lowercased()
    if labels.count >= 4, Self.isRegion(labels[1]) {
      region = IDShape.text(labels[1]).lowercased()
    } else if !isOfHuawei || labels.count != 3 {
      // Only services for all regions do without one; the rest are buckets, consoles and documents.
      return nil
    }
  }

  private static let domain = FoldedName("myhuaweicloud")
  private static let telekom = FoldedName("t-systems")

  /// `eu-de`, `cn-north-4`, `eu-west-101`: two letters, and words after them.
  private static func isRegion(_ label: Slice<UnsafeRawBufferPointer>) -> Bool {
    let parts = label.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return (2...4).contains(parts.count) && parts[0].count == 2
      && parts.allSatisfy { !$0.isEmpty } && parts[0].allSatisfy { ($0 | 0x20) &- 0x61 < 26 }
  }
}

/// An ASCII name in lower case, to compare words with, letter case ignored.
struct FoldedName {
  /// Its bytes lie in the program: to look at them costs no counting of references.
  private let name: StaticString

  init(_ name: StaticString) { self.name = name }

  func isEqual(_ word: Slice<UnsafeRawBufferPointer>) -> Bool {
    word.count == name.utf8CodeUnitCount && isEnd(of: word)
  }

  func isEnd(of word: Slice<UnsafeRawBufferPointer>) -> Bool {
    let begin = word.endIndex - name.utf8CodeUnitCount
    guard begin >= word.startIndex else { return false }
    for index in 0..<name.utf8CodeUnitCount {
      let (byte, wanted) = (word.base[begin + index], name.utf8Start[index])
      guard byte == wanted || byte &- 0x41 < 26 && byte | 0x20 == wanted else { return false }
    }
    return true
  }
}
