extension HandleFinder {
  /// An id that a person typed, or the address of a job that they pasted.
  package static func handle(typed: String) -> Result<FoundHandle, NotAHandle> {
    if typed.utf8.contains(UInt8(ascii: "/")) { return handle(address: typed) }
    var text = typed
    return text.withUTF8 { handle(UnsafeRawBufferPointer($0)[...]) }
  }

  private static func handle(
    _ word: Slice<UnsafeRawBufferPointer>
  ) -> Result<FoundHandle, NotAHandle> {
    if IDShape.isOrder(word) {
      return .success(FoundHandle(order: OrderID(rawValue: IDShape.text(word))))
    }
    if let reason = reasonAgainst(word) { return .failure(NotAHandle(reason: reason)) }
    // The clouds write these in lower case, whatever a mail or a spreadsheet made of it.
    let text = IDShape.text(word)
    let id = IDShape.isCertain(word) ? text.lowercased() : text
    return .success(FoundHandle(job: JobID(rawValue: id)))
  }

  private static func reasonAgainst(_ word: Slice<UnsafeRawBufferPointer>) -> String? {
    if word.isEmpty { return "is empty" }
    if word.contains(where: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0a }) { return "holds a blank" }
    if let other = word.first(where: { !IDShape.isWord($0) }) {
      let isPlain = (0x21...0x7e).contains(other)
      return isPlain
        ? "holds '\(Unicode.Scalar(other))', which no id does"
        : "holds characters that no id does"
    }
    if IDShape.isNumber(word) || IDShape.isCertain(word) { return nil }
    if word.first == UInt8(ascii: "-") { return "begins like an option" }
    if !word.contains(where: IDShape.isDigit) { return "has no digit, as ids do" }
    if word.count < 8 { return "is too short for an id" }
    // Cut or doubled while it was copied: it would be waited for without end.
    if (28...35).contains(word.count), word.count != 32, word.allSatisfy({ hexValue($0) != nil }) {
      return "has \(word.count) hexadecimal digits; ids of that kind have 32"
    }
    if word.count > 64 { return "is too long for an id" }
    if word.allSatisfy(IDShape.isDigit) { return "has too many digits for a number of a job" }
    return IDShape.isOther(word) ? nil : "does not look like an id"
  }

  private static func handle(address: String) -> Result<FoundHandle, NotAHandle> {
    var found: [FoundHandle] = []
    var finder = HandleFinder()
    var text = address
    text.withUTF8 { bytes in
      finder.read(UnsafeRawBufferPointer(bytes), isLast: true) { found.append($0) }
    }
    guard let handle = found.first else {
      return .failure(NotAHandle(reason: "is no id, and no address of a job"))
    }
    return .success(handle)
  }
}
