import Testing

@testable import CommandRelay

@Suite struct PlanTests {
  private let terminal = Surroundings.Stream.terminal(device: 1)
  private let pipe = Surroundings.Stream.other(device: 2, inode: 3)
  private let file = Surroundings.Stream.other(device: 2, inode: 4)

  private func plan(
    _ input: Surroundings.Stream, _ output: Surroundings.Stream, _ errors: Surroundings.Stream,
    isForeground: Bool = true
  ) -> Plan {
    Plan(
      for: Surroundings(
        input: input, output: output, errors: errors, isForeground: isForeground))
  }

  @Test func `alone on a terminal, the command gets one for everything`() {
    let plan = plan(terminal, terminal, terminal)
    #expect(plan.output == .terminal)
    #expect(plan.errors == .likeOutput)
    #expect(plan.ownsTerminal)
  }

  @Test func `errors into a file leave the rest to a terminal`() {
    let plan = plan(terminal, terminal, file)
    #expect(plan.output == .terminal)
    #expect(plan.errors == .pipe)
    #expect(plan.ownsTerminal)
  }

  @Test func `at the head of a pipeline, keys stay with the user's terminal`() {
    let plan = plan(terminal, pipe, terminal)
    #expect(plan.output == .pipe)
    #expect(plan.errors == .terminal)
    #expect(!plan.ownsTerminal)
  }

  @Test func `with input from elsewhere, keys stay with the user's terminal`() {
    let plan = plan(pipe, terminal, terminal)
    #expect(plan.output == .terminal)
    #expect(plan.errors == .likeOutput)
    #expect(!plan.ownsTerminal)
  }

  @Test func `in the background, keys stay with the user's terminal`() {
    #expect(!plan(terminal, terminal, terminal, isForeground: false).ownsTerminal)
  }

  @Test func `two terminals stay two`() {
    let other = Surroundings.Stream.terminal(device: 9)
    let plan = plan(terminal, terminal, other)
    #expect(plan.errors == .terminal)
    #expect(!self.plan(terminal, other, other).ownsTerminal)
  }

  @Test func `two streams into one place keep their order`() {
    #expect(plan(file, pipe, pipe).errors == .likeOutput)
    #expect(plan(file, pipe, file).errors == .pipe)
  }

  @Test func `what is closed stays closed`() {
    let plan = plan(.closed, .closed, .closed)
    #expect(plan.output == .inherited)
    #expect(plan.errors == .inherited)
    #expect(!plan.ownsTerminal)
  }
}
