/// One place on the screen, in eight bytes: what stands there and which of the canvas's styles.
struct Cell: Equatable {
  /// A scalar; or, with the top bit set, the number of one of the canvas's clusters.
  var content: UInt32
  var style: UInt16
  /// 1 or 2; 0 for the right half of a wide character.
  var columns: UInt8

  static let clusterBit: UInt32 = 0x8000_0000
  static let blank: UInt32 = 0x20

  var isContinuation: Bool { columns == 0 }
  var clusterIndex: Int? {
    content & Cell.clusterBit == 0 ? nil : Int(content & ~Cell.clusterBit)
  }
}
