import TerminalUI

/// What something on the screen is, whatever it looks like. A theme says how each role looks; a role
/// it does not mention looks like its basis.
package enum ThemeRole: String, CaseIterable, Sendable {
  /// Plain text, and the background of everything.
  case text
  /// What matters less: labels, units, jobs that are long done.
  case muted
  /// What is hardly more than empty: axes, tracks, separators.
  case faint
  /// The one colour that leads the eye where nothing has failed.
  case accent

  /// The name of the program.
  case title
  /// The line at the top.
  case header
  /// The path to where the operator is, and its last step.
  case crumb, here
  case tab
  case activeTab = "active_tab"
  /// The names of columns, and the one by which the table is sorted.
  case head
  case sortedHead = "sorted_head"
  /// Laid over the row under the cursor, over marked rows, over rows that have just changed: their background
  /// behind all of it, their foreground instead of colours that could not be read there.
  case selected, marked, changed
  /// The sign before the selected row.
  case cursor

  // States.
  case failed, running, waiting, unpaid, succeeded, cancelled, unknown, gone
  /// The number of failures in the header: the loudest place of the screen.
  case alarm

  /// The sentence that says why a job failed, where there is only one; and an error code.
  case cause, code

  case keyName = "key_name"
  case keyText = "key_text"
  case prompt, error, warning, info
  /// Headings within a page.
  case heading

  case barFilled = "bar_filled"
  case barEmpty = "bar_empty"
  case sparkline
  case scrollbar
  /// A surface above the view: chooser, completions.
  case panel

  case jsonKey = "json_key"
  case jsonString = "json_string"
  case jsonNumber = "json_number"
  case jsonWord = "json_word"
  case jsonPunctuation = "json_punctuation"

  /// The role whose look this one takes over where a theme says nothing about it.
  var basis: ThemeRole? {
    switch self {
    case .text: nil
    case .muted, .accent, .header, .selected, .marked, .changed, .failed, .unknown, .panel,
      .jsonString, .cause:
      .text
    case .faint, .succeeded, .cancelled, .gone, .waiting, .crumb, .tab, .head, .keyText: .muted
    case .scrollbar, .barEmpty, .jsonPunctuation: .faint
    case .title, .activeTab, .sortedHead, .running, .keyName, .prompt, .info, .cursor, .jsonKey,
      .jsonNumber, .heading, .sparkline:
      .accent
    case .unpaid: .warning
    case .warning, .jsonWord: .accent
    case .here: .text
    case .alarm, .error, .code: .failed
    case .barFilled: .running
    }
  }

  /// Attributes that belong to the role unless a theme gives others.
  var attributes: Attributes? {
    switch self {
    case .title, .activeTab, .sortedHead, .here, .failed, .cause, .heading: .bold
    case .alarm: [.bold, .reverse]
    case .code, .prompt, .sparkline: []
    default: nil
    }
  }

  /// How the role looks where there are no colours at all.
  var monochrome: Attributes {
    switch self {
    case .title, .here, .sortedHead, .cause, .code, .heading, .unpaid, .keyName, .warning,
      .cursor, .barFilled, .prompt, .accent:
      .bold
    case .activeTab, .failed: [.bold, .underline]
    case .alarm, .selected, .error: [.bold, .reverse]
    case .changed: .bold
    case .head, .muted, .crumb, .tab, .keyText, .succeeded, .gone, .cancelled, .marked: []
    case .faint, .scrollbar, .barEmpty: .dim
    case .text, .header, .running, .waiting, .unknown, .info, .sparkline, .panel, .jsonKey,
      .jsonString,
      .jsonNumber, .jsonWord, .jsonPunctuation:
      []
    }
  }
}
