/// The name that was probably meant, for messages about one that does not exist.
///
/// - Returns: nil when none is near: a wrong guess helps less than none.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let word = word.lowercased()
  let ranked = names.map { ($0, typingErrors(from: $0.lowercased(), to: word)) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  return best.1 <= max(1, word.count / 3) && best.1 < word.count ? best.0 : nil
}

/// `did you mean NAME?`, or the names that there are where none is near; nil when there are none.
package func advice(for word: String, among names: some Sequence<String>) -> String? {
  if let near = nearestName(to: word, among: names) { return "did you mean \(near)?" }
  let all = Array(names)
  guard !all.isEmpty else { return nil }
  let more = all.count > mostNames ? " and \(all.count - mostNames) more" : ""
  return "there \(all.count == 1 ? "is" : "are") "
    + all.prefix(mostNames).joined(separator: ", ") + more
}

/// No one reads more names than these in a message.
private let mostNames = 8

/// `, did you mean NAME?`, or nothing.
func suggestion(for word: String, among names: some Sequence<String>) -> String {
  nearestName(to: word, among: names).map { ", did you mean \($0)?" } ?? ""
}

/// How many letters have to be added, dropped, changed, or swapped with the next one, to make one word of the
/// other. Fingers that are too fast swap letters, so that is one error and not two.
private func typingErrors(from one: String, to other: String) -> Int {
  let (first, second) = (Array(one.utf8), Array(other.utf8))
  var beforeLast: [Int] = []
  var last = Array(0...second.count)
  for (index, byte) in first.enumerated() {
    var row = [index + 1]
    for (place, candidate) in second.enumerated() {
      var least = min(
        last[place + 1] + 1, row[place] + 1, last[place] + (byte == candidate ? 0 : 1))
      if index > 0, place > 0, byte == second[place - 1], candidate == first[index - 1] {
        least = min(least, beforeLast[place - 1] + 1)
      }
      row.append(least)
    }
    (beforeLast, last) = (last, row)
  }
  return last[second.count]
}
