/// Why a file is not a theme, in one line.
package struct ThemeError: Error, Equatable, Sendable, CustomStringConvertible {
  package var fileName: String
  /// Counted from 1.
  package var line: Int
  package var column: Int
  package var message: String

  /// `dark.yaml:12:9: no role "faild", did you mean failed?`
  package var description: String { "\(fileName):\(line):\(column): \(message)" }
}
