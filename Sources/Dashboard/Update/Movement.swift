import JobModel
import TerminalUI

extension AppState {
  /// Moves the cursor of a list, or the lines of a page.
  mutating func move(by step: Int) {
    let rows = listRows(in: view.kind)
    switch view {
    case .jobs(var list):
      list.move(to: list.cursor.position + step, visibleRows: rows)
      view = .jobs(list)
    case .errors(var cursor):
      cursor.move(to: cursor.position + step, in: causes, rows: rows)
      view = .errors(cursor)
    case .orders(var cursor):
      cursor.move(to: cursor.position + step, in: orderIDs, rows: rows)
      view = .orders(cursor)
    case .pulse(var cursor):
      cursor.move(to: cursor.position + step, in: jobKinds, rows: rows)
      view = .pulse(cursor)
    case .contexts(var cursor):
      cursor.move(to: cursor.position + step, in: contextRows.map(\.id), rows: rows)
      view = .contexts(cursor)
    case .themes(var chooser):
      chooser.cursor.move(to: chooser.cursor.position + step, in: themes.map(\.name), rows: rows)
      view = .themes(chooser)
      preview(chooser)
    case .log(var page):
      page.move(by: step, in: shownLog, rows: rows)
      view = .log(page)
    case .job(var page) where !page.subJobRows.isEmpty:
      page.moveSubJob(by: step, rows: layout.subJobRows)
      view = .job(page)
    case .job, .help:
      scrollPage(to: pageTop + step)
    }
  }

  mutating func moveToTop() {
    let rows = listRows(in: view.kind)
    switch view {
    case .jobs(var list):
      list.cursor.goToTop(in: list.rows, rows: rows)
      view = .jobs(list)
    case .errors, .orders, .pulse, .themes, .contexts, .log: move(by: -Int(Int32.max))
    case .job(let page) where !page.subJobRows.isEmpty: move(by: -Int(Int32.max))
    case .job, .help: scrollPage(to: 0)
    }
  }

  mutating func moveToBottom() { move(by: Int(Int32.max)) }

  /// What the wheel does.
  mutating func scroll(by step: Int) {
    if case .jobs(var list) = view {
      list.cursor.scroll(by: step, in: list.rows, rows: listRows(in: .jobs))
      view = .jobs(list)
    } else {
      move(by: step)
    }
  }

  private mutating func preview(_ chooser: ThemeChooser) {
    if let theme = themes.first(where: { $0.name == chooser.cursor.selected }) {
      self.theme = theme
    }
  }

  // MARK: - Pages

  private var pageTop: Int {
    switch view {
    case .job(let page): page.top
    case .help(let page): page.top
    case .jobs, .errors, .orders, .pulse, .themes, .contexts, .log: 0
    }
  }

  private mutating func scrollPage(to line: Int) {
    let last = max(0, pageLines.count - layout.body.rows)
    let top = min(max(0, line), last)
    switch view {
    case .job(var page):
      page.top = top
      view = .job(page)
    case .help(var page):
      page.top = top
      view = .help(page)
    case .jobs, .errors, .orders, .pulse, .themes, .contexts, .log: break
    }
  }

  /// The lines of the page that is shown, however many they are; empty where a list is shown.
  var pageLines: [TextLine] {
    switch view {
    case .job(let page): page.lines
    case .help(let page): helpLines(about: page.about, width: pageWidth)
    case .jobs, .errors, .orders, .pulse, .themes, .contexts, .log: []
    }
  }

  /// The width of text on a page: between two margins, and never so wide that lines are hard to follow.
  var pageWidth: Int { max(1, layout.body.columns - 2) }
}
