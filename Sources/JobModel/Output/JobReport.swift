/// A job as a text for people: the reason first, then what surrounds it. Fit for a ticket.
package struct JobReport {
  package var detail: JobDetail
  package var order: Order?

  package init(_ detail: JobDetail, order: Order?) {
    self.detail = detail
    self.order = order
  }

  private var job: Job { detail.job }

  package var text: String {
    (heading + cause + fields + subJobs).map { $0.cut(to: 4000).printable + "\n" }.joined()
  }

  private var heading: [String] {
    let what = [job.type, job.resourceName ?? job.resourceID].compactMap(\.self)
    let took = job.duration.map { " after \($0.short)" } ?? ""
    var lines = [
      (what.isEmpty ? ["job"] : what).joined(separator: " ") + ": " + job.state.name + took
    ]
    lines += job.flags.names.map { "  " + (JobReport.meaning(ofFlag: $0) ?? $0) }
    return lines
  }

  private var cause: [String] {
    guard let cause = job.rootCause else { return [] }
    var lines = ["", "  " + (cause.message ?? "no message")]
    let code = [cause.code, cause.category.name].compactMap(\.self).joined(separator: "  ")
    lines.append("  " + code + "  found in: " + cause.path.joined(separator: " > "))
    if let explanation = ErrorCatalogue.explanation(code: cause.code, category: cause.category) {
      lines += [
        "  What it means: " + explanation.meaning, "  What to try:   " + explanation.remedy,
      ]
    }
    return lines
  }

  private var fields: [String] {
    let amount = order?.amount.map { moneyText($0) + (order?.currency.map { " " + $0 } ?? "") }
    let named: [(String, String?)] = [
      ("Note", job.note),
      ("Job", job.id?.rawValue),
      ("Order", job.orderID?.rawValue),
      ("Order state", order?.state?.name),
      ("Amount", amount),
      ("Pay before", order?.state == .awaitingPayment ? order?.paymentDeadline?.iso8601 : nil),
      ("Status", detail.status(\.iso8601)),
      ("Service", job.service),
      ("Resource", [job.resourceName, job.resourceID].compactMap(\.self).joined(separator: "  ")),
      ("Region", job.region),
      ("Project", job.projectID),
      ("Context", job.context),
      (job.began == nil ? "Submitted" : "Begun", (job.began ?? job.submitted)?.iso8601),
      ("Ended", job.ended?.iso8601),
      ("Progress", job.progress.map { JSONText.digits(of: $0) + " %" }),
      ("Request", job.requestID),
      ("Started by", job.startedBy),
      ("Error", [job.error?.code, job.error?.message].compactMap(\.self).joined(separator: "  ")),
    ]
    let said = named.compactMap { name, value in value.flatMap { $0.isEmpty ? nil : (name, $0) } }
    return [""]
      + said.map { name, value in
        "  " + name + String(repeating: " ", count: max(1, 13 - name.count)) + value
      }
  }

  private var subJobs: [String] {
    job.subJobs.isEmpty ? [] : [""] + job.subJobs.flatMap { lines(of: $0, indentation: "  ") }
  }

  private func lines(of sub: Job, indentation: String) -> [String] {
    let cause = sub.rootCause.map {
      [$0.code, $0.message].compactMap(\.self).joined(separator: " ")
    }
    let parts = [
      sub.state.name, sub.type, sub.resourceName ?? sub.resourceID, sub.duration?.short, cause,
    ]
    return [indentation + parts.compactMap(\.self).joined(separator: "  ")]
      + sub.subJobs.flatMap { lines(of: $0, indentation: indentation + "  ") }
  }

  /// What a flag means, in a sentence.
  package static func meaning(ofFlag name: String) -> String? {
    switch name {
    case "partial": "partial: some sub jobs failed, some succeeded"
    case "rolled_back": "rolled back: it had created a resource; the cloud takes that away again"
    case "hidden_failure": "hidden failure: it says that it succeeded, but a sub job failed"
    case "silent_failure": "silent failure: it failed and gives neither a code nor a reason"
    case "stale": "stale: it runs far longer than its kind usually does"
    default: nil
    }
  }
}
