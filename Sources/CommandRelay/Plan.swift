/// What the command gets as its standard streams. Standard input is always passed on as it is, but
/// for `ownsTerminal`.
struct Plan: Equatable {
  enum Way: Equatable {
    /// As we have it, and not read along.
    case inherited
    case pipe
    case terminal
    /// Whatever standard output is.
    case likeOutput
  }

  var output: Way
  var errors: Way
  /// Whether a terminal of ours becomes the controlling terminal of the command, its standard input
  /// included, and we hand on every key.
  ///
  /// Otherwise the command stays in our process group, where keys, ^C and ^Z reach it from the
  /// user's terminal without us, and a terminal of ours is only there to be printed on. It must be so
  /// for a part of a pipeline: the others in it use the same terminal, may read its keys, and rely on
  /// its settings. And for a command in the background, which has no keys.
  var ownsTerminal: Bool

  init(for surroundings: Surroundings) {
    func way(_ stream: Surroundings.Stream) -> Way {
      switch stream {
      case .closed: .inherited
      case .terminal: .terminal
      case .other: .pipe
      }
    }
    output = way(surroundings.output)
    let isSame = surroundings.output == surroundings.errors
    errors = isSame && output != .inherited ? .likeOutput : way(surroundings.errors)
    ownsTerminal =
      surroundings.isForeground && surroundings.input.isTerminal
      && surroundings.input == surroundings.output
  }
}
