/// Jobs as the services with task lists tell them: balancers, gateways, vaults, queues, caches.
struct TaskText {
  let script: CloudScript
  let standing: JobStanding
  let project: String

  /// A balancer job: bare times, an error message instead of a reason.
  var balancer: JSONText {
    balancerJob(standing).adding([
      (
        "sub_jobs",
        .array(
          standing.subJobs.map { sub in
            let listener: JSONText = [
              "resource_id": .string(sub.resource.id), "resource_type": "listener",
            ]
            return balancerJob(sub).adding([("entities", [listener])])
          })
      )
    ])
  }

  /// A gateway job, which says how many seconds it still expects to need.
  var gateway: JSONText {
    gatewayJob(standing).adding([("sub_jobs", .array(standing.subJobs.map(gatewayJob)))])
  }

  /// A row of the backup service's operation log.
  var vault: JSONText {
    let failure = standing.failure
    let error: JSONText =
      failure.map { ["code": JSONText($0.code), "message": JSONText($0.reason)] }
      ?? ["code": "", "message": ""]
    let common: JSONText = [
      "progress": .integer(Int64(standing.progress * 100)),
      "request_id": .string("req-\(standing.id)"), "task_id": .string(standing.id),
    ]
    return [
      "id": .string(standing.id), "operation_type": .string(standing.type),
      "status": .string(standing.stage.word(in: .vault)), "project_id": .string(project),
      "vault_id": .string(script.facts.companion), "vault_name": .string(standing.resource.name),
      "started_at": .string(CloudInstant(standing.began).isoMicroseconds),
      "created_at": .string(CloudInstant(standing.began).isoMicroseconds),
      "updated_at": .string(CloudInstant(standing.updated).isoMicroseconds),
      "ended_at": JSONText(standing.ended.map { CloudInstant($0).isoMicroseconds }),
      "error_info": error, "extra_info": ["common": common],
    ]
  }

  /// A task of a queue or cache instance; `task_count` around it is a string.
  var instanceTask: JSONText {
    let instant = CloudInstant(standing.began)
    return [
      "id": .string(standing.id), "name": .string(standing.type),
      "user_name": .string(script.user), "user_id": .string(script.facts.companion),
      "params": "{}", "status": .string(standing.stage.word(in: script.service.dialect)),
      "created_at": .string(instant.isoMilliseconds),
      "updated_at": .string(CloudInstant(standing.updated).isoMilliseconds),
      "error_code": JSONText(standing.failure?.code), "enable_show": false,
    ]
  }

  /// A row of the cache service's task center, which points to the job.
  var centerTask: JSONText {
    instanceTask.adding([
      ("job_id", .string(standing.id)),
      ("details", ["resource_name": .string(standing.resource.name)]),
    ])
  }

  private func balancerJob(_ job: JobStanding) -> JSONText {
    var word = job.stage.word(in: .balancer)
    if job.stage == .failed, script.facts.whim % 3 == 0, job.id == standing.id {
      word = "ROLLBACK_FAIL"
    } else if job.stage == .succeeded, script.facts.whim % 3 == 1 {
      word = "COMPLETE"
    }
    return [
      "status": .string(word), "begin_time": .string(CloudInstant(job.began).isoBare),
      "end_time": JSONText(job.ended.map { CloudInstant($0).isoBare }), "job_id": .string(job.id),
      "job_type": .string(job.type), "error_code": JSONText(job.failure?.code),
      "error_msg": JSONText(job.failure?.reason), "project_id": .string(project),
      "resource_id": .string(job.resource.id),
    ]
  }

  private func gatewayJob(_ job: JobStanding) -> JSONText {
    let left = job.ended == nil ? max(0, job.expectedEnd - job.began) / 1000 : 0
    let done = Double(left) * job.progress
    return [
      "id": .string(job.id), "resource_id": .string(job.resource.id),
      "job_type": .string(job.type), "status": .string(job.stage.word(in: .gateway)),
      "created_at": .string(CloudInstant(job.began).isoSeconds),
      "expected_time_seconds": .integer(left - Int64(done)),
      "finished_at": JSONText(job.ended.map { CloudInstant($0).isoSeconds }),
      "error_message": JSONText(job.failure?.reason),
    ]
  }
}
