/// What is left of safe text where only ASCII can be sent; it takes as many columns.
func asciiForm(of scalars: [UInt32]) -> [UInt32] {
  scalars.flatMap { value -> [UInt32] in
    switch value {
    case 0..<0x7F: return [value]
    case 0x2500, 0x2501: return [0x2D]  // -
    case 0x2502, 0x2503: return [0x7C]  // |
    case 0x2504...0x257F: return [0x2B]  // +
    case 0x2588...0x258B: return [0x23]  // #
    case 0x2026: return [0x2E]  // .
    default:
      let columns = Unicode.Scalar(value).flatMap(DisplayWidth.tabulated) ?? 1
      return Array(repeating: 0x3F, count: columns)  // ?
    }
  }
}
