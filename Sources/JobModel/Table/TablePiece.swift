/// Some rows of a table that lie side by side, for work that goes over all of them.
struct TablePiece {
  /// The number of its first row.
  var first: Int
  var cells: UnsafeBufferPointer<JobCells>
  var rest: Rest

  enum Rest {
    case memory(UnsafeBufferPointer<JobExtras>)
    case store(any StoredRows)
  }

  /// One row alone.
  static func withPiece(of row: JobRow, _ body: (TablePiece) -> Void) {
    withUnsafePointer(to: row.cells) { cells in
      let cells = UnsafeBufferPointer(start: cells, count: 1)
      switch row.home {
      case .memory(let extras):
        withUnsafePointer(to: extras) { extras in
          let rest = UnsafeBufferPointer(start: extras, count: 1)
          body(TablePiece(first: 0, cells: cells, rest: .memory(rest)))
        }
      case .store(let store, let row):
        body(TablePiece(first: row, cells: cells, rest: .store(store)))
      }
    }
  }
}

extension JobTable {
  /// Goes through all rows, also those that are absorbed.
  func forEachPiece(_ body: (TablePiece) -> Void) {
    cells.forEachPiece { first, cells in
      if let store {
        body(TablePiece(first: first, cells: cells, rest: .store(store)))
      } else {
        extras.withPiece(of: first) {
          body(TablePiece(first: first, cells: cells, rest: .memory($0)))
        }
      }
    }
  }

  /// The jobs of some rows, or of all; absorbed ones are left out.
  ///
  /// - Parameter rows: nil for all.
  func forEachJob(among rows: [Int32]?, _ body: (_ row: Int32, JobCells) -> Void) {
    guard let rows else {
      return cells.forEachPiece { first, cells in
        for (place, job) in cells.enumerated() where !job.isAbsorbed {
          body(Int32(first + place), job)
        }
      }
    }
    for row in rows where !cells[Int(row)].isAbsorbed { body(row, cells[Int(row)]) }
  }

  /// The texts of one kind, in ascending order of their rows; rows without one are left out.
  func forEachText(
    _ text: JobText, of rows: Range<Int>,
    _ body: (_ row: Int, _ bytes: UnsafeRawBufferPointer) -> Void
  ) {
    switch text.place {
    case .extras where store != nil:
      store?.scan(rows, [text]) { row, _, bytes in body(row, bytes) }
    case .extras(let offset):
      for row in rows {
        let reference = withUnsafeBytes(of: extras[row]) {
          $0.load(fromByteOffset: offset, as: TextReference.self)
        }
        if reference != .none { texts.withBytes(of: reference) { body(row, $0) } }
      }
    case .cells(let offset):
      for row in rows {
        let reference = withUnsafeBytes(of: cells[row]) {
          $0.load(fromByteOffset: offset, as: TextReference.self)
        }
        if reference != .none { texts.withBytes(of: reference) { body(row, $0) } }
      }
    }
  }

  /// Ranges in which the rows lie, for a walk over them: few are looked at one by one, many in one walk over
  /// all.
  ///
  /// - Parameter rows: in ascending order.
  func forEachRun(of rows: [Int32], _ body: (Range<Int>) -> Void) {
    if store == nil || rows.count < count / 20 {
      for row in rows { body(Int(row)..<Int(row) + 1) }
    } else {
      // In pieces: between them the screen can look something up in the store.
      for start in stride(from: 0, to: count, by: 1024) {
        body(start..<min(start + 1024, count))
      }
    }
  }
}
