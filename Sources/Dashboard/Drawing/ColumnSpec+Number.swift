import TerminalUI

extension ColumnSpec {
  /// A column for numbers and the like: of a fixed width, and aligned so that their digits stand below each
  /// other.
  static func number(_ title: String, _ width: Int, _ priority: Int) -> ColumnSpec {
    ColumnSpec(
      title: title, minimum: width, ideal: width, alignment: .trailing, priority: priority)
  }

  /// The same for counts, as wide as the largest of them: a number that is cut is another number.
  static func counts(
    _ title: String, _ width: Int, _ priority: Int, of counts: some Sequence<Int>
  ) -> ColumnSpec {
    number(title, max(width, counts.max()?.grouped.count ?? 0), priority)
  }
}
