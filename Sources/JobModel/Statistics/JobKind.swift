/// Jobs that are alike: what one of them usually takes is what the others took.
package struct JobKind: Hashable, Sendable {
  package var service: String?
  package var type: String?
  package var context: String?
  /// Calls that were refused, so that there never was a job: whatever they were about, they are one kind.
  package private(set) var isRefused = false

  package static let refused: JobKind = {
    var kind = JobKind(service: nil, type: nil, context: nil)
    kind.isRefused = true
    return kind
  }()

  package init(service: String?, type: String?, context: String?) {
    self.service = service
    self.type = type
    self.context = context
  }

  package init(of row: JobRow) {
    self = JobKind(service: row.service, type: row.type, context: row.context)
    if row.type == nil, row.state == .failed { self = .refused }
  }
}

extension JobKind: Comparable {
  package static func < (one: JobKind, other: JobKind) -> Bool {
    (one.service ?? "", one.type ?? "", one.context ?? "")
      < (other.service ?? "", other.type ?? "", other.context ?? "")
  }
}

/// A kind of job as the table knows it: equal references are equal texts.
struct KindReference: Hashable {
  var service: TextReference
  var type: TextReference
  var context: TextReference
  private var isRefused: Bool

  init(_ cells: JobCells) {
    isRefused = cells.type == .none && cells.state == .failed
    guard !isRefused else {
      (service, type, context) = (.none, .none, .none)
      return
    }
    service = cells.service
    type = cells.type
    context = cells.context
  }

  func kind(in texts: TextPool) -> JobKind {
    isRefused
      ? .refused : JobKind(service: texts[service], type: texts[type], context: texts[context])
  }
}

/// Something for each kind of job.
typealias KindGroups<Value> = JobGroups<KindReference, Value>

/// Something for each group of jobs. Jobs of one group often follow each other: the last one found is
/// tried first.
struct JobGroups<Key: Hashable, Value> {
  private(set) var all: [(kind: Key, value: Value)] = []
  private var places: [Key: Int] = [:]
  private var last = 0
  private let empty: Value

  init(empty: Value) {
    self.empty = empty
  }

  /// Changes what is kept for a group, or makes it first.
  @inline(__always)
  mutating func update<Result>(_ kind: Key, _ change: (inout Value) -> Result) -> Result {
    if last >= all.count || all[last].kind != kind { last = place(of: kind) }
    return change(&all[last].value)
  }

  private mutating func place(of kind: Key) -> Int {
    if let place = places[kind] { return place }
    places[kind] = all.count
    all.append((kind, empty))
    return all.count - 1
  }
}
