/// The part of a table that stays in the store and is asked for when someone looks: a million ids and
/// names would be most of its memory.
package protocol StoredRows: AnyObject, Sendable {
  /// What is kept there of a row. One that can no longer be read says nothing.
  func extras(of row: Int) -> StoredExtras

  /// Goes through some texts of many rows, in ascending order of the rows; absent texts are left out.
  ///
  /// - Parameter body: is given the row, the place of the text in `texts`, and its bytes.
  func scan(
    _ rows: Range<Int>, _ texts: [JobText],
    _ body: (_ row: Int, _ text: Int, _ bytes: UnsafeRawBufferPointer) -> Void)

  /// Goes through the times of many rows at which their jobs were first or last seen, in milliseconds.
  func scan(_ rows: Range<Int>, _ time: SeenTime, _ body: (_ row: Int, _ time: Int64) -> Void)

  func rows(of id: JobID) -> [Int]
  func rows(of order: OrderID) -> [Int]
}

package enum SeenTime: Sendable { case first, last }

/// What hardly ever repeats from job to job, as it came out of the store.
package struct StoredExtras: Sendable {
  package var id: JobID?
  package var orderID: OrderID?
  package var resourceID: String?
  package var resourceName: String?
  package var requestID: String?
  package var note: String?
  package var firstSeen: Instant?
  package var lastSeen: Instant?

  package init() {}
}
