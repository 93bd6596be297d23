import TerminalUI
import Testing

@testable import Dashboard

/// Counts are never cut: `1 000…` would be another number.
struct CountColumnTests {
  @Test(arguments: [([], 6), ([1], 6), ([999_999], 7), ([3, 1_000_000, 20], 9)] as [([Int], Int)])
  func asWideAsTheLargest(counts: [Int], width: Int) {
    let spec = ColumnSpec.counts("JOBS", 6, 1, of: counts)
    #expect(spec.minimum == width && spec.ideal == width)
  }
}
