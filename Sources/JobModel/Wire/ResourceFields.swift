/// Where the dialects say what a job works on.
enum ResourceFields {
  static func set(of job: inout Job, _ object: JSONView, entities: JSONView?) {
    var holders: [JSONView] = []
    if let entities, entities.isObject { holders.append(entities) }
    if let first = listedEntity(entities) { holders.append(first) }
    if let instance = object[.instance] ?? entities?[.instance], instance.isObject {
      job.resourceID = instance[.id]?.text
      job.resourceName = instance[.name]?.text
    }
    holders.append(object)
    for holder in holders {
      job.resourceID = job.resourceID ?? id(in: holder)
      job.resourceName = job.resourceName ?? name(in: holder)
    }
    if let entities, entities.isObject {
      job.resourceName = job.resourceName ?? entities[.name]?.text
    }
  }

  /// The id of a resource among the members of an object, also when it is a list of one.
  static func id(in object: JSONView) -> String? {
    for key in ids {
      if let id = object[key]?.text { return id }
    }
    for key in lists {
      guard let list = object[key], list.isArray else { continue }
      var entries = list.children
      if let only = entries.next(), entries.next() == nil, let id = only.text { return id }
    }
    return nil
  }

  private static func name(in object: JSONView) -> String? {
    for key in names {
      if let name = object[key]?.text { return name }
    }
    return nil
  }

  /// Load balancers list what they touched: `"entities": [{"resource_id", "resource_type"}]`.
  private static func listedEntity(_ entities: JSONView?) -> JSONView? {
    guard let entities, entities.isArray else { return nil }
    return entities.children.first { $0.isObject }
  }

  private static let ids: [WireKey] = [
    .serverID, .volumeID, .imageID, .instanceID, .resourceID, .serverGroupID,
    .protectedInstanceID, .replicationPairID, .publicIPID, .phoneID, .desktopID, .loadbalancerID,
    .clusterID, .nativeServerID, .nicID, .vaultID, .policyID,
  ]
  private static let lists: [WireKey] = [.serverIDs, .volumeIDs, .resourceIDs]
  private static let names: [WireKey] = [
    .resourceName, .instanceName, .serverName, .imageName, .vaultName, .clusterName,
  ]
}
