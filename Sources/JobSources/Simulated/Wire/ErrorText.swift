/// What the cloud says when it cannot answer a question.
struct ErrorText {
  var status: Int
  var body: JSONText

  /// The service does not know the job: never heard of, too young, or forgotten.
  static func unknownJob(_ id: String, of service: CloudService) -> ErrorText {
    switch service {
    case .ecs:
      wrapped(400, "Common.0025", "Query job Error because job \(id) is not there.")
    case .bms, .evs, .vpc, .ims, .sdrs:
      wrapped(400, "Common.0011", "There is no job \(id).")
    case .rds, .gaussdb, .openGauss, .geminiDB, .dds, .ddm:
      flat(400, "DBS.200543", "There is no such job.")
    case .sfsTurbo:
      ErrorText(
        status: 404, body: ["errCode": "SFS.TURBO.0004", "errMsg": "There is no such job."])
    case .cce:
      ErrorText(
        status: 404,
        body: ["errorCode": "CCE.01404001", "errorMessage": "There is no job \(id)."])
    case .dcs: flat(404, "DCS.4004", "There is no such job.")
    case .dws: flat(404, "DWS.0404", "There is no such job.")
    case .cph: flat(404, "CPH.0404", "There is no such job.")
    case .workspace: flat(404, "WKS.00000404", "There is no such job.")
    case .elb: flat(404, "ELB.8904", "There is no such job.")
    case .vpn: flat(404, "VPN.0004", "There is no such job.")
    case .cbr: flat(404, "BackupService.6404", "There is no such log entry.")
    case .dms: flat(404, "DMS.00404022", "There is no such task.")
    }
  }

  /// The project in the path is not the one of the token.
  static let foreignProject = wrapped(
    400, "Common.0018", "The project of the path is not the project of the token.")
  static let noSuchAPI = flat(404, "APIGW.0101", "Nothing is served under this path.")
  static let wrongMethod = flat(405, "APIGW.0104", "This path does not take that method.")
  static let serverError = wrapped(500, "Common.0999", "The service has an internal error.")
  static let unknownOrder = flat(400, "CBC.0100", "The order id is not valid.")
  static let wrongSite = flat(
    403, "CBC.0150", "Access denied. The account belongs to another site.")

  static func flat(_ status: Int, _ code: String, _ message: String) -> ErrorText {
    ErrorText(
      status: status, body: ["error_code": .string(code), "error_msg": .string(message)])
  }

  private static func wrapped(_ status: Int, _ code: String, _ message: String) -> ErrorText {
    ErrorText(
      status: status, body: ["error": ["code": .string(code), "message": .string(message)]])
  }
}

extension ErrorText {
  /// A refusal by the gateway because of too many requests, with the limit in its text.
  static func throttled(limit: Int, window: Int64, request: String) -> ErrorText {
    let span =
      window % 60_000 == 0 ? "\(window / 60_000) minute" : "\(max(1, window / 1000)) second"
    return gateway(
      429, "APIGW.0308",
      "Too many requests: policy user over ratelimit,limit:\(limit),time:\(span)", request)
  }

  static func unauthorized(_ reason: String, request: String) -> ErrorText {
    gateway(
      401, "APIGW.0301", "Incorrect IAM authentication information: \(reason)", request)
  }

  /// A refusal by the login.
  static func keystone(_ status: Int64, _ title: String, _ message: String) -> ErrorText {
    ErrorText(
      status: Int(status),
      body: [
        "error": [
          "code": .integer(status), "message": .string(message), "title": .string(title),
        ]
      ])
  }

  private static func gateway(
    _ status: Int, _ code: String, _ message: String, _ request: String
  ) -> ErrorText {
    ErrorText(
      status: status,
      body: [
        "error_code": .string(code), "error_msg": .string(message), "request_id": .string(request),
      ])
  }

  /// The page of a proxy that lost its upstream.
  static func page(_ title: String) -> [UInt8] {
    let text = """
      <html>
      <head><title>\(title)</title></head>
      <body>
      <center><h1>\(title)</h1></center>
      <hr><center>edge-proxy</center>
      </body>
      </html>

      """
    return Array(text.utf8)
  }
}
