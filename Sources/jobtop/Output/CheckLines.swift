import JobModel
import JobSources
import TerminalUI

/// A check of an account, for people: the result, the subject and the finding.
struct CheckLines {
  var check: AccountCheck
  /// Of the terminal; nil without one: then it is one line, easy to grep.
  var width: Int?

  private static let markWidth = 5
  private static let subjectWidth = 18
  private static let indentation = 2 + markWidth + subjectWidth + 1
  /// Anything narrower is unreadable.
  private static let leastWidth = 20

  var text: String {
    let head =
      "  " + Self.padded(mark, to: Self.markWidth) + Self.padded(subject, to: Self.subjectWidth)
    let lines = broken(finding.printable)
    let next = "\n" + String(repeating: " ", count: Self.indentation)
    return head.printable + " " + lines.joined(separator: next) + "\n"
  }

  private var mark: String {
    switch check.result {
    case .good: "ok"
    case .bad, .throttled: "FAIL"
    case .skipped: "-"
    }
  }

  private var names: String { check.subjects.joined(separator: ", ") }

  /// Many services do not fit in the subject column.
  private var namesAreFinding: Bool {
    check.subjects.count > 1 && (check.result == .good || names.count > Self.subjectWidth)
  }

  private var subject: String { namesAreFinding ? "services" : names }

  private var finding: String {
    switch check.result {
    case .good where namesAreFinding: return names + " answer"
    case .good, .skipped, .bad, .throttled:
      let text = [check.finding, advice].filter { !$0.isEmpty }.joined(separator: "; ")
      return namesAreFinding ? "\(names): \(text)" : text
    }
  }

  private var advice: String {
    switch check.result {
    case .good, .skipped: ""
    case .bad(let advice): advice
    case .throttled(let span): "wait \(Int(span.seconds.rounded(.up))) s"
    }
  }

  private func broken(_ text: String) -> [String] {
    width.map { wrapped(text, to: max(Self.leastWidth, $0 - Self.indentation)) } ?? [text]
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
