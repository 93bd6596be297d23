import Testing

@testable import TerminalUI

@Suite("Charts of text")
struct ChartTests {
  @Test("a spark line reaches its top at the largest value")
  func sparkLine() {
    #expect(sparkline([0, 1, 2, 3, 4, 5, 6, 7]) == "▁▂▃▄▅▆▇█")
    #expect(sparkline([0, 7], ascii: true) == "_#")
    #expect(sparkline([0, 0, 0]) == "▁▁▁")
    #expect(sparkline([]) == "")
  }

  @Test("a spark line shows a little as more than nothing, and nonsense as nothing")
  func sparkLineEdges() {
    #expect(sparkline([0.001, 1000]) == "▂█")
    #expect(sparkline([.nan, -5, .infinity, 1]) == "▁▁▁█")
  }

  @Test("a bar grows by eighths")
  func bars() {
    #expect(bar(fraction: 0, columns: 4) == "    ")
    #expect(bar(fraction: 1, columns: 4) == "████")
    #expect(bar(fraction: 0.5, columns: 4) == "██  ")
    #expect(bar(fraction: 1.0 / 32, columns: 4) == "▏   ")
    #expect(bar(fraction: 30.0 / 64, columns: 8) == "███▊    ")
    #expect(bar(fraction: 0.6, columns: 4, ascii: true) == "##- ")
  }

  @Test("a bar of nonsense stays within its columns", arguments: [-1, 2, .nan, .infinity, 0.333])
  func barEdges(fraction: Double) {
    for columns in 0...9 {
      #expect(DisplayWidth.columns(of: bar(fraction: fraction, columns: columns)) == columns)
    }
    #expect(bar(fraction: fraction, columns: -1) == "")
  }

  @Test("a span lies where its time lies")
  func spans() {
    #expect(span(from: 0, to: 1, columns: 6) == "├────┤")
    #expect(span(from: 0.5, to: 1, columns: 6) == "   ├─┤")
    #expect(span(from: 0, to: 0.5, columns: 6, ascii: true) == "|-|   ")
  }

  @Test("a span is never too short to be seen")
  func shortSpans() {
    #expect(span(from: 0.5, to: 0.5, columns: 4) == "  │ ")
    #expect(span(from: 1, to: 1, columns: 4) == "   │")
    #expect(span(from: 9, to: -9, columns: 4) == "├──┤")
    #expect(span(from: .nan, to: .nan, columns: 3) == "│  ")
    #expect(span(from: 0, to: 1, columns: 0) == "")
  }
}
