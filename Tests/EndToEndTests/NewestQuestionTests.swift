import JobModel
import Testing

@testable import Dashboard
@testable import jobtop

/// Which answers about the rows of a list are still wanted.
@Suite struct NewestQuestionTests {
  private func request(_ generation: Int, at depth: Int) -> ArrangementRequest {
    ArrangementRequest(
      generation: generation, depth: depth, narrowing: Narrowing(), order: JobOrder(), version: 1,
      table: JobTable(), now: Instant(milliseconds: 0), typical: TypicalDurations())
  }

  @Test func ofOneListOnlyTheNewest() {
    let questions = NewestQuestions()
    questions.note(request(1, at: 0))
    questions.note(request(2, at: 0))
    #expect(!questions.isNewest(request(1, at: 0)))
    #expect(questions.isNewest(request(2, at: 0)))
  }

  /// The list that was left for another one waits for its own answer.
  @Test func ofEachListOnTheWay() {
    let questions = NewestQuestions()
    questions.note(request(1, at: 0))
    questions.note(request(2, at: 2))
    #expect(questions.isNewest(request(1, at: 0)))
    #expect(questions.isNewest(request(2, at: 2)))
  }
}
