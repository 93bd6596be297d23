import JobModel
import Testing

/// JSON of other things says nothing of jobs.
@Suite struct FalsePositiveTests {
  @Test(arguments: [
    #"{"level": "info", "code": 200, "message": "ok"}"#,
    #"{"job_id": "../../etc/passwd"}"#, #"{"job_id": "<script>"}"#, #"{"job_id": "a\nb"}"#,
    #"""
    {"level": "error", "ts": 1700000000.1, "msg": "cannot connect",
     "error": "connection refused"}
    """#,
    #"{"time": "2024-01-02T03:04:05Z", "severity": "ERROR", "message": "boom", "code": "E42"}"#,
    #"{"@level": "debug", "@message": "plan {x}", "@timestamp": "t"}"#,
    #"""
    {"servers": [{"id": "s", "status": "ACTIVE", "name": "web",
     "created": "2024-01-02T03:04:05Z", "progress": 0, "metadata": {}}]}
    """#,
    #"""
    {"server": {"id": "s", "status": "ERROR", "name": "web", "fault": {"code": 500,
     "message": "No valid host was found"}}}
    """#,
    #"{"volumes": [{"id": "v", "status": "available", "size": 40, "attachments": []}]}"#,
    #"{"id": "s", "name": "web", "status": "ACTIVE", "type": "Ha", "created": "x"}"#,
    #"""
    {"instances": [{"id": "i", "status": "BUILD", "name": "db", "type": "Single",
     "region": "eu-de"}]}
    """#,
    #"""
    {"cluster": {"kind": "Cluster", "apiVersion": "v3", "metadata": {"uid": "c"}, "spec": {
     "type": "VirtualMachine"}, "status": {"phase": "Available"}}}
    """#,
    #"""
    {"token": {"methods": ["password"], "expires_at": "2024-01-02T03:04:05.000000Z", "user": {
     "id": "u", "name": "n"}, "catalog": [{"type": "compute", "id": "c", "name": "ecs",
     "endpoints": [{"id": "e", "url": "https://x.test", "region": "*"}]}], "roles": [{
     "id": "r", "name": "admin"}]}}
    """#,
    #"{"jobs": [{"id": "build", "name": "compile"}]}"#,
    #"{"users": [{"id": 1, "state": "active", "code": "x"}]}"#,
    #"{"method": "GET", "path": "/jobs", "status": 200, "duration": 12}"#,
    #"{"type": "module", "name": "left-pad", "version": "1.0.0", "code": "x"}"#,
    #"{"quotas": {"resources": [{"type": "instances", "used": 1, "quota": 200}]}}"#,
    "[1, 2, 3]", #"["a", "b"]"#, "true", "null", #""job_id""#, "42",
    "{not json}", "map[job_id:x]", "[INFO] started", "[[x]]", "{{ template }}", "}{][", "[{]",
    "regex [{] and [{}] x",
  ])
  func isNothing(text: String) {
    #expect(readings(in: text).isEmpty)
  }
}
