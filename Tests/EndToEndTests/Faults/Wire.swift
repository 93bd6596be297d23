import Glibc

/// One connection of the scripted cloud: as much of HTTP as clients need.
final class Wire {
  private let connection: Int32
  private var received: [UInt8] = []

  init(_ connection: Int32) {
    self.connection = connection
  }

  /// - Returns: nil when there is no other any more.
  func question() -> ScriptedCloud.Question? {
    let end = Array("\r\n\r\n".utf8)
    while received.firstRange(of: end) == nil {
      guard receive() else { return nil }
    }
    guard let head = received.firstRange(of: end) else { return nil }
    let lines = String(decoding: received[..<head.lowerBound], as: UTF8.self)
      .split(separator: "\r\n")
    received.removeSubrange(..<head.upperBound)
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard let name = parts.first, parts.count == 2 else { continue }
      headers[name.lowercased()] = String(parts[1].drop { $0 == " " })
    }
    let length = headers["content-length"].flatMap { Int($0) } ?? 0
    while received.count < length {
      guard receive() else { return nil }
    }
    let body = String(decoding: received.prefix(length), as: UTF8.self)
    received.removeFirst(length)
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    return ScriptedCloud.Question(
      method: String(words[0]), path: String(words[1]), headers: headers, body: body,
      time: ContinuousClock.now)
  }

  private func receive() -> Bool {
    var buffer = [UInt8](repeating: 0, count: 16_384)
    let count = recv(connection, &buffer, buffer.count, 0)
    guard count > 0 else { return false }
    received += buffer[..<count]
    return true
  }

  func write(_ status: Int, _ body: String, _ headers: [String: String]) {
    let more = headers.map { "\($0): \($1)\r\n" }.joined()
    write("HTTP/1.1 \(status) Status\r\n\(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)")
  }

  func write(_ text: String) {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes {
        send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return }
      rest = rest.dropFirst(count)
    }
  }

  /// Ends it at once, and says so with a reset.
  func reset() {
    var nobody = sockaddr()
    nobody.sa_family = sa_family_t(AF_UNSPEC)
    connect(connection, &nobody, socklen_t(MemoryLayout<sockaddr>.size))
  }
}
