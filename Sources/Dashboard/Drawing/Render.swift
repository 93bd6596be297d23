package import TerminalUI

/// The screen for a state: the same state always gives the same screen.
package func render(_ state: AppState, theme: Theme) -> Canvas {
  var frame = Frame(
    size: state.size, theme: theme.adapted(to: state.settings.depth), glyphs: state.glyphs)
  if state.layout.isTiny {
    drawCountsOnly(state, on: &frame)
    return frame.canvas
  }
  drawHeader(state, on: &frame)
  drawCrumbs(state, on: &frame)
  drawView(state.view, state, on: &frame)
  drawBottom(state, on: &frame)
  return frame.canvas
}

/// The screen in the theme that the operator has chosen.
package func render(_ state: AppState) -> Canvas {
  render(state, theme: state.theme)
}

private func drawView(_ view: ViewState, _ state: AppState, on frame: inout Frame) {
  let body = state.layout.body
  switch view {
  case .jobs(let list): drawJobs(list, state, on: &frame)
  case .errors(let cursor): drawErrors(cursor, state, on: &frame)
  case .orders(let cursor): drawOrders(cursor, state, on: &frame)
  case .pulse(let cursor): drawPulse(cursor, state, on: &frame)
  case .contexts(let cursor): drawContexts(cursor, state, on: &frame)
  case .log(let page): drawLog(page, state, on: &frame)
  case .job(let page) where !page.subJobRows.isEmpty: drawSubJobs(page, state, on: &frame)
  case .job(let page): frame.write(page.lines, in: body, from: page.top)
  case .help(let page):
    let lines = state.helpLines(about: page.about, width: state.pageWidth)
    frame.write(lines, in: body, from: page.top)
  case .themes(let chooser):
    if let below = state.views.dropLast().last { drawView(below, state, on: &frame) }
    drawChooser(chooser, state, on: &frame)
  }
}
