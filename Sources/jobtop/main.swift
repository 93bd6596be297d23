import JobModel
import JobSources

let tracker = Tracker(sources: CommandLine.arguments.dropFirst().map { FileSource(path: $0) })
let snapshot = await tracker.readAll()
if CommandLine.arguments.contains("--none") { print(snapshot.jobs.count) } else {
for row in snapshot.jobs.rows {
  let job = await tracker.job(at: row)
  let docs = await tracker.documents(of: row)
  print(docs.map(\.source).map { $0.split(separator: "/").last! }, JSONText.compact(job.plainValue(source: "file", url: job.url(LinkTemplates()))))
}
}
for p in snapshot.problems { print(p.description) }
