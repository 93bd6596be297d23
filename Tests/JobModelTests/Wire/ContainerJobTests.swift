import JobModel
import Testing

/// The answers of the container service, in the manner of Kubernetes.
@Suite struct ContainerJobTests {
  @Test func aClusterIsMadeBySubJobs() throws {
    let job = try job(in: try Fixture.named("cce_success.json").text)
    #expect(job.id?.rawValue == "e1b2c3d4-87e6-11f0-be88-0255ac100001")
    #expect(job.type == "CreateCluster")
    #expect(job.state == .succeeded)
    #expect(job.rawStatus == "Success")
    #expect(job.service == "cce")
    #expect(job.began == (try time("2025-09-02T10:23:38.987Z")))
    #expect(job.ended == (try time("2025-09-02T10:33:01.123Z")))
    #expect(job.resourceID == "cluster-1")
    #expect(job.resourceName == "shop")
    #expect(job.orderID?.rawValue == "CS2509021823ABCDE")
    #expect(job.subJobs.map(\.type) == ["InstallMaster", "CreatePSMCert"])
    #expect(job.subJobsTotal == 2)
  }

  @Test func theOlderVersionWritesInLowerCase() throws {
    let found = jobs(
      in: """
        [{"kind": "Job", "apiVersion": "v2", "metadata": {"uid": "u-1", "creationTimestamp": "2025-09-02 10:23:38.98 +0000 UTC"},
          "spec": {"type": "ScaleupCluster", "clusteruid": "c-1", "resourceid": "r-1", "resourcename": "n", "extendparam": {}, "subjobs": []},
          "status": {"status": "Running", "reason": ""}},
         {"kind": "Job", "apiVersion": "v2", "metadata": {"uid": "u-2", "creationTimestamp": "2025-09-02 10:23:38 +0000 UTC"},
          "spec": {"type": "CreateCluster", "clusteruid": "c-2"},
          "status": {"status": "Success", "completionTime": "2025-09-02 10:24:38 +0000 UTC"}}]
        """)
    #expect(found.map(\.state) == [.running, .succeeded])
    #expect(found.first?.resourceID == "r-1")
    #expect(found.last?.duration == .seconds(60))
  }

  @Test func aReasonMayQuoteTheWholeJobOfAServer() throws {
    let job = try job(in: try Fixture.named("cce_quoted_failure.json").text)
    #expect(job.state == .failed)
    #expect(job.subJobs.first?.state == .failed)
    #expect(job.rootCause?.code == "Ecs.0319")
    #expect(job.rootCause?.message == "No host has room for the flavor.")
    #expect(job.rootCause?.path.prefix(3) == ["job", "CreateNodeVM", "reason"])
    #expect(job.rootCause?.category == .capacity)
  }

  @Test func otherObjectsOfKubernetesAreNoJobs() {
    let pod = #"""
      {"kind": "Pod", "apiVersion": "v1", "metadata": {"uid": "u", "name": "web"}, "spec": {"containers": []}, "status": {"phase": "Running"}}
      """#
    let batch = #"""
      {"kind": "Job", "apiVersion": "batch/v1", "metadata": {"uid": "u", "name": "pi"}, "spec": {"template": {}}, "status": {"succeeded": 1}}
      """#
    let list = #"""
      {"kind": "ServiceList", "items": [{"metadata": {"uid": "u"}, "spec": {"type": "ClusterIP"}, "status": {"loadBalancer": {}}}]}
      """#
    let bare = #"""
      [{"metadata": {"uid": "u"}, "spec": {"type": "ClusterIP"}, "status": {"phase": "Running"}}]
      """#
    for text in [pod, batch, list, bare] { #expect(readings(in: text).isEmpty) }
  }
}
