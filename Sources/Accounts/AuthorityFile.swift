/// A file with the certificates of the authorities that an account trusts.
package struct AuthorityFile: Hashable, Sendable {
  package var path: String
  /// What names it, for messages: `ca_file`, `cacert`, `OS_CACERT`.
  package var setting: String
}

extension AuthorityFile {
  /// What is wrong with it and what to do about it; nil when it can be used.
  fileprivate func problem(_ files: UserFiles) -> String? {
    let place = "\(setting): \(files.shown(path))"
    let advice = "name a PEM file with the certificate of the authority"
    switch files.read(path) {
    case .missing: return "\(place) does not exist; \(advice)"
    case .unreadable(let reason): return "\(place) cannot be read (\(reason)); \(advice)"
    case .text(let text, _):
      let marks = ["CERTIFICATE", "TRUSTED CERTIFICATE"].map { "-----BEGIN \($0)-----" }
      guard !marks.contains(where: text.contains) else { return nil }
      return "\(place) holds no certificate; \(advice)"
    }
  }
}

extension KnownAccount {
  /// The same with the path of its authorities as it is meant. An account that names a file which cannot be
  /// used is not asked at all: naming one means not trusting others.
  func trusting(_ files: UserFiles) -> KnownAccount {
    guard var authority else { return self }
    // Those of contexts are absolute already; the tools of OpenStack mean theirs from where they start.
    authority.path = files.absolute(authority.path, in: files.workingFolder)
    var account = self
    account.authority = authority
    account.obstacle = obstacle ?? authority.problem(files)
    return account
  }
}
