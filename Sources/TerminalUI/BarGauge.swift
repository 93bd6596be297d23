/// A bar filled from the left, exactly this many columns wide, in steps of an eighth of a column (half a
/// column in ASCII).
package func bar(fraction: Double, columns: Int, ascii: Bool = false) -> String {
  guard columns > 0 else { return "" }
  let parts = Array(ascii ? "-#" : "▏▎▍▌▋▊▉█")
  let part = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
  let total = Int((part * Double(columns * parts.count)).rounded())
  let full = total / parts.count
  let rest = total % parts.count
  let filled =
    String(repeating: parts[parts.count - 1], count: full)
    + (rest > 0 ? String(parts[rest - 1]) : "")
  return filled + String(repeating: " ", count: columns - full - (rest > 0 ? 1 : 0))
}

/// A line from one moment to another, for a Gantt chart: `from` and `to` are fractions of the whole
/// width. It is never too short to be seen, and the text is exactly this many columns wide.
package func span(
  from: Double, to: Double, columns: Int, ascii: Bool = false
) -> String {
  guard columns > 0 else { return "" }
  func position(_ fraction: Double) -> Int {
    let part = fraction.isNaN ? 0 : min(max(fraction, 0), 1)
    return Int((part * Double(columns)).rounded())
  }
  let first = min(position(min(from, to)), columns - 1)
  let length = max(1, position(max(from, to)) - first)
  let (left, line, right, dot) = ascii ? ("|", "-", "|", "|") : ("├", "─", "┤", "│")
  let drawn = length == 1 ? dot : left + String(repeating: line, count: length - 2) + right
  return String(repeating: " ", count: first) + drawn
    + String(repeating: " ", count: columns - first - length)
}
