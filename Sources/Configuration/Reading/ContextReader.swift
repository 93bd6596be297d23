extension SettingReader {
  func contexts(_ field: Field) throws(ConfigurationError) -> [ContextSettings] {
    try all(try fields(field)) { entry throws(ConfigurationError) in try context(entry) }
  }

  private func context(_ entry: Field) throws(ConfigurationError) -> ContextSettings {
    var context = ContextSettings(name: entry.name, place: entry.place)
    try each(entry) { (key: ContextKey, field) throws(ConfigurationError) in
      switch key {
      case .cloud: context.cloud = try word(field, is: "cloud")
      case .region: context.region = try text(field, expected: "a region")
      case .project: context.project = try text(field, expected: "the name of a project")
      case .projectID: context.projectID = try text(field, expected: "the id of a project")
      case .auth: context.auth = try auth(field)
      case .endpoints: context.endpoints = try endpoints(field)
      case .caFile: context.caFile = try text(field, expected: "the path of a file")
      case .rate: context.rate = try numberAboveZero(field)
      }
    }
    guard context.saysWhere else {
      throw error(
        "context \(quoted(entry.name)) names no one to ask; give it a cloud (\(cloudNames)) "
          + "or endpoints", at: entry.place)
    }
    return context
  }

  private var cloudNames: String { Cloud.allCases.map(\.rawValue).joined(separator: ", ") }
}

extension ContextSettings {
  /// An account in another program's file brings its cloud along.
  fileprivate var saysWhere: Bool {
    if case .from = auth { return true }
    return cloud != nil || !endpoints.isEmpty
  }
}

private enum ContextKey: String, CaseIterable {
  case cloud, region, project
  case projectID = "project_id"
  case auth, endpoints
  case caFile = "ca_file"
  case rate
}
