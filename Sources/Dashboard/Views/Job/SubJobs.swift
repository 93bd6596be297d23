import JobModel
import TerminalUI

/// The job and its sub jobs, of which one is selected.
func drawSubJobs(_ page: JobPage, _ state: AppState, on frame: inout Frame) {
  let lines = page.lines
  frame.draw(
    Table(
      columns: [ColumnSpec(title: lines[0].text, minimum: 1, ideal: 1, flexible: true)],
      count: page.subJobRows.count, selected: page.subJob.position, window: page.subJob.window,
      cell: { row, _, _ in lines[row + 1] }),
    in: state.layout.body)
}

extension JobPageView {
  /// The job and everything below it, as a tree below its heads, and what can be selected in it.
  var subJobs: (lines: [TextLine], rows: [SubJobRow]) {
    guard !job.subJobs.isEmpty else {
      let total = job.subJobsTotal ?? 0
      let text =
        total > 0
        ? "\(total.counted("sub job")) announced, none of them described."
        : "This job has no sub jobs."
      return ([TextLine(text, .muted)], [])
    }
    let tree = JobTree(job, glyphs)
    let rows = tree.rows
    let nameWidth = min(max(16, rows.map(\.nameColumns).max() ?? 16), max(16, width * 2 / 5))
    return (
      [heads(nameWidth, left: tree.left)] + rows.map { line($0, nameWidth) },
      rows.map { SubJobRow(key: $0.key, id: $0.job.id) }
    )
  }

  private func heads(_ nameWidth: Int, left: Int) -> TextLine {
    var line = TextLine("TYPE", .head)
    line.pad(to: nameWidth + 2)
    line.add("  STATE", .head)
    line.pad(to: nameWidth + 15)
    line.add("  BEGUN", .head)
    line.pad(to: nameWidth + 24)
    line.add("   TOOK  WHAT", .head)
    if left > 0 { line.add("  \(left.grouped) more are not shown", .warning) }
    return line
  }

  private func line(_ row: JobTree.Row, _ nameWidth: Int) -> TextLine {
    let sub = row.job
    let shift = nameWidth - DisplayWidth.columns(of: row.branches)
    var line = TextLine(row.branches, .faint)
    line.add(fitted(row.name, to: max(4, shift), ellipsis: glyphs.ellipsis))
    line.pad(to: nameWidth + 2)
    line.add("\(glyphs.of(sub.state)) \(sub.state.word)", ThemeRole(sub.state))
    line.pad(to: nameWidth + 15)
    line.add(fitted(offset(of: sub), to: 7, alignment: .trailing), .muted)
    line.pad(to: nameWidth + 24)
    let took = sub.duration?.short ?? runningFor(sub) ?? ""
    line.add(fitted(took, to: 7, alignment: .trailing))
    line.add("  ")
    if let name = sub.resourceName ?? sub.resourceID { line.add(name + "  ", .muted) }
    // The job's own reason is shown above; here each reason is shown where it arose.
    if let cause = sub.rootCause, row.depth > 0 {
      if let code = cause.code { line.add(code + " ", .code) }
      line.add(cause.message ?? "")
    }
    return line
  }

  /// How long after the job it began.
  private func offset(of sub: Job) -> String {
    guard let start = job.began, let begin = sub.began else { return "" }
    return begin == start ? "0s" : (begin > start ? "+" : "") + (begin - start).short
  }

  private func runningFor(_ sub: Job) -> String? {
    guard !sub.state.isTerminal, let begin = sub.began, begin <= state.clock else { return nil }
    return (state.clock - begin).ticking
  }
}

/// A job and its sub jobs in the order in which they are drawn, with the lines that join them.
struct JobTree {
  struct Row {
    var job: Job
    var key: SubJobKey
    var depth: Int
    var branches: String
    var name: String

    var nameColumns: Int {
      DisplayWidth.columns(of: branches) + DisplayWidth.columns(of: name)
    }
  }

  private(set) var rows: [Row] = []
  /// How many more there are.
  private(set) var left = 0
  private var ids: Set<JobID> = []
  private let glyphs: Glyphs

  /// More than this is not drawn: no one reads it, and a hostile answer may nest forever.
  private static let mostRows = 2000
  private static let deepest = 12

  init(_ job: Job, _ glyphs: Glyphs) {
    self.glyphs = glyphs
    let key = key(of: job, at: [])
    rows.append(Row(job: job, key: key, depth: 0, branches: "", name: job.type ?? "job"))
    add(job.subJobs, below: [], depth: 1, trunk: "")
    left = Self.count(job) - rows.count
  }

  private static func count(_ job: Job) -> Int { job.subJobs.reduce(1) { $0 + count($1) } }

  private mutating func key(of job: Job, at path: @autoclosure () -> [Int]) -> SubJobKey {
    if let id = job.id, ids.insert(id).inserted { .id(id) } else { .place(path()) }
  }

  private mutating func add(_ jobs: [Job], below path: [Int], depth: Int, trunk: String) {
    guard depth <= Self.deepest else { return }
    for (place, job) in jobs.enumerated() where rows.count < Self.mostRows {
      let isLast = place == jobs.count - 1
      rows.append(
        Row(
          job: job, key: key(of: job, at: path + [place]), depth: depth,
          branches: trunk + (isLast ? glyphs.lastBranch : glyphs.branch),
          name: job.type ?? job.id?.rawValue ?? "sub job"))
      guard !job.subJobs.isEmpty else { continue }
      add(
        job.subJobs, below: path + [place], depth: depth + 1,
        trunk: trunk + (isLast ? "  " : glyphs.trunk))
    }
  }
}
