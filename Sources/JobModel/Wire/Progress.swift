/// How far a job is.
enum Progress {
  /// `60`, `"60% "` or `37.5`; nil for the empty text of a finished task.
  static func percent(_ fields: RecordFields, _ entities: RecordFields?, _ object: JSONView)
    -> Double?
  {
    let view =
      fields[.progress] ?? entities?[.progress] ?? object[.extraInfo]?[.common]?[.progress]
    guard var text = view?.text else { return nil }
    if text.utf8.last == UInt8(ascii: "%") { text = trimmedASCIIBlanks(String(text.dropLast())) }
    guard let number = Double(text), number.isFinite else { return nil }
    return min(max(number, 0), 100)
  }
}
