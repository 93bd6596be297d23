import HeapModule
import JobModel
import JobSources

/// Jobs on hosts that answer after a tenth of a second. New ones begin all the time, in place of those that end.
struct SimulatedHour {
  private static let start = Instant(milliseconds: 1_795_245_240_000)
  private static let latency = Span(milliseconds: 100)
  private static let rate = 5.0

  private(set) var sent = 0
  /// What the schedule would ask for if no host had a limit and no answer took time.
  private(set) var ideal = 0
  private(set) var mostInASecond = 0

  private var plan: AskingPlan
  private var lines: [HostLine]
  private var random = SeededRandom(seed: 7)
  private var schedule = PollSchedule()
  private var now = Self.start
  private var ends: [Instant] = []
  private var born: [Instant] = []
  private var underWay: Heap<Answer> = []
  /// What each host got in the last second, newest last.
  private var recent: [[Instant]]

  private struct Answer: Comparable {
    var time: Instant
    var subject: AskingPlan.Subject

    static func < (one: Answer, other: Answer) -> Bool { one.time < other.time }
    static func == (one: Answer, other: Answer) -> Bool { one.time == other.time }
  }

  init(jobs: Int, hosts: Int) {
    plan = AskingPlan(accounts: (0..<hosts).map { "account-\($0)" }, seed: 7)
    lines = (0..<hosts).map { HostLine(host: "host-\($0)", rate: Self.rate) }
    recent = [[Instant]](repeating: [], count: hosts)
    // They run already, for up to half an hour.
    for row in 0..<jobs {
      begin(row, at: now - .seconds(random.unit() * 1800), lasts: 1800 + random.unit() * 1800)
    }
  }

  private mutating func begin(_ row: Int, at time: Instant, lasts seconds: Double) {
    if row == ends.count {
      ends.append(time)
      born.append(time)
    }
    born[row] = time
    ends[row] = time + .seconds(seconds)
    var job = Job()
    job.id = JobID(rawValue: "job-\(row)-\(time.milliseconds)")
    job.state = .running
    job.rawStatus = "RUNNING"
    job.service = "ecs"
    job.context = "account-\(row % lines.count)"
    job.began = time
    plan.follow([AskingPlan.Subject(row: row, job: job)], now: now)
    countIdeal(row)
  }

  /// The questions between now and the end of a job.
  private mutating func countIdeal(_ row: Int) {
    var time = max(born[row], Self.start)
    let last = min(ends[row], Self.start + .seconds(3600))
    while time < last {
      ideal += 1
      let wait = schedule.wait(state: .running, age: time - born[row], chance: 0)
      time = time + (wait ?? .seconds(30))
    }
    if ends[row] <= Self.start + .seconds(3600) { ideal += 1 }
  }

  /// Goes on until so many minutes have passed since the begin.
  mutating func run(minutes: Int) {
    let end = Self.start + .seconds(Double(minutes) * 60)
    while now < end {
      for question in plan.next(now: now) {
        if case .one(let subject, _) = question { send(subject) }
      }
      let next = [plan.nextMoment(), underWay.min?.time].compactMap { $0 }.min() ?? end
      now = max(next, now + Span(milliseconds: 1))
      while let answer = underWay.min, answer.time <= now {
        underWay.removeMin()
        take(answer.subject)
      }
    }
  }

  private mutating func send(_ subject: AskingPlan.Subject) {
    let host = subject.row % lines.count
    guard let turn = try? lines[host].turn(now: now) else { return }
    sent += 1
    recent[host].append(turn)
    recent[host].removeAll { $0 <= turn - .seconds(1) }
    mostInASecond = max(mostInASecond, recent[host].count)
    underWay.insert(Answer(time: turn + Self.latency, subject: subject))
  }

  private mutating func take(_ subject: AskingPlan.Subject) {
    let row = subject.row
    _ = lines[row % lines.count].learn(.answered, now: now, chance: 0)
    guard ends[row] <= now else { return plan.learn(.answered, of: subject, now: now) }
    plan.learn(.answered, of: subject, now: now)
    plan.drop([row])
    begin(row, at: now, lasts: 30 + random.unit() * 1800)
  }
}
