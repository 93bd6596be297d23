/// How services say that they do not know a job: with 400 as often as with 404.
enum NotFound {
  static func matches(_ error: JobError, httpStatus: Int?) -> Bool {
    if httpStatus == 404 { return true }
    switch error.code?.lowercased() {
    case "common.0011", "common.0025", "dbs.200543", "404": return true
    default: return false
    }
  }
}
