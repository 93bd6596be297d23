/// What the exit codes mean, for the manual.
enum ExitStatus {
  static let all: [(code: Int32, meaning: String)] = [
    (0, "Done."),
    (1, "wait: a job failed or was cancelled."),
    (2, "Something in the input could not be read; the rest was printed. Or it was not found."),
    (64, "Wrong usage, or no terminal to draw on."),
    (124, "wait: the time was up; the jobs may still end well."),
    (126, "exec: the command cannot be run."),
    (127, "exec: the command was not found. Else exec ends as its command does."),
    (130, "Interrupted."),
  ]
}
