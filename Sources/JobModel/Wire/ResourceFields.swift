/// Where the dialects say what a job works on.
enum ResourceFields {
  static func set(
    of job: inout Job, _ fields: RecordFields, entities: JSONView?, inner: RecordFields?,
    reader: JobReader
  ) {
    if let instance = fields[.instance] ?? inner?[.instance], instance.isObject {
      let named = reader.fields(instance)
      job.resourceID = named.text(.id) ?? named.text(.resourceID)
      job.resourceName = named.text(.name) ?? named.text(.resourceName)
    }
    if let inner { take(inner, for: &job) }
    if let listed = listedEntity(entities) { take(reader.fields(listed), for: &job) }
    take(fields, for: &job)
    job.resourceName = job.resourceName ?? inner?.text(.name)
  }

  private static func take(_ holder: RecordFields, for job: inout Job) {
    job.resourceID = job.resourceID ?? holder.text(.resourceID) ?? onlyID(holder[.resourceIDs])
    job.resourceName = job.resourceName ?? holder.text(.resourceName)
  }

  /// The id in a list of one.
  private static func onlyID(_ list: JSONView?) -> String? {
    guard let list, list.isArray else { return nil }
    var entries = list.children
    guard let only = entries.next(), entries.next() == nil else { return nil }
    return only.text
  }

  /// Load balancers list what they touched: `"entities": [{"resource_id", "resource_type"}]`.
  private static func listedEntity(_ entities: JSONView?) -> JSONView? {
    guard let entities, entities.isArray else { return nil }
    return entities.children.first { $0.isObject }
  }
}
