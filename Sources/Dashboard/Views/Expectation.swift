import JobModel

/// When a job that runs should end, by what is usual for its kind.
struct Expectation {
  /// `usually 5m0s`; empty where only its remark is known.
  var usual: String
  /// How that compares to how long it has run: `about 2 min left`.
  var remark: String
  /// Whether it runs far longer than usual.
  var isStale: Bool

  var role: ThemeRole { isStale ? .warning : .muted }

  var sentence: String {
    if usual.isEmpty || remark.isEmpty { return usual + remark }
    return usual + (isStale ? ": " : ", ") + remark
  }
}

extension AppState {
  /// Nil where too little is known of its kind.
  func expectation(of row: JobRow) -> Expectation? {
    let isStale = row.flags.contains(.stale) || digest.typical.isStale(row, at: clock)
    guard let usual = digest.typical.median(like: row), usual > .seconds(0) else {
      return isStale ? Expectation(usual: "", remark: "unusually long", isStale: true) : nil
    }
    var remark = ""
    if let elapsed = elapsed(of: row) {
      let times = Int(elapsed.milliseconds / usual.milliseconds)
      if isStale, times > 1 {
        remark = "\(times.grouped)\(glyphs.times) its usual time"
      } else if elapsed < usual {
        remark = "about \(max(usual - elapsed, .seconds(1)).coarse) left"
      } else if elapsed - usual >= .seconds(1) {
        remark = "\((elapsed - usual).coarse) over"
      }
    }
    return Expectation(usual: "usually \(usual.short)", remark: remark, isStale: isStale)
  }
}
