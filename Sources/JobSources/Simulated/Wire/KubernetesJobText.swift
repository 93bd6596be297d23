/// Jobs as the cluster service tells them: objects with `metadata`, `spec` and `status`, nested in
/// each other, with times as Go prints them.
struct KubernetesJobText {
  let script: CloudScript
  let standing: JobStanding

  /// The form of the third version.
  var text: JSONText { object(standing, subJobs: standing.subJobs.map { object($0, subJobs: []) }) }

  /// The form of the second version, with its keys in lower case.
  var oldText: JSONText {
    oldObject(standing, subJobs: standing.subJobs.map { oldObject($0, subJobs: []) })
  }

  private var cluster: String {
    script.plan.type == "CreateCluster" ? standing.resource.id : script.facts.companion
  }

  private func object(_ job: JobStanding, subJobs: [JSONText]) -> JSONText {
    var spec: [(String, JSONText)] = [
      ("type", .string(job.type)), ("clusterUID", .string(cluster)),
      ("resourceID", .string(job.resource.id)), ("resourceName", .string(job.resource.name)),
    ]
    if job.showsResource, job.type.hasSuffix("VM") || job.type == "InstallMaster" {
      spec.append(("extendParam", ["serverID": .string(job.resource.id)]))
    } else if let order = script.orderID {
      spec.append(("extendParam", ["orderID": .string(order)]))
    }
    if !subJobs.isEmpty {
      spec.append(("subJobs", .array(subJobs)))
    }
    return [
      "kind": "Job", "apiVersion": "v3", "metadata": metadata(job), "spec": .object(spec),
      "status": status(job, key: "phase"),
    ]
  }

  private func oldObject(_ job: JobStanding, subJobs: [JSONText]) -> JSONText {
    let completed: [(String, JSONText)] =
      job.ended.map { [("completionTime", .string(CloudInstant($0).goText))] } ?? []
    return [
      "kind": "Job", "apiVersion": "v2", "metadata": metadata(job),
      "spec": [
        "type": .string(job.type), "clusteruid": .string(cluster),
        "resourceid": .string(job.resource.id), "resourcename": .string(job.resource.name),
        "extendparam": [:], "subjobs": .array(subJobs),
      ],
      "status": status(job, key: "status").adding(completed),
    ]
  }

  private func metadata(_ job: JobStanding) -> JSONText {
    [
      "uid": .string(job.id), "creationTimestamp": .string(CloudInstant(job.began).goText),
      "updateTimestamp": .string(CloudInstant(job.updated).goText),
    ]
  }

  private func status(_ job: JobStanding, key: String) -> JSONText {
    let word: [(String, JSONText)] = [(key, .string(job.stage.word(in: .kubernetes)))]
    guard let reason = job.failure?.reason else { return .object(word) }
    return .object(word + [("reason", .string(reason))])
  }
}
