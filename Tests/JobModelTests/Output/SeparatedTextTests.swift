import JobModel
import Testing

/// Rows for programs, and for the terminals in which somebody looks at them.
@Suite struct SeparatedTextTests {
  @Test func cellsAreQuotedWhereTheyMust() {
    #expect(
      SeparatedText.csv.text([["a", "b,c", "d\"e", "f\ng", ""]])
        == "a,\"b,c\",\"d\"\"e\",\"f\ng\",\r\n")
  }

  @Test func tabsAndLineBreaksAreEscapedBetweenTabs() {
    #expect(
      SeparatedText.tsv.text([["a\tb", "c\\d\ne"], ["", "f"]]) == "a\\tb\tc\\\\d\\ne\n\tf\n")
  }

  @Test(arguments: [SeparatedText.csv, .tsv])
  func escapeSequencesAreMadeVisible(_ form: SeparatedText) {
    let line = form.line(["\u{1b}]0;owned\u{7}", "\u{202e}txt"])
    #expect(line.contains("\\u{1b}]0;owned\\u{7}"))
    #expect(line.contains("\\u{202e}txt"))
  }

  @Test func listsAreOneCell() {
    #expect(PlainValue.list([.text("partial"), .text("stale")]).cell == "partial,stale")
    #expect(PlainValue.null.cell == "")
    #expect(PlainValue.number(1.5).cell == "1.5")
  }
}
