/// The values as a row of small columns, one for each, the largest full height. Values that are
/// negative or no number count as zero.
package func sparkline(_ values: [Double], ascii: Bool = false) -> String {
  let steps = Array(ascii ? "_.-:=+*#" : "▁▂▃▄▅▆▇█")
  let heights = values.map { $0.isFinite && $0 > 0 ? $0 : 0 }
  guard let highest = heights.max(), highest > 0 else {
    return String(repeating: steps[0], count: values.count)
  }
  return String(
    heights.map { height in
      // Anything above zero must not look like zero.
      guard height > 0 else { return steps[0] }
      let step = Int((height / highest * Double(steps.count - 1)).rounded())
      return steps[min(max(1, step), steps.count - 1)]
    })
}
