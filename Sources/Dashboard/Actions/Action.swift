package import TerminalUI

/// Everything an operator can do. Help, key line, command line and bindings all come from this list.
package enum Action: String, CaseIterable, Sendable {
  case down, up
  case pageDown = "page-down"
  case pageUp = "page-up"
  case top, bottom
  case open, back, quit
  case nextTab = "next-tab"
  case previousTab = "previous-tab"

  case filter
  case nextFailure = "next-failure"
  case previousFailure = "previous-failure"
  case sortNext = "sort-next"
  case sortPrevious = "sort-previous"
  case sortReverse = "sort-reverse"
  case mark
  case markAll = "mark-all"

  case openLink = "open-link"
  case copyID = "copy-id"
  case copyJSON = "copy-json"
  case refresh, pause, write

  case add, forget, undo, note

  case jobs, errors, orders, pulse, themes, help, command
  case contexts
  case log
  case view1 = "view-1"
  case view2 = "view-2"
  case view3 = "view-3"
  case view4 = "view-4"
  case view5 = "view-5"
  case view6 = "view-6"
  case view7 = "view-7"
  case view8 = "view-8"
  case view9 = "view-9"
  case mouse, repaint, suspend

  /// The views of the configuration that have a key, in its order.
  static let savedViews: [Action] = [
    .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9,
  ]

  /// Which of the views of the configuration it shows, counted from 0; nil for other actions.
  var savedViewPlace: Int? { Action.savedViews.firstIndex(of: self) }

  /// Whether it adds, changes or removes something in the store.
  var changesWhatIsKept: Bool { [.add, .forget, .undo, .note].contains(self) }

  /// As it is written in `keys:` of the configuration and after `:`.
  package var name: String { rawValue }

  /// What it does, in a few words that fit after the key.
  package var summary: String {
    switch self {
    case .down: "move down"
    case .up: "move up"
    case .pageDown: "page down"
    case .pageUp: "page up"
    case .top: "go to the top and follow the newest"
    case .bottom: "go to the bottom"
    case .open: "open the selection"
    case .back: "one step back"
    case .quit: "leave jobtop"
    case .nextTab: "next tab"
    case .previousTab: "previous tab"
    case .filter: "filter as you type"
    case .nextFailure: "next failure"
    case .previousFailure: "previous failure"
    case .sortNext: "sort by the next column"
    case .sortPrevious: "sort by the previous column"
    case .sortReverse: "reverse the order"
    case .mark: "mark, for actions on several jobs"
    case .markAll: "mark all shown, or none"
    case .openLink: "open the order or resource in the browser"
    case .copyID: "copy the id"
    case .copyJSON: "copy the whole job as JSON"
    case .refresh: "ask the cloud now"
    case .pause: "pause the screen, or resume"
    case .write: "write what is shown to a file"
    case .add: "track pasted or typed ids, JSON or a log"
    case .forget: "forget jobs; the cloud is not touched"
    case .undo: "bring back what was last forgotten"
    case .note: "attach a note to jobs"
    case .jobs: "all jobs"
    case .errors: "failures grouped by cause"
    case .orders: "orders"
    case .pulse: "how long jobs take, how often they fail"
    case .contexts: "how each context is doing"
    case .log: "what jobtop did, and how it went"
    case .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9:
      "the view with this number in config.yaml"
    case .themes: "choose a theme"
    case .help: "help for where you are"
    case .command: "type a command"
    case .mouse: "mouse on or off"
    case .repaint: "redraw the screen"
    case .suspend: "suspend; fg resumes"
    }
  }

  /// One or two words for the key line.
  var label: String {
    switch self {
    case .down: "down"
    case .up: "up"
    case .pageDown: "page down"
    case .pageUp: "page up"
    case .top: "top"
    case .bottom: "bottom"
    case .open: "open"
    case .back: "back"
    case .quit: "quit"
    case .nextTab: "next tab"
    case .previousTab: "previous tab"
    case .filter: "filter"
    case .nextFailure: "next failure"
    case .previousFailure: "previous failure"
    case .sortNext, .sortPrevious: "sort"
    case .sortReverse: "reverse"
    case .mark: "mark"
    case .markAll: "mark all"
    case .openLink: "open link"
    case .copyID: "copy id"
    case .copyJSON: "copy JSON"
    case .refresh: "ask now"
    case .pause: "pause"
    case .write: "write"
    case .add: "track"
    case .forget: "forget"
    case .undo: "bring back"
    case .note: "note"
    case .jobs: "jobs"
    case .errors: "errors"
    case .orders: "orders"
    case .pulse: "pulse"
    case .contexts: "contexts"
    case .log: "log"
    case .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9: "view"
    case .themes: "themes"
    case .help: "help"
    case .command: "command"
    case .mouse: "mouse"
    case .repaint: "repaint"
    case .suspend: "suspend"
    }
  }

  /// The keys it has unless the operator chose others.
  package var defaultKeys: [KeyPress] {
    switch self {
    case .down: [.character("j"), KeyPress(.down)]
    case .up: [.character("k"), KeyPress(.up)]
    case .pageDown: [KeyPress(.pageDown), .control("f")]
    case .pageUp: [KeyPress(.pageUp), .control("b")]
    case .top: [.character("g"), KeyPress(.home)]
    case .bottom: [.character("G"), KeyPress(.end)]
    case .open: [KeyPress(.enter)]
    case .back: [KeyPress(.escape), KeyPress(.backspace)]
    case .quit: [.character("q")]
    case .nextTab: [KeyPress(.tab), KeyPress(.right)]
    case .previousTab: [KeyPress(.backTab), KeyPress(.left)]
    case .filter: [.character("/")]
    case .nextFailure: [.character("n")]
    case .previousFailure: [.character("N")]
    case .sortNext: [.character("s"), .character(">")]
    case .sortPrevious: [.character("<")]
    case .sortReverse: [.character("S")]
    case .mark: [.character(" ")]
    case .markAll: [.character("*")]
    case .openLink: [.character("o")]
    case .copyID: [.character("y")]
    case .copyJSON: [.character("Y")]
    case .refresh: [.character("r")]
    case .pause: [.character("p")]
    case .write: [.character("w")]
    case .add: [.character("a")]
    case .forget: [.character("d")]
    case .undo: [.character("u")]
    case .note: [.character("i")]
    case .jobs: []
    case .errors: [.character("e")]
    case .orders: [.character("O")]
    case .pulse: [.character("P")]
    case .contexts: [.character("c")]
    case .log: [.character("l")]
    case .view1, .view2, .view3, .view4, .view5, .view6, .view7, .view8, .view9:
      savedViewPlace.map { [KeyPress.character(Character("\($0 + 1)"))] } ?? []
    case .themes: [.character("t")]
    case .help: [.character("?"), KeyPress(.function(1))]
    case .command: [.character(":")]
    case .mouse: [.character("m")]
    case .repaint: [.control("l")]
    case .suspend: [.control("z")]
    }
  }

  /// Where it means something.
  var views: Set<ViewKind> {
    switch self {
    case .down, .up, .pageDown, .pageUp, .top, .bottom, .back, .quit, .repaint, .suspend, .mouse:
      ViewKind.everywhere
    case .open: ViewKind.lists.union([.themes])
    case .nextTab, .previousTab: [.job]
    case .filter, .sortNext, .sortPrevious, .sortReverse, .mark, .markAll: [.jobs]
    case .nextFailure, .previousFailure: [.jobs, .job]
    case .openLink: [.jobs, .job, .orders]
    case .copyID: ViewKind.pages.subtracting([.pulse])
    case .refresh: [.jobs, .job, .contexts]
    case .copyJSON, .forget, .note: [.jobs, .job]
    case .pause, .write, .undo: ViewKind.pages
    case .add: ViewKind.pages.union([.help])
    case .jobs, .errors, .orders, .pulse, .themes, .command, .contexts, .log, .view1, .view2,
      .view3, .view4, .view5, .view6, .view7, .view8, .view9:
      ViewKind.pages.union([.help])
    case .help: ViewKind.pages
    }
  }
}
