/// How services say that they do not know a job: with 400 as often as with 404.
enum NotFound {
  static func matches(_ error: JobError, httpStatus: Int?) -> Bool {
    let code = error.code?.lowercased()
    // The gateway says that there is no such path; it knows no jobs.
    if let code, code.hasPrefix("apigw.") || code.hasPrefix("apig.") { return false }
    if httpStatus == 404 { return true }
    switch code {
    case "common.0011", "common.0025", "dbs.200543", "404": return true
    default: return false
    }
  }
}
