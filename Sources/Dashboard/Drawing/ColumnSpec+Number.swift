import TerminalUI

extension ColumnSpec {
  /// A column for numbers and the like: of a fixed width, and aligned so that their digits stand below each
  /// other.
  static func number(_ title: String, _ width: Int, _ priority: Int) -> ColumnSpec {
    ColumnSpec(
      title: title, minimum: width, ideal: width, alignment: .trailing, priority: priority)
  }
}
