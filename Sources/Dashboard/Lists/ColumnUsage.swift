import JobModel
import TerminalUI

/// Which columns have anything to say, and how wide that usually is: columns without content are not
/// shown, and no column is wider than it needs to be.
struct ColumnUsage: Sendable {
  private var widths: [JobColumn: Int] = [:]
  /// As wide as nearly all names are: one that is much longer shall not take the room of the reasons.
  private(set) var usualName = 0
  /// How many different values there are, as far as that matters for showing the column.
  private var values: [JobColumn: Set<String>] = [:]

  init() {}

  init(of table: JobTable) {
    // The first and the last rows stand for all: this only has to be about right.
    let sample = 1000
    var names: [Int] = []
    for row in 0..<table.count where row < sample || row >= table.count - sample {
      guard !table.isAbsorbed(row) else { continue }
      if let name = note(table[row]) { names.append(name) }
    }
    names.sort()
    if !names.isEmpty { usualName = names[names.count * 19 / 20] }
  }

  func isUsed(_ column: JobColumn) -> Bool { (widths[column] ?? 0) > 0 }

  /// The widest content; 0 when there is none.
  func width(of column: JobColumn) -> Int { widths[column] ?? 0 }

  /// Whether the column tells rows apart.
  func varies(_ column: JobColumn) -> Bool { (values[column]?.count ?? 0) > 1 }

  /// Never narrower than before, so that columns do not jump about.
  func widened(by older: ColumnUsage) -> ColumnUsage {
    var merged = self
    merged.usualName = max(usualName, older.usualName)
    merged.widths.merge(older.widths, uniquingKeysWith: max)
    merged.values.merge(older.values) { $0.union($1) }
    return merged
  }

  /// - Returns: how wide the name is, where there is one.
  private mutating func note(_ row: JobRow) -> Int? {
    note(.type, row.type)
    // Where there is nothing else, the id stands there.
    let known = row.resourceName ?? row.resourceID
    let name = known ?? (row.type == nil ? row.id?.rawValue ?? row.orderID?.rawValue : nil)
    note(.resourceName, name)
    if row.resourceName != nil { note(.resourceID, row.resourceID) }
    note(.orderID, row.orderID?.rawValue)
    note(.jobID, row.id?.rawValue)
    note(.rawStatus, row.rawStatus)
    note(.note, row.note)
    for (column, text) in [
      (JobColumn.service, row.service), (.region, row.region), (.context, row.context),
    ] {
      note(column, text)
      if let text { values[column, default: []].insert(text) }
    }
    noteReason(row)
    if row.subJobsTotal ?? 0 > 0 || row.progress != nil { widths[.progress] = 12 }
    return name.map { DisplayWidth.columns(of: $0) }
  }

  private mutating func noteReason(_ row: JobRow) {
    let flags = row.flags.isEmpty ? nil : row.flags.words.joined(separator: ", ") + "    "
    let parts = [row.causeCode, row.causeMessage, flags].compactMap(\.self)
    if !parts.isEmpty { note(.causeMessage, parts.joined(separator: " ")) }
  }

  private mutating func note(_ column: JobColumn, _ text: String?) {
    guard let text else { return }
    let width = DisplayWidth.columns(of: text)
    if width > widths[column] ?? 0 { widths[column] = width }
  }
}
