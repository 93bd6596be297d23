import JobModel
import TerminalUI

extension JobPageView {
  /// The cloud's own last answer, with secrets hidden.
  var raw: [TextLine] {
    guard let detail else { return [TextLine("reading", .muted)] }
    guard let document = detail.lastAnswer else {
      return [TextLine("The answer itself was not kept.", .muted)]
    }
    return JSONLines(document.bytes, hidden: glyphs.hidden).lines.flatMap { line in
      line.text.wrapped(to: width, indentation: line.depth * 2 + 4)
    }
  }
}
