import Configuration
import Glibc
import JobModel

/// A config.yaml on the disk.
struct ConfigurationFile {
  let path: String

  /// The one that counts when none is named.
  static var usual: ConfigurationFile {
    ConfigurationFile(path: ConfigurationFolder.path() + "/config.yaml")
  }

  /// - Parameter isRequired: it is wrong when there is none.
  func read(isRequired: Bool) throws -> Configuration {
    let (configuration, isOpenToOthers) = try readQuietly(isRequired: isRequired)
    if configuration.holdsSecrets, isOpenToOthers {
      StandardStreams.complain(
        "\(path.printable): others can read the password in it; chmod 600 it, "
          + "or write password_env, password_file or password_command")
    }
    return configuration
  }

  /// Without a word, for when there is a screen or a line that is being typed.
  func readQuietly(isRequired: Bool) throws -> (Configuration, isOpenToOthers: Bool) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      if !isRequired, [ENOENT, ENOTDIR].contains(errno) { return (Configuration(), false) }
      throw UnreadableConfiguration(path: path, reason: reason(errno))
    }
    defer { close(descriptor) }
    return (
      try Configuration(yaml: try text(descriptor), path: path), isOpenToOthers(descriptor)
    )
  }

  private func text(_ descriptor: Int32) throws -> String {
    // One byte more than there may be, so that a longer file is noticed and never read whole.
    let most = Configuration.mostBytes + 1
    var bytes = [UInt8](repeating: 0, count: most)
    var length = 0
    while length < most {
      let count = Glibc.read(descriptor, &bytes[length], most - length)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw UnreadableConfiguration(path: path, reason: reason(errno)) }
      if count == 0 { break }
      length += count
    }
    let content = bytes[..<length]
    // What is too long may have been cut within a character: the reader says so.
    if length == most { return String(decoding: content, as: UTF8.self) }
    guard let text = String(validating: content, as: UTF8.self) else {
      throw UnreadableConfiguration(path: path, reason: "not UTF-8; save it as UTF-8")
    }
    return text
  }

  private func isOpenToOthers(_ descriptor: Int32) -> Bool {
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_mode & (S_IRGRP | S_IROTH) != 0
  }

  private func reason(_ code: Int32) -> String { String(cString: strerror(code)).lowercased() }
}

struct UnreadableConfiguration: Error, CustomStringConvertible {
  var path: String
  var reason: String

  var description: String { "\(path): \(reason)" }
}
