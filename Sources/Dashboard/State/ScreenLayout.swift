import TerminalUI

/// Which rows of the screen hold what. Drawing and the mouse both go by it.
struct ScreenLayout {
  let header: Rect
  /// Where the operator is, and how much of how much is shown.
  let crumbs: Rect
  let body: Rect
  let keys: Rect
  /// Smaller than this makes no sense: then only the counts are shown.
  let isTiny: Bool

  init(size: Size) {
    let whole = Rect(size: size)
    isTiny = size.columns < 24 || size.rows < 5
    let top = whole.splitTop(isTiny ? 0 : 1)
    header = top.top
    let bottom = top.rest.splitBottom(isTiny ? 0 : 1)
    keys = bottom.bottom
    // With room to spare, an empty row sets the header apart.
    let gap = size.rows >= 30 ? 1 : 0
    let rest = bottom.rest.splitTop(isTiny ? 0 : gap).rest.splitTop(isTiny || size.rows < 7 ? 0 : 1)
    crumbs = rest.top
    let space = rest.rest.splitTop(isTiny ? 0 : gap).rest
    body = size.rows >= 16 ? space.splitBottom(1).rest : space
  }

  /// Where the explanation of the selected row stands, below a list that leaves room for it.
  func detail(in kind: ViewKind) -> Rect {
    switch kind {
    case .errors: body.rows >= 14 ? body.splitBottom(8).bottom : body.splitBottom(0).bottom
    // A context has many hosts, and a reason for each that is in trouble; but there may be many contexts.
    case .contexts: body.splitBottom(body.rows >= 14 ? max(8, min(body.rows / 2, 16)) : 0).bottom
    // The address of the selected order.
    case .orders: body.splitBottom(body.rows >= 14 ? 3 : 0).bottom
    case .log: body.splitBottom(body.rows >= 14 ? 8 : 0).bottom
    case .jobs, .job, .pulse, .help, .themes: body.splitBottom(0).bottom
    }
  }

  func table(in kind: ViewKind) -> Rect {
    body.splitBottom(detail(in: kind).rows).rest
  }

  /// The rows of a table below its heads.
  func listRows(in kind: ViewKind) -> Int {
    switch kind {
    case .jobs, .errors, .orders, .pulse, .contexts, .log: max(0, table(in: kind).rows - 1)
    case .job, .help: body.rows
    case .themes: max(0, chooser.rows - 2)
    }
  }

  /// The rows for sub jobs below their heads.
  var subJobRows: Int { max(0, body.rows - 1) }

  /// The panel in which a theme is chosen, at the right, so that the view beside it shows the theme.
  var chooser: Rect {
    let columns = min(34, body.columns)
    return body.splitRight(columns).right
  }
}
