import JobModel

/// Records that can be written in every output format, and the columns of the tabular ones.
struct RecordTable {
  struct Column {
    /// The member of the record.
    var name: String
    /// The head of the column in the table for people.
    var title: String
    var kind = Kind.text
    /// What the table for people shows when nothing is known.
    var absent = ""
    /// On a narrow terminal, the column is never cut to less than this.
    var minimum = 6
    /// On a narrow terminal, columns with a higher priority are cut less.
    var priority = 50
  }

  /// How a value is written in the table for people.
  enum Kind {
    case text, number, money

    func text(_ value: PlainValue) -> String {
      guard self == .money, case .number(let amount) = value else { return value.cell }
      return moneyText(amount)
    }
  }

  var records: [PlainValue]
  var columns: [Column]

  func text(_ format: OutputFormat, width: Int?) throws -> String {
    switch format {
    case .json: return RecordText.json(records)
    case .ndjson: return RecordText.ndjson(records)
    case .yaml: return try RecordText.yaml(.list(records))
    case .csv: return SeparatedText.csv.text([columns.map(\.name)] + cells)
    case .tsv: return SeparatedText.tsv.text([columns.map(\.name)] + cells)
    case .table:
      let heads = columns.map {
        PlainTable.Column(
          title: $0.title, isNumeric: $0.kind != .text, minimum: $0.minimum, priority: $0.priority)
      }
      let rows = records.map { record in
        columns.map { column in
          let text = column.kind.text(record[column.name] ?? .null)
          return text.isEmpty ? column.absent : text
        }
      }
      return PlainTable(columns: heads, rows: rows).text(width: width)
    }
  }

  private var cells: [[String]] {
    records.map { record in columns.map { (record[$0.name] ?? .null).cell } }
  }
}
