package import JobModel

/// The one form of time that HTTP headers have to use: `Sun, 06 Nov 1994 08:49:37 GMT`.
package enum HTTPDate {
  package static func instant(_ text: String) -> Instant? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), (1...31).contains(day),
      let month = months.firstIndex(where: { $0 == words[2] }), let year = Int(words[3]),
      (1970...9999).contains(year)
    else { return nil }
    let time = words[4].split(separator: ":").map { Int($0) ?? -1 }
    guard time.count == 3, (0..<24).contains(time[0]), (0..<60).contains(time[1]),
      (0...60).contains(time[2])
    else { return nil }
    let days = CivilTime.daysSince1970(year: year, month: month + 1, day: day)
    let seconds = days * 86_400 + Int64(time[0] * 3600 + time[1] * 60 + time[2])
    return Instant(milliseconds: seconds * 1000)
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
