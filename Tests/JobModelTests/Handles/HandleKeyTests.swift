import Testing

@testable import JobModel

@Suite struct HandleKeyTests {
  @Test(arguments: [
    "job_id", "jobId", "jobid", "jobID", "JobId", "JOB_ID", "job-id", "job id", "Job ID",
    "--job-id",
    "task_id", "taskId", "workflowId", "workflow_id",
  ])
  func everyNameOfAJob(_ name: String) {
    let id = Invented.uuid
    for text in [
      "\(name) = \"\(id)\"", "\(name)=\(id)", "\(name): \(id)", "'\(name)': '\(id)'",
      "\"\(name)\" : \"\(id)\",", "{\\\"\(name)\\\":\\\"\(id)\\\"}", "map[\(name):\(id) x:1]",
      "{\(name):\(id) Other:1}", "| \(name) | \(id) |", "[\(name)] => \(id)", "<\(name)>\(id)</x>",
      "\(name) := `\(id)`", "- \(name): \(id)", "\(name) -> \(id)", "('\(name)', u'\(id)')",
      "&quot;\(name)&quot;: &quot;\(id)&quot;", "\(name) \(id) was started", "\(name)\t=\t\(id);",
      "  + \(name)   = \"\(id)\"", "(\(name)=\(id))", "\(name): *\(id)*", "x.\(name)=\(id)&y=1",
      "\(name):String(\"\(id)\")", "a\\n\(name): \(id)\\n",
    ] {
      #expect(jobIDs(in: text) == [id], "\(text)")
    }
  }

  @Test(arguments: [
    "order_id", "orderId", "orderID", "OrderId", "ORDER_ID", "order id", "order-id",
  ])
  func everyNameOfAnOrder(_ name: String) {
    let id = Invented.order
    for text in [
      "\(name) = \"\(id)\"", "\(name):\(id)", "| \(name) | \(id) |", "'\(name)': '\(id)'",
    ] {
      #expect(orderIDs(in: text) == [id], "\(text)")
      #expect(jobIDs(in: text) == [], "\(text)")
    }
  }

  @Test func idsOfOtherShapesBehindTheNameOfAJob() {
    #expect(jobIDs(in: "job_id = 4711") == ["4711"])
    #expect(jobIDs(in: "job_id: job-eu-de-0042x") == ["job-eu-de-0042x"])
    #expect(jobIDs(in: "jobId=\(Invented.job).") == [Invented.job])
    #expect(orderIDs(in: "order_id: 20250314X99") == ["20250314X99"])
  }

  @Test(arguments: [
    "job_id = (known after apply)", "job_id = null", "job_id: \"\"", "job_id=$JOB_ID",
    "job_id = huaweicloud_job_v1.first.id", "job_id: <nil>", "JobId:0xc00012a3b0", "job_id: None",
    "| job_id | status |", "job_id=%s", "job_id = var.job1234(x)", "job_id", "job_id =",
    "job_id\n123",
    "task_id = 7", "task_id: extract", "task_id = 12 of 100", "the job id 17 failed",
    "myjob_id_count = 12345678", "bid = 12345678", "valid: 2025-03-14",
  ])
  func valuesThatAreNone(_ text: String) {
    #expect(handles(in: text) == [])
  }

  @Test func theMereWordJobBeforeAnIdThatHasItsOwnShape() {
    let id = Invented.uuid
    for text in [
      "error waiting for job (\(id)) to be done", "Job: \(id)", "job \(id) failed", "job=\"\(id)\"",
    ] {
      #expect(jobIDs(in: text) == [id], "\(text)")
    }
    for text in [
      "job 17", "job: build-2025", "Job (12345678)", "jobs \(id)", "job server \(id)", "job\(id)",
    ] {
      #expect(handles(in: text) == [], "\(text)")
    }
  }

  @Test func listsAndArrows() {
    let (one, two) = (Invented.uuid, "9c1d" + Invented.uuid.dropFirst(4))
    #expect(jobIDs(in: "job_ids = [\"\(one)\", \"\(two)\"]") == [one, two])
    #expect(jobIDs(in: "jobIds:[\(one) \(two)]") == [one, two])
    #expect(jobIDs(in: "~ job_id = \"\(one)\" -> \"\(two)\"") == [one, two])
    #expect(jobIDs(in: "- job_id = \"\(one)\" -> null") == [one])
    #expect(jobIDs(in: "job_id = \"\(one)\", server_id = \"\(two)\"") == [one])
  }

  @Test func coloursHideNothing() {
    let id = Invented.uuid
    #expect(
      jobIDs(in: "\u{1b}[1mjob_id\u{1b}[0m\u{1b}[32m = \u{1b}[0m\"\u{1b}[33m\(id)\u{1b}[0m\"") == [
        id
      ]
    )
    #expect(jobIDs(in: "job\u{1b}[4m_id\u{1b}[0m: \(id)") == [id])
    #expect(jobIDs(in: "job_id: \u{1b}]8;;http://x\u{1b}\\\(id)\u{1b}]8;;\u{7}") == [id])
    #expect(jobIDs(in: "\u{1b}(B\u{1b}[mjob_id = \(Invented.job)\u{1b}[K") == [Invented.job])
    let text = "\u{1b}[31mError\u{1b}[0m job_id: \u{1b}[1m\(id)"
    let found = handles(in: text)
    #expect(found.map(\.offset) == [text.utf8.count - id.utf8.count])
  }

  @Test func theOffsetIsThatOfTheId() {
    let text = "first line\njob_id = \"\(Invented.job)\"\n"
    #expect(handles(in: text).map(\.offset) == [21])
  }
}
