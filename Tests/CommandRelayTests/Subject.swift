import Glibc
import Testing

/// What a test runs: a command as it is, or through a relay. Whatever one does the other must do.
enum Subject: CaseIterable, CustomTestStringConvertible {
  case bare
  case relayed

  var testDescription: String {
    switch self {
    case .bare: "as it is"
    case .relayed: "through a relay"
    }
  }

  /// The words that go before the command.
  var prefix: [String] {
    switch self {
    case .bare: []
    case .relayed: [Subject.probe]
    }
  }

  /// A shell script, run by `sh` through the relay or not.
  func script(_ text: String) -> [String] { prefix + ["/bin/sh", "-c", text] }

  /// It lies beside the tests.
  static let probe: String = {
    var folder = CommandLine.arguments[0][...]
    while let slash = folder.lastIndex(of: "/") {
      folder = folder[..<slash]
      let candidate = "\(folder)/RelayProbe"
      if access(candidate, X_OK) == 0 { return candidate }
    }
    return "RelayProbe"
  }()
}
