import JobModel

extension CloudAccount {
  typealias Sent = (answer: CloudAnswer, pass: LoginPass)

  /// Sends one question to a service, wherever it is.
  func send(
    _ row: ServiceRow, path: String, query: [WebAddress.QueryItem], language: String?,
    _ isProbe: Bool
  ) async -> AskedResult<Sent> {
    let pass: LoginPass
    do {
      pass = try await self.pass(row.scope)
    } catch {
      return .failure(Asked(error))
    }
    guard let owner = pass.owner, Self.isPlain(owner) else {
      return .failure(
        .refused("the id of the \(row.scope == .project ? "project" : "account") is not known"))
    }
    let path = path.replacing("{owner}", with: PercentCoding.encoded(owner))
    let addresses = settings.endpoints.addresses(of: row, catalogue: pass.catalogue)
    var last = Asked.refused(
      "nothing says where \(row.name) is: give the context an endpoint for it")
    for address in memory.sorted(addresses, of: row) {
      let request = Self.request(address.appending(path: path, query: query), language: language)
      do {
        let answer = try await login.answer(to: request, with: pass)
        memory.learn(row, isAt: address)
        return .success((answer, pass))
      } catch {
        last = Asked(error, at: address)
        // The host is well, so nothing else reports it.
        if error == .tooLarge { tell("\(row.name): \(error.reason(at: address))") }
        guard error == .cannotResolve else { return .failure(last) }
        if isProbe { await login.forgetHost(of: address) }
      }
    }
    // A service without a host does not exist in this region, so it owns no job.
    if isProbe, !memory.hasMet(row) {
      memory.learn(row, isMissingSince: now())
      return .failure(.notFound)
    }
    return .failure(last)
  }

  /// What to ask with. Where something other than the login service answers, its host is well all the same, so
  /// nothing else reports it.
  func pass(_ scope: LoginPass.Scope) async throws(LoginError) -> LoginPass {
    do {
      return try await login.pass(scope)
    } catch {
      if case .intercepted = error {
        recordGap(error.message)
        tell(error.message)
      }
      throw error
    }
  }

  static func request(_ address: WebAddress, language: String?) -> CloudRequest {
    var request = CloudRequest(address)
    request.set("Content-Type", "application/json")
    if let language { request.set("X-Language", language) }
    return request
  }

  func hint(service: String?) -> ReadingHint {
    var hint = ReadingHint()
    hint.service = service
    hint.region = settings.endpoints.region
    hint.context = name
    return hint
  }

  /// Whether a text can stand in a path as it is: ids are pasted by people, and read from anywhere.
  static func isPlain(_ text: String) -> Bool {
    let isLetter = { (byte: UInt8) in
      (0x30...0x39).contains(byte) || (0x41...0x5a).contains(byte) || (0x61...0x7a).contains(byte)
    }
    return (1...128).contains(text.utf8.count) && text.utf8.contains(where: isLetter)
      && text.utf8.allSatisfy { isLetter($0) || "-_.".utf8.contains($0) }
  }
}
