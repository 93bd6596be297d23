/// What the exit codes mean, for the manual.
enum ExitStatus {
  static let all: [(code: Int32, meaning: String)] = [
    (0, "Done."),
    (1, "wait: a job failed or was cancelled."),
    (2, "Something could not be read or found; the rest was printed."),
    (64, "Wrong usage, or no terminal to draw on."),
    (124, "wait: timed out; the jobs may still succeed."),
    (125, "exec: jobtop itself could not start the command."),
    (126, "exec: the command is not executable."),
    (127, "exec: the command was not found. Otherwise exec ends as its command does."),
    (129, "Hung up: the terminal was closed."),
    (130, "Interrupted."),
  ]
}
