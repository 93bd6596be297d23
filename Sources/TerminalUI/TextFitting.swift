/// Text made to fit a number of columns.

package enum Alignment: Hashable, Sendable {
  case leading, trailing, center
}

/// Which part of a text is given up when there is too much of it.
package enum Truncation: Hashable, Sendable {
  case tail, middle, head
}

/// The text in exactly this many columns: padded, or cut with an ellipsis for what is missing.
package func fitted(
  _ text: String, to columns: Int, alignment: Alignment = .leading,
  truncation: Truncation = .tail, ellipsis: String = "…"
) -> String {
  guard columns > 0 else { return "" }
  let text = truncation == .tail ? text.forOneLine : text
  let width = DisplayWidth.columns(of: text)
  if width == columns { return text }
  if width < columns { return padded(text, by: columns - width, alignment) }
  let mark = DisplayWidth.columns(of: ellipsis) <= columns ? ellipsis : ""
  let room = columns - DisplayWidth.columns(of: mark)
  let result: String
  switch truncation {
  case .tail:
    result = prefix(of: text, columns: room) + mark
  case .head:
    result = mark + suffix(of: text, columns: room)
  case .middle:
    let head = prefix(of: text, columns: (room + 1) / 2)
    result = head + mark + suffix(of: text, columns: room - DisplayWidth.columns(of: head))
  }
  // A wide character that did not fit leaves a gap of one.
  return padded(result, by: columns - DisplayWidth.columns(of: result), alignment)
}

/// The text broken into lines of at most this many columns: at spaces where there are some, within a
/// word where it is too long, between any two characters of Chinese or Japanese. Its own line ends
/// are kept, and so are the blanks at the start of a line.
package func wrapped(_ text: String, to columns: Int) -> [String] {
  let width = max(1, columns)
  return text.split(omittingEmptySubsequences: false) { $0.isNewline }
    .flatMap { wrappedLine($0, to: width) }
}

private func wrappedLine(_ line: Substring, to width: Int) -> [String] {
  let line = visible(line)
  var lines: [Substring] = []
  var start = line.startIndex
  var used = 0
  // Where the line may be broken: the end of the part before, and the start of the part after.
  var lastBreak: (end: String.Index, rest: String.Index?, restColumns: Int)?
  var hasText = false

  var index = line.startIndex
  while index < line.endIndex {
    let character = line[index]
    let next = line.index(after: index)
    defer { index = next }
    let columns = DisplayWidth.columns(of: character)
    let isBlank = character == " " || character == "\t"
    if used + columns > width, used > 0 {
      if isBlank && hasText {
        // The blank at the break is not drawn, nor are those that follow it.
        lines.append(line[start..<index])
        (start, used, lastBreak) = (next, 0, nil)
        hasText = false
        continue
      }
      if columns < 2, let place = lastBreak {
        lines.append(line[start..<place.end])
        (start, used) = (place.rest ?? index, place.restColumns)
      } else {
        lines.append(line[start..<index])
        (start, used) = (index, 0)
      }
      lastBreak = nil
    }
    if isBlank, !hasText, !lines.isEmpty {
      start = next
      continue
    }
    if isBlank {
      if hasText, lastBreak == nil || lastBreak?.rest != nil { lastBreak = (index, nil, 0) }
    } else {
      hasText = true
      if columns == 2 {
        lastBreak = (next, nil, 0)
      } else if let place = lastBreak {
        lastBreak = (place.end, place.rest ?? index, place.restColumns + columns)
      }
    }
    used += columns
  }
  if hasText || lines.isEmpty { lines.append(line[start...]) }
  return lines.map(trimmedAtEnd)
}

/// Without invisible characters, and without more marks than a cell can hold: a line of those would never
/// be full.
private func visible(_ line: Substring) -> Substring {
  let longest = 64
  if line.utf8.allSatisfy({ $0 < 0x80 }) { return line }
  var result = ""
  for character in line where DisplayWidth.columns(of: character) > 0 {
    if character.utf8.count > longest, let glyph = SafeGlyph(character) {
      result.unicodeScalars.append(glyph.base)
      result.unicodeScalars.append(contentsOf: glyph.marks)
    } else {
      result.append(character)
    }
  }
  return result[...]
}

private func trimmedAtEnd(_ line: Substring) -> String {
  guard let last = line.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
  return String(line[...last])
}

extension String {
  /// As much of it as fits into one line of any screen.
  package var forOneLine: String {
    let most = 4096
    guard utf8.count > most else { return self }
    var end = utf8.index(startIndex, offsetBy: most)
    while end.samePosition(in: unicodeScalars) == nil { end = utf8.index(before: end) }
    return String(self[..<end])
  }
}

private func padded(_ text: String, by count: Int, _ alignment: Alignment) -> String {
  guard count > 0 else { return text }
  let left =
    switch alignment {
    case .leading: 0
    case .trailing: count
    case .center: count / 2
    }
  return String(repeating: " ", count: left) + text + String(repeating: " ", count: count - left)
}

private func prefix(of text: String, columns: Int) -> String {
  var used = 0
  return String(
    text.prefix { character in
      used += DisplayWidth.columns(of: character)
      return used <= columns
    })
}

private func suffix(of text: String, columns: Int) -> String {
  var used = 0
  return String(
    text.reversed().prefix { character in
      used += DisplayWidth.columns(of: character)
      return used <= columns
    }.reversed())
}
