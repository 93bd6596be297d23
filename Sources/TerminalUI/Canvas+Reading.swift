/// What a canvas holds, for terminals and for tests.
extension Canvas {
  /// The style at a point, nil outside of the canvas.
  package func style(at point: Point) -> Style? {
    bounds.contains(point) ? styles[Int(cells[point.row * size.columns + point.column].style)] : nil
  }

  /// The scalars that a cell shows; none for the right half of a wide character.
  func scalars(of cell: Cell) -> [Unicode.Scalar] {
    if cell.isContinuation { return [] }
    if let index = cell.clusterIndex { return clusters[index] }
    return Unicode.Scalar(cell.content).map { [$0] } ?? []
  }

  /// The text of each row, without blanks at its end.
  package var lines: [String] {
    (0..<size.rows).map { row in
      var scalars: [Unicode.Scalar] = []
      for cell in cells(inRow: row) { scalars += self.scalars(of: cell) }
      while scalars.last == " " { scalars.removeLast() }
      return String(String.UnicodeScalarView(scalars))
    }
  }

  /// The styles as letters, one for each cell, without blanks at the end.
  package func styleLetters(_ name: (Style) -> Character) -> [String] {
    let letters = styles.map(name)
    return (0..<size.rows).map { row in
      var line = cells(inRow: row).map { letters[Int($0.style)] }
      while line.last == " " { line.removeLast() }
      return String(line)
    }
  }

  private func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells[row * size.columns..<(row + 1) * size.columns]
  }

  /// Calls `body` for each stretch of one style in a row: its first column, style and scalars.
  func forEachRun(
    inRow row: Int, columns: Int, _ body: (_ column: Int, _ style: Style, [UInt32]) -> Void
  ) {
    let start = row * size.columns
    let end = start + min(columns, size.columns)
    var first = start
    var scalars: [UInt32] = []
    while first < end {
      let style = cells[first].style
      var next = first
      scalars.removeAll(keepingCapacity: true)
      while next < end, cells[next].style == style {
        let cell = cells[next]
        if let index = cell.clusterIndex {
          scalars += clusters[index].map(\.value)
        } else if cell.columns == 2, next + 1 == end {
          scalars.append(Cell.blank)  // half of it is beyond the edge
        } else if !cell.isContinuation {
          scalars.append(cell.content)
        }
        next += 1
      }
      body(first - start, styles[Int(style)], scalars)
      first = next
    }
  }
}

extension Canvas: Equatable {
  /// Equal when they look equal, in whatever order their styles were first used.
  package static func == (left: Canvas, right: Canvas) -> Bool {
    guard left.size == right.size, left.cursor == right.cursor else { return false }
    if left.styles == right.styles, left.clusters == right.clusters {
      return left.cells == right.cells
    }
    return left.cells.indices.allSatisfy { index in
      let (one, other) = (left.cells[index], right.cells[index])
      return one.columns == other.columns
        && left.styles[Int(one.style)] == right.styles[Int(other.style)]
        && left.scalars(of: one) == right.scalars(of: other)
    }
  }
}
