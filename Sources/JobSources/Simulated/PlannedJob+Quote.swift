extension PlannedJob {
  /// Puts a whole failed job of the server service into the reason of a failed step, as the
  /// cluster service does: text, brackets, text, and JSON with JSON inside its strings.
  ///
  /// `begins`: the instant at which the work of the whole job begins.
  mutating func quoteServerJob(begins: Int64, _ random: inout SeededRandom) {
    guard let index = subJobs.firstIndex(where: { $0.failure != nil }) else { return }
    let step = subJobs[index]
    guard let inner = serverFailure(&random) else { return }
    let stamp = IDStamp.hibernate(node: "ff808082\(random.hex(8))", counter: random.below(60_000))
    let from = begins + step.appears
    let quoted: JSONText = [
      "sub_jobs": [
        [
          "status": "FAIL",
          "entities": inner.nested.map { ["errorcode_message": .string($0)] } ?? [:],
          "job_id": .string(stamp.next(1).id(at: from + 90)), "job_type": "createSingleServer",
          "begin_time": .string(CloudInstant(from + 90).isoMilliseconds),
          "end_time": .string(CloudInstant(begins + step.lastTurn - 40).isoMilliseconds),
          "error_code": JSONText(inner.code), "fail_reason": JSONText(inner.reason),
        ]
      ],
      "sub_jobs_total": 1,
    ]
    let name = step.resource.name
    let reason = """
      [[\(step.type).DoError] server of node \(name) not made: job \(stamp.id(at: from)) \
      failed: \(quoted.text)]
      """
    subJobs[index].failure = CloudFailure(reason: reason)
    failure = CloudFailure(reason: "[\(step.type)] failed for \(name): \(reason)")
  }

  private func serverFailure(_ random: inout SeededRandom) -> CloudFailure? {
    FailureBook.failure(of: .ecs, random.chance(0.6) ? .quota : .soldOut, &random)
  }
}
