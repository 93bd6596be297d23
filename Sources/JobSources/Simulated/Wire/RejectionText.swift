/// The answers to calls that are refused at once, in the shapes that the services have for errors.
struct RejectionText {
  let service: CloudService
  let resource: CloudResource
  var random: SeededRandom

  /// An HTTP status and a body. `number` chooses among the service's shapes and may be of any size.
  mutating func rejection(_ number: Int) -> ErrorText {
    let choices: [ErrorText]
    switch service {
    case .ecs: choices = serverShapes
    case .bms: choices = [unnamedDetail, gatewayRefusal]
    case .evs: choices = volumeShapes
    case .rds, .gaussdb, .openGauss, .geminiDB, .dds, .ddm: choices = databaseShapes
    case .cce: choices = clusterShapes
    case .sfsTurbo:
      choices = [
        shape(409, ["errCode": "SFS.TURBO.0021", "errMsg": "The share is being changed."])
      ]
    case .elb: choices = [rows("results", "ELB.8904", "The listener is locked."), gatewayRefusal]
    case .vpc, .ims, .sdrs, .dcs, .dws, .cph, .workspace, .vpn, .cbr, .dms:
      choices = networkShapes
    }
    return choices[number % choices.count]
  }
}

extension RejectionText {
  private var serverShapes: [ErrorText] {
    mutating get {
      [
        wrapped("Ecs.0005", "This flavor cannot run the chosen image."),
        wrapped(
          "Ecs.0013", "The request cannot be met.",
          details: [["code": "Ecs.0013", "message": "No public address is left in the quota."]]),
        shape(
          403,
          [
            "forbidden": [
              "code": 403, "message": "Quota exceeded for cores: asked for 16, 96 of 100 are taken",
            ]
          ]),
        wrapped(
          "Ecs.0003", "You may not do this.",
          details: [
            ["code": "Ecs.0003"], ["code": "IAM.0045", "message": "The role te_admin is missing."],
          ]),
        batchRefusal,
        gatewayRefusal,
      ]
    }
  }

  private var volumeShapes: [ErrorText] {
    [
      rows("errors", "EVS.1020", "There is no volume type SSDX."),
      shape(413, ["overLimit": ["code": 413, "message": "Gigabytes exceeded: 30200 of 30000"]]),
      wrapped("EVS.1010", "The size is not possible.", details: [["message": "40 to 32768 GB"]]),
    ]
  }

  private var databaseShapes: [ErrorText] {
    [
      .flat(400, "DBS.200022", "The name \(resource.name) is in use."),
      shape(400, ["errCode": "RDS.0011", "externalMessage": "The instance is busy."]),
      shape(
        400, ["error": ["error_code": "DBS.280239", "error_msg": "There is no such flavor."]]),
    ]
  }

  private var clusterShapes: [ErrorText] {
    [
      shape(
        400, ["errorCode": "CCE.01400007", "errorMessage": "No more clusters are allowed here."]),
      shape(400, ["errorCode": "CCE.01400002", "errorMsg": "The subnet is of another network."]),
    ]
  }

  private var networkShapes: [ErrorText] {
    mutating get {
      [
        shape(400, ["code": "VPC.0202", "message": "The subnet of the request was not found."]),
        shape(
          409,
          [
            "NeutronError": [
              "type": "OverQuota", "message": "Quota exceeded for resources: ['floatingip']",
              "detail": "",
            ]
          ]),
        shape(
          400,
          [
            "error_code": "VPC.0504", "error_message": "The address pool is empty.",
            "status_code": 400, "request_id": .string(random.hex(32)),
          ]),
      ]
    }
  }

  /// A detail without a code before one that has both.
  private var unnamedDetail: ErrorText {
    wrapped(
      "BMS.0018", "Some parameters are wrong.",
      details: [
        ["message": "The zone is unknown."], ["code": "BMS.0021", "message": "No such flavor."],
      ])
  }

  private var gatewayRefusal: ErrorText {
    mutating get {
      shape(
        403,
        [
          "error_code": "APIGW.0306", "error_msg": "This user may not call this API.",
          "request_id": .string(random.hex(32)), "encoded_authorization_message": "c2ltdWxhdGVk",
        ])
    }
  }

  private var batchRefusal: ErrorText {
    mutating get {
      let servers = [random.uuid(), random.uuid()].map { id -> JSONText in
        [
          "id": .string(id), "error_code": "Ecs.0100",
          "error_message": "The server is not in a state for this.",
        ]
      }
      var refusal = wrapped("Ecs.0002", "Not every server could be asked.")
      refusal.body = refusal.body.adding([("internalError", .array(servers))])
      return refusal
    }
  }

  private func rows(_ key: String, _ code: String, _ message: String) -> ErrorText {
    let row: JSONText = [
      "resource_id": .string(resource.id), "error_code": .string(code),
      "error_msg": .string(message),
    ]
    return shape(400, .object([(key, .array([row]))]))
  }

  private func wrapped(
    _ code: String, _ message: String, details: [JSONText] = []
  ) -> ErrorText {
    let body: JSONText = ["message": .string(message), "code": .string(code)]
    let whole = details.isEmpty ? body : body.adding([("details", .array(details))])
    return shape(code == "Ecs.0003" ? 403 : 400, ["error": whole])
  }

  private func shape(_ status: Int, _ body: JSONText) -> ErrorText {
    ErrorText(status: status, body: body)
  }
}
