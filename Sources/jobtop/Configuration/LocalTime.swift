import Glibc
import JobModel

/// The time zone of this machine.
enum LocalTime {
  /// How far local time is ahead of UTC at a moment, daylight saving included.
  static func secondsEastOfUTC(_ instant: Instant) -> Int {
    var seconds = time_t(instant.milliseconds / 1000)
    var local = tm()
    localtime_r(&seconds, &local)
    return local.tm_gmtoff
  }
}
