/// The answers to calls that are refused at once, in all the shapes that errors have.
enum RejectionText {
  /// The number of different shapes.
  static let shapes = 15

  /// An HTTP status and a body. `number` chooses the shape and may be of any size.
  static func rejection(
    _ number: Int, resource: CloudResource, _ random: inout SeededRandom
  ) -> (status: Int, body: JSONText) {
    let request = random.hex(32)
    return switch number % shapes {
    case 0: (400, error("Ecs.0005", "This flavor cannot run the chosen image."))
    case 1:
      (
        400,
        error(
          "Ecs.0013", "The request cannot be met.",
          details: [["code": "Ecs.0013", "message": "No public address is left in the quota."]])
      )
    case 2:
      (
        403,
        [
          "forbidden": [
            "code": 403, "message": "Quota exceeded for instances: asked for 1, 20 of 20 are taken",
          ]
        ]
      )
    case 3:
      (400, ["error_code": "DBS.200022", "error_msg": "The name \(resource.name) is in use."])
    case 4:
      (
        400,
        error(
          "BMS.0018", "Some parameters are wrong.",
          details: [
            ["message": "The zone is unknown."], ["code": "BMS.0021", "message": "No such flavor."],
          ])
      )
    case 5:
      (
        400,
        [
          "errorCode": "CCE.01400007", "errorMessage": "No more clusters are allowed here.",
          "error_code": "CCE_CM.0007",
        ]
      )
    case 6: (400, ["code": "VPC.0202", "message": "The subnet of the request was not found."])
    case 7: (403, denied(request))
    case 8: (400, batch(&random))
    case 9:
      (
        400,
        ["errors": [["error_code": "EVS.1020", "error_msg": "There is no volume type SSDX."]]]
      )
    case 10:
      (400, ["error": ["error_code": "DDM.1101", "error_msg": "The account name is reserved."]])
    case 11:
      (
        400, ["errCode": "RDS.0011", "externalMessage": "The instance is busy with another task."]
      )
    case 12:
      (
        403,
        error(
          "Ecs.0003", "You may not do this.",
          details: [["code": "Ecs.0003"], ["code": "IAM.0045", "message": "Role te_admin missing."]])
      )
    case 13:
      (
        400,
        [
          "error_code": "IMG.0083", "error_message": "Only four copies may run at a time.",
          "status_code": 400, "request_id": .string(request),
        ]
      )
    default:
      (
        400,
        [
          "results": [
            [
              "resource_id": .string(resource.id), "error_code": "ELB.8904",
              "error_msg": "The listener is locked.",
            ]
          ]
        ]
      )
    }
  }

  private static func error(
    _ code: String, _ message: String, details: [JSONText] = []
  ) -> JSONText {
    let body: JSONText = ["message": .string(message), "code": .string(code)]
    return ["error": details.isEmpty ? body : body.adding([("details", .array(details))])]
  }

  private static func denied(_ request: String) -> JSONText {
    [
      "error_code": "APIGW.0306", "error_msg": "This user may not call this API.",
      "request_id": .string(request), "encoded_authorization_message": "c2ltdWxhdGVk",
    ]
  }

  private static func batch(_ random: inout SeededRandom) -> JSONText {
    let rows = (0..<2).map { _ -> JSONText in
      [
        "id": .string(random.uuid()), "error_code": "Ecs.0100",
        "error_message": "The server is not in a state for this.",
      ]
    }
    return error("Ecs.0002", "Not every server could be asked.").adding([
      ("internalError", .array(rows))
    ])
  }
}
