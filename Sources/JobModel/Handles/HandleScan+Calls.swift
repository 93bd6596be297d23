extension HandleScan {
  /// - Parameter slash: the one before the version.
  mutating func readAddress(_ slash: Int, _ report: Report) {
    let known = conversation.addresses.known(in: bytes, before: slash)
    if let known, let again = conversation.addresses.again(known, bytes, version: slash) {
      addressEnd = slash + again.length
      if again.isOfCloud { conversation.hear(known, at: place(slash)) }
      return
    }
    guard let path = CallPath(bytes, from: slash) else { return }
    addressEnd = path.end
    let asks = path.job != nil || path.order != nil
    if let known, !asks, conversation.addresses.isSame(known, project: path.projectID) {
      conversation.addresses.note(path, isOfCloud: true, of: known, in: bytes, version: slash)
      conversation.hear(known, at: place(slash))
      return
    }
    read(path, known, slash, report)
  }

  private mutating func read(_ path: CallPath, _ known: Int?, _ slash: Int, _ report: Report) {
    let begin = known.map { conversation.addresses[$0].begin } ?? CallBegin()
    let address = CallAddress(bytes, begin, path, at: slash)
    let asked = address.isOfCloud ? askedHandle(path) : nil
    if asked == nil, let known {
      conversation.addresses.note(
        path, isOfCloud: address.isOfCloud, of: known, in: bytes, version: slash)
    }
    guard address.isOfCloud || address.isRequest else { return }
    let offset = place(slash)
    var said = said(by: address, at: offset)
    if asked == nil, let known { conversation.addresses.note(said, of: known) }
    said.askedJob = asked?.job
    said.askedOrder = asked?.order
    conversation.hear(said, at: offset, isRequest: address.isRequest)
    let handle = placed(asked, said)
    if address.isRequest {
      if let before = conversation.beginRequest(handle) { report(before) }
    } else if let handle {
      report(handle)
    }
  }

  private func said(by address: CallAddress, at offset: Int) -> Surroundings {
    var said = Surroundings()
    said.service = address.begin.host?.service
    said.region = address.begin.host?.region
    said.projectID = address.path.projectID.map(IDShape.text)
    if !address.begin.hasHost, !address.isRequest {
      // A path without a host is about the host that was named before, unless it is in another project.
      let before = conversation.surroundings(at: offset)
      if said.projectID == nil || before.projectID == nil || before.projectID == said.projectID {
        (said.service, said.region) = (before.service, before.region)
      }
    }
    return said
  }

  private mutating func askedHandle(_ path: CallPath) -> FoundHandle? {
    guard let word = path.job ?? path.order else { return nil }
    read = word.startIndex..<word.endIndex
    return handle(word, isOrder: path.job == nil)
  }

  private func placed(_ handle: FoundHandle?, _ said: Surroundings) -> FoundHandle? {
    guard var handle else { return nil }
    handle.place(in: said)
    return handle
  }

  // MARK: Requests

  /// Reads the line of a request that names its host.
  mutating func readHost(_ colon: Int, _ report: Report) {
    guard colon < bytes.count, bytes[colon] == UInt8(ascii: ":") else { return }
    var start = colon + 1
    while start < bytes.count, bytes[start] == 0x20 { start += 1 }
    var end = start
    while end < bytes.count, IDShape.isWord(bytes[end]) || bytes[end] == UInt8(ascii: ".") {
      end += 1
    }
    if let handle = conversation.endRequest(host: CloudHost(bytes[start..<end])) { report(handle) }
  }
}
