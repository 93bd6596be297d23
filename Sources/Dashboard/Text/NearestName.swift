import JobModel

/// The name that was probably meant, for messages about one that does not exist.
package func nearestName(to word: String, among names: some Sequence<String>) -> String? {
  let word = word.lowercased()
  let ranked = names.map { ($0, editDistance($0.lowercased(), word)) }
  guard let best = ranked.min(by: { $0.1 < $1.1 }) else { return nil }
  return best.1 <= max(2, word.count / 3) ? best.0 : nil
}

/// `, did you mean NAME?`, or nothing.
func suggestion(for word: String, among names: some Sequence<String>) -> String {
  nearestName(to: word, among: names).map { ", did you mean \($0)?" } ?? ""
}
