/// What can stand before the colon.
package enum FilterField: String, CaseIterable, Sendable {
  case state, status, type, service, resource, name, id, order, code, message, category, context
  case region, project, flag, note, user, age, duration, began, ended, progress, subjobs

  /// Other words for the same: those of people, and those of the JSON output.
  private static let synonyms: [String: FilterField] = [
    "reason": .message, "why": .message, "cause": .code, "error": .code, "job": .id, "flags": .flag,
    "begun": .began, "took": .duration, "sub_jobs": .subjobs, "raw_status": .status,
    "job_id": .id, "order_id": .order, "job_type": .type, "resource_id": .resource,
    "resource_name": .name, "project_id": .project, "begin_time": .began, "end_time": .ended,
    "duration_seconds": .duration, "progress_percent": .progress, "sub_jobs_total": .subjobs,
    "error_code": .code, "error_message": .message, "root_cause_code": .code,
    "root_cause_message": .message, "started_by": .user,
  ]

  init?(name: String) {
    guard let field = FilterField(rawValue: name) ?? FilterField.synonyms[name] else { return nil }
    self = field
  }

  /// The field that was probably meant: one that begins like this, else the least different one.
  static func nearest(to name: String) -> FilterField? {
    if name.utf8.count > 1, let begun = allCases.first(where: { $0.rawValue.hasPrefix(name) }) {
      return begun
    }
    guard name.utf8.count <= 20 else { return nil }
    let ranked = allCases.map { (field: $0, distance: editDistance($0.rawValue, name)) }
    guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= min(3, max(1, name.utf8.count / 2)) ? best.field : nil
  }

  /// A value that shows what is meant.
  var example: String {
    switch self {
    case .state: "state:failed"
    case .status: "status:INIT"
    case .type: "type:create*"
    case .service: "service:ecs"
    case .resource: "resource:web-07"
    case .name: "name:web-*"
    case .id: "id:ff8080*"
    case .order: "order:yes"
    case .code: "code:Ecs.0*"
    case .message: "message:quota"
    case .category: "category:quota"
    case .context: "context:prod"
    case .region: "region:eu-de"
    case .project: "project:05d1*"
    case .flag: "flag:rolled_back"
    case .note: "note:migration"
    case .user: "user:ops"
    case .age: "age:>1h"
    case .duration: "duration:>5m or duration:>95%"
    case .began: "began:>2026-11-20 or began:>2h"
    case .ended: "ended:>2026-11-20 or ended:>2h"
    case .progress: "progress:<50"
    case .subjobs: "subjobs:>3"
    }
  }

  /// The texts of a job that the field looks at; nothing for fields that are no texts.
  var texts: [JobText] {
    switch self {
    case .status: [.rawStatus]
    case .type: [.type]
    case .service: [.service]
    case .resource: [.resourceName, .resourceID]
    case .name: [.resourceName]
    case .id: [.id]
    case .order: [.orderID]
    case .code: [.causeCode, .errorCode]
    case .message: [.causeMessage, .errorMessage]
    case .context: [.context]
    case .region: [.region]
    case .project: [.projectID]
    case .note: [.note]
    case .user: [.startedBy]
    case .state, .category, .flag, .age, .duration, .began, .ended, .progress, .subjobs: []
    }
  }
}

/// How many letters have to be added, dropped or changed to make one word of the other.
package func editDistance(_ one: String, _ other: String) -> Int {
  let (first, second) = (Array(one.utf8), Array(other.utf8))
  var row = Array(0...second.count)
  for (index, byte) in first.enumerated() {
    var diagonal = row[0]
    row[0] = index + 1
    for (place, candidate) in second.enumerated() {
      let above = row[place + 1]
      row[place + 1] = min(above + 1, row[place] + 1, diagonal + (byte == candidate ? 0 : 1))
      diagonal = above
    }
  }
  return row[second.count]
}
