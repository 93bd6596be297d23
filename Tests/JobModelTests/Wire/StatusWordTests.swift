import JobModel
import Testing

@Suite struct StatusWordTests {
  @Test(arguments: [
    (
      "INIT INITIALIZING CREATING CREATED PENDING WAITING DELAY_SCHEDULED READY READY_RESET QUEUE_IN_PROGRESS",
      JobState.waiting
    ),
    ("PENDING_PAYMENT", .awaitingPayment),
    ("RUNNING RUNNING_RESET EXECUTING PROCESSING OPERATION_IN_PROGRESS ROLLBACKING", .running),
    ("SUCCESS SUCCESS_RESET SUCCEEDED COMPLETE COMPLETED FINISHED", .succeeded),
    ("FAIL FAILED FAILED_RESET ERROR ROLLBACK_FAIL CREATE_FAILED START_JOB_FAILED", .failed),
    ("CANCEL CANCELED CANCELLED STOP STOPPED DELETED", .cancelled),
    ("SKIPPED TIMEOUT PAUSED ACTIVE SUCCESSFUL FAILURE X _FAILED_", .unknown),
  ])
  func everyWordHasAState(words: String, state: JobState) {
    for word in words.split(separator: " ").map(String.init) {
      let capital = word.prefix(1) + word.dropFirst().lowercased()
      for spelling in [word, word.lowercased(), String(capital), "  \(word) "] {
        #expect(StateOf.word(spelling) == state, "\(spelling)")
      }
    }
  }

  @Test func theWordIsKeptAsItWas() throws {
    #expect(try job(in: #"{"job_id": "j", "status": " Quite New "}"#).rawStatus == "Quite New")
  }

  @Test func noStatusIsUnknown() throws {
    #expect(try job(in: #"{"job_id": "j", "status": null}"#).state == .unknown)
    #expect(try job(in: #"{"job_id": "j", "status": ""}"#).rawStatus == nil)
  }

  @Test func everyStateHasAName() {
    #expect(
      JobState.allCases.map(\.name) == [
        "waiting", "awaiting_payment", "running", "succeeded", "failed", "cancelled", "unknown",
        "gone",
      ])
    for state in JobState.allCases { #expect(JobState(name: state.name) == state) }
    #expect(JobState.allCases.filter(\.isTerminal) == [.succeeded, .failed, .cancelled, .gone])
  }
}
