/// What the exit codes mean, for the manual.
enum ExitStatus {
  static let all: [(code: Int32, meaning: String)] = [
    (0, "Done."),
    (2, "Something in the input could not be read; the rest was printed. Or it was not found."),
    (64, "Wrong usage, or no terminal to draw on."),
    (130, "Interrupted."),
  ]
}
