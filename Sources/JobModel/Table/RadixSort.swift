/// Sorts places by their key, and leaves those with equal keys as they were: digit by digit of 16 bits,
/// from the lowest.
func radixSort(_ places: inout [Int32], by key: (Int32) -> UInt64) {
  guard places.count > 1 else { return }
  var scratch = places
  var (all, any) = (~UInt64(0), UInt64(0))
  for place in places {
    all &= key(place)
    any |= key(place)
  }
  // Digits in which all keys agree need no pass: times of one year differ in three of four.
  for shift in stride(from: UInt64(0), to: 64, by: 16) where (all ^ any) >> shift & 0xffff != 0 {
    var starts = [Int](repeating: 0, count: 0x10000)
    for place in places { starts[Int(key(place) >> shift & 0xffff)] += 1 }
    var sum = 0
    for digit in starts.indices { (starts[digit], sum) = (sum, sum + starts[digit]) }
    for place in places {
      let digit = Int(key(place) >> shift & 0xffff)
      scratch[starts[digit]] = place
      starts[digit] += 1
    }
    swap(&places, &scratch)
  }
}
