/// Text made to fit a number of columns.

package enum Alignment: Hashable, Sendable {
  case leading, trailing, center
}

/// Which part of a text is given up when there is too much of it.
package enum Truncation: Hashable, Sendable {
  case tail, middle, head
}

/// The text in exactly so many columns: padded, or cut with an ellipsis in place of what is missing.
package func fitted(
  _ text: String, to columns: Int, alignment: Alignment = .leading,
  truncation: Truncation = .tail, ellipsis: String = "…"
) -> String {
  guard columns > 0 else { return "" }
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

/// The text broken into lines of at most so many columns: at spaces where there are some, within a
/// word where it is too long, between any two characters of Chinese or Japanese. Its own line ends
/// stay line ends, and the blanks with which a line begins stay too.
package func wrapped(_ text: String, to columns: Int) -> [String] {
  let width = max(1, columns)
  return text.split(omittingEmptySubsequences: false) { $0.isNewline }
    .flatMap { wrappedLine($0, to: width) }
}

private func wrappedLine(_ line: Substring, to width: Int) -> [String] {
  var lines: [String] = []
  var current = ""
  var used = 0
  // Where `current` may be broken: what stands before, and how wide what stands after is.
  var lastBreak: (head: String, tail: String, tailColumns: Int)?
  var hasText = false

  for character in line {
    let columns = DisplayWidth.columns(of: character)
    let isBlank = character == " " || character == "\t"
    if used + columns > width, used > 0 {
      if isBlank && hasText {
        // The blank at the break is not drawn, nor are those that follow it.
        lines.append(current)
        (current, used, lastBreak) = ("", 0, nil)
        hasText = false
        continue
      }
      if columns < 2, let place = lastBreak {
        lines.append(place.head)
        (current, used) = (place.tail, place.tailColumns)
      } else {
        lines.append(current)
        (current, used) = ("", 0)
      }
      lastBreak = nil
    }
    if isBlank, !hasText, !lines.isEmpty { continue }
    if isBlank {
      if hasText, lastBreak == nil || lastBreak?.tail.isEmpty == false {
        lastBreak = (current, "", 0)
      }
      current.append(character)
    } else {
      hasText = true
      current.append(character)
      if columns == 2 {
        lastBreak = (current, "", 0)
      } else if let place = lastBreak {
        lastBreak = (place.head, place.tail + String(character), place.tailColumns + columns)
      }
    }
    used += columns
  }
  if hasText || lines.isEmpty { lines.append(current) }
  return lines.map(trimmedAtEnd)
}

private func trimmedAtEnd(_ line: String) -> String {
  guard let last = line.lastIndex(where: { $0 != " " && $0 != "\t" }) else { return "" }
  return String(line[...last])
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
