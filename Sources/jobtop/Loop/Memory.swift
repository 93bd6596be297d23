import Glibc

/// What the C library does with freed memory.
enum Memory {
  /// From now on the memory that sorting a million rows takes goes back to the system at once, instead of
  /// staying ours for as long as the program runs.
  static func givesLargeBlocksBack() {
    // Swift does not import <malloc.h>, and another C library may not have it.
    guard let address = dlsym(nil, "mallopt") else { return }
    typealias SetOption = @convention(c) (_ option: Int32, _ value: Int32) -> Int32
    let setOption = unsafeBitCast(address, to: SetOption.self)
    let mmapThreshold: Int32 = -3
    _ = setOption(mmapThreshold, 512 << 10)
  }
}
