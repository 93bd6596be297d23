extension ServiceRow {
  /// The services that are known, the more likely owners of a job first.
  ///
  /// Paths, hosts and paging are those of the official Python SDK v3 and of the API references of Huawei
  /// Cloud and Open Telekom Cloud.
  package static let all: [ServiceRow] =
    classicRows + databaseRows + clusterRows + ownRows + taskRows + discoveryRows

  package static func named(_ name: String) -> ServiceRow? {
    let name = name.lowercased()
    return all.first { $0.name == name }
      ?? all.first { $0.host == name || $0.otherNames.contains(name) }
  }

  // MARK: Jobs with entities

  private static let classicRows: [ServiceRow] = [
    plain("ecs"), plain("evs"), plain("bms"), plain("vpc", others: ["eip"]), plain("ims"),
    plain("sdrs"), plain("deh"),
  ]

  // MARK: Jobs of the same kind at places of their own

  private static let ownRows: [ServiceRow] = [
    classic("sfs-turbo", "/v1/{owner}/sfs-turbo/jobs/{id}", ids: [.uuid, .hibernate, .digits32]),
    classic(
      "dcs", "/v2/{owner}/jobs/{id}", ids: [.hibernate, .digits32],
      list: Listing(
        path: "/v2/{owner}/tasks", paging: .offset(limit: 100),
        window: .digits(from: "start_time", to: "end_time"))),
    classic("dws", "/v1.0/{owner}/job/{id}", ids: [.uuid, .hibernate, .digits32]),
    classic(
      "swr", host: "swr-api", "/v2/{owner}/jobs/{id}", ids: [.uuid, .other],
      list: Listing(path: "/v2/{owner}/jobs", paging: .offset(limit: 100))),
    classic("workspace", "/v2/{owner}/workspace-jobs/{id}", ids: [.uuid, .hibernate, .digits32]),
    classic(
      "workspaceapp", host: "workspace-app", "/v1/{owner}/job/{id}", ids: [.other]),
    classic("cph", "/v1/{owner}/cloud-phone/jobs/{id}", ids: [.hibernate, .digits32, .other]),
    classic("kms", "/v3/{owner}/tasks/{id}", ids: [.other], others: ["kps"]),
  ]

  private static func plain(_ name: String, others: [String] = []) -> ServiceRow {
    // Some ids of theirs are UUIDs without the dashes.
    classic(name, "/v1/{owner}/jobs/{id}", ids: [.hibernate, .digits32], others: others)
  }

  private static func classic(
    _ name: String, host: String? = nil, _ path: String, ids: Set<IDLayout>,
    list: Listing? = nil, others: [String] = []
  ) -> ServiceRow {
    ServiceRow(
      name: name, host: host ?? name, otherNames: others, job: Question(path: path), list: list,
      ids: ids)
  }

  // MARK: The task center of the databases

  private static let databaseRows: [ServiceRow] = [
    database(
      "rds",
      list: Listing(
        path: "/v3/{owner}/tasklist", paging: .offset(limit: 50),
        window: .milliseconds(from: "start_time", to: "end_time"), language: english)),
    database("gaussdb", others: ["gaussdb-mysql", "gaussdbformysql"]),
    database(
      "dds",
      list: Listing(
        path: "/v3.1/{owner}/jobs", paging: .offset(limit: 100),
        window: .iso(from: "start_time", to: "end_time"), language: english)),
    database(
      "gaussdb-opengauss",
      list: Listing(
        path: "/v3/{owner}/tasks", paging: .offset(limit: 100),
        window: .milliseconds(from: "start_time", to: "end_time"), language: english)),
    database(
      "gaussdb-nosql",
      list: Listing(
        path: "/v3/{owner}/jobs", paging: .offset(limit: 50),
        window: .iso(from: "start_time", to: "end_time"), language: english)),
    ServiceRow(
      name: "ddm", host: "ddm",
      job: Question(path: "/v3/{owner}/jobs/{id}", language: english),
      list: Listing(
        path: "/v3/{owner}/jobs", paging: .offset(limit: 50),
        window: .milliseconds(from: "start_time", to: "end_time"), language: english),
      ids: [.uuid, .hibernate, .digits32]),
  ]

  private static let english = "en-us"

  private static func database(
    _ name: String, list: Listing? = nil, others: [String] = []
  ) -> ServiceRow {
    ServiceRow(
      name: name, host: name, otherNames: others,
      job: Question(path: "/v3/{owner}/jobs", idItem: "id", language: english), list: list,
      ids: [.uuid])
  }

  // MARK: Clusters

  private static let clusterRows: [ServiceRow] = [
    ServiceRow(
      name: "cce", host: "cce",
      job: Question(path: "/api/v3/projects/{owner}/jobs/{id}"),
      list: Listing(path: "/api/v2/projects/{owner}/jobs", paging: .whole), ids: [.uuid1, .uuid])
  ]

  // MARK: Pages of tasks

  private static let taskRows: [ServiceRow] = [
    tasks(
      "elb", "/v3/{owner}/elb/jobs/{id}", ids: [.uuid],
      list: Listing(
        path: "/v3/{owner}/elb/jobs", paging: .marker(limit: 500, item: "marker"),
        window: .begin("begin_time"))),
    tasks(
      "cbr", "/v3/{owner}/operation-logs/{id}", ids: [.uuid],
      list: Listing(
        path: "/v3/{owner}/operation-logs", paging: .offset(limit: 100),
        window: .iso(from: "start_time", to: "end_time"))),
    // One cannot ask for one, but the list has it.
    ServiceRow(
      name: "vpn", host: "vpn",
      job: Question(path: "/v5/{owner}/vpn-gateways/jobs"),
      list: Listing(path: "/v5/{owner}/vpn-gateways/jobs", paging: .whole), ids: [.uuid]),
    ServiceRow(
      name: "geip", host: "eip", scope: .account,
      job: Question(path: "/v3/{owner}/geip/jobs/{id}"),
      list: Listing(
        path: "/v3/{owner}/geip/jobs", paging: .marker(limit: 500, item: "marker")),
      ids: [.uuid]),
    tasks("cfw", "/v3/{owner}/jobs/{id}", ids: [.uuid]),
    tasks(
      "drs", "/v5/{owner}/jobs/{id}", ids: [.other],
      list: Listing(path: "/v5/{owner}/jobs", paging: .offset(limit: 100))),
    tasks("servicestage", "/v3/{owner}/cas/jobs/{id}", ids: [.other]),
    tasks(
      "modelarts", "/v1/{owner}/dev-servers/jobs/{id}", ids: [.other],
      list: Listing(path: "/v1/{owner}/dev-servers/jobs", paging: .offset(limit: 100))),
    ServiceRow(
      name: "ges", host: "ges",
      list: Listing(path: "/v2/{owner}/graphs/jobs", paging: .offset(limit: 100))),
  ]

  private static func tasks(
    _ name: String, _ path: String, ids: Set<IDLayout>, list: Listing? = nil
  ) -> ServiceRow {
    ServiceRow(
      name: name, host: name, job: Question(path: path), list: list, ids: ids)
  }

  // MARK: Where finished jobs of all services are found

  private static let discoveryRows: [ServiceRow] = [
    ServiceRow(
      name: "cts", host: "cts",
      list: Listing(
        path: "/v3/{owner}/traces", paging: .marker(limit: 200, item: "next"),
        window: .milliseconds(from: "from", to: "to"),
        query: [WebAddress.QueryItem("trace_type", "system")]),
      listsAllServices: true)
  ]
}
