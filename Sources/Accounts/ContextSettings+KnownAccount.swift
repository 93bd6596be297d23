import Configuration

extension KnownAccount {
  /// - Parameters:
  ///   - path: of the configuration in which the context stands.
  ///   - folder: from where its relative paths are meant.
  init(_ context: ContextSettings, path: String, folder: String, files: UserFiles) {
    self.init(name: context.name, origin: "\(files.shown(path)):\(context.place.line)")
    cloud = context.cloud
    region = context.region
    project = context.project
    projectID = context.projectID
    endpoints = context.endpoints
    rate = context.rate
    authority = context.caFile.map {
      AuthorityFile(path: files.absolute($0, in: folder), setting: "ca_file")
    }
    switch context.auth {
    case .token(let username, let domain, let password):
      login = .password(
        user: username, domain: domain, password.placed(in: folder, files))
    case .aksk(let accessKey, let secretKey, let securityToken, let dialect):
      login = .keys(
        accessKey: accessKey.placed(in: folder, files),
        secretKey: secretKey.placed(in: folder, files),
        securityToken: securityToken?.placed(in: folder, files), dialect: dialect)
    // Completed where the accounts of other programs are known.
    case .from: break
    case nil: obstacle = "nothing says how to log in: give it auth"
    }
  }
}

extension SecretSource {
  /// A path in a file is meant from where the file is.
  func placed(in folder: String, _ files: UserFiles) -> SecretSource {
    guard case .file(let path) = self else { return self }
    return .file(files.absolute(path, in: folder))
  }
}
