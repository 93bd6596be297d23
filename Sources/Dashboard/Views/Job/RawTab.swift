import JobModel
import TerminalUI

extension JobPageView {
  /// The cloud's own last answer, with secrets hidden.
  var raw: [TextLine] {
    guard let detail else { return [TextLine("reading", .muted)] }
    guard let document = detail.lastAnswer else {
      return [TextLine("The answer itself was not kept.", .muted)]
    }
    // Of a huge answer only the start is shown.
    let most = 100_000
    let shown = document.bytes.count <= most ? document.bytes : Array(document.bytes.prefix(most))
    let lines = JSONLines(shown, hidden: glyphs.hidden).lines.flatMap { line in
      line.text.wrapped(to: width, indentation: line.depth * 2 + 4)
    }
    guard document.bytes.count > most else { return lines }
    let rest = document.bytes.count - most
    let key = state.settings.keyMap.keys(of: .write).first.map { glyphs.key($0) } ?? ":write"
    let note = "... \(rest.grouped) more bytes; \(key) writes all of it to a file"
    return lines + [.empty, TextLine(note, .warning)]
  }
}
