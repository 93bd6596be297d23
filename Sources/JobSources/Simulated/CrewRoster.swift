/// The sub jobs under a job, and when each of them starts and ends.
struct CrewRoster {
  let card: FateCard
  /// The job above them.
  let plan: PlannedJob
  /// When the job above starts to run, and when it ends, in milliseconds after its beginning.
  let lead: Int64
  let span: Int64

  func subJobs(_ random: inout SeededRandom) -> [PlannedJob] {
    switch card.blueprint.crew {
    case .none: []
    case .each(let type, let counts): batch(of: type, counts, &random)
    case .steps(let types): steps(types, &random)
    }
  }

  /// Equal jobs that start one after the other and end in any order, the last just before the
  /// parent.
  private func batch(
    of type: String, _ counts: ClosedRange<Int>, _ random: inout SeededRandom
  ) -> [PlannedJob] {
    let least = card.fate == .partial || card.fate == .hidden ? 2 : 1
    let count = max(least, counts.lowerBound + random.below(counts.count))
    let last = max(lead + 2, span - min(span / 10, random.between(150...1200)))
    let victim = random.below(count)
    // Work that is stopped or forgotten never reaches its end; neither do its sub jobs.
    return (0..<count).map { index in
      let appears = lead + (last - lead) * Int64(index) / Int64(count * 3)
      let early = random.between(70...100)
      let ends = index == count - 1 ? last : appears + (last - appears) * early / 100
      let part = count == 1 ? "" : "-000\(index + 1)"
      var job = PlannedJob(
        type: type, stamp: subStamp(index + 1, &random),
        resource: CloudResource(
          id: count == 1 && card.blueprint.existing ? plan.resource.id : random.uuid(),
          name: plan.resource.name + part),
        appears: appears, turns: [])
      let failed = fails(index: index, victim: victim)
      job.turns = turns(appears: appears, ends: ends, stage: failed ? .failed : .succeeded)
      job.failure = failed ? failure(&random) : nil
      job.showsResource = seesResource(from: appears, to: ends, failed: failed)
      return job
    }
  }

  /// Different jobs, one after the other; after a failed one none follows.
  private func steps(_ types: [String], _ random: inout SeededRandom) -> [PlannedJob] {
    let failing = card.fate.isMishap
    let names = failing ? Array(types.prefix(1)) : types
    let last = max(lead + 2, span - span / 50)
    let suffix = card.blueprint.existing ? "-node-\(1 + random.below(20))" : "-master-1"
    let machine = random.uuid()
    return names.enumerated().map { index, type in
      let appears = lead + (last - lead) * Int64(index) / Int64(names.count)
      let ends = lead + (last - lead) * Int64(index + 1) / Int64(names.count)
      var job = PlannedJob(
        type: type, stamp: subStamp(index + 1, &random),
        resource: CloudResource(id: machine, name: plan.resource.name + suffix),
        appears: appears, turns: [])
      job.turns = turns(appears: appears, ends: ends, stage: failing ? .failed : .succeeded)
      job.failure = failing ? failure(&random) : nil
      job.showsResource = appears
      return job
    }
  }

  private func turns(appears: Int64, ends: Int64, stage: Stage) -> [PlannedJob.Turn] {
    let runs = appears + (ends - appears) / 8
    var turns = [
      PlannedJob.Turn(offset: appears, stage: .waiting),
      PlannedJob.Turn(offset: runs, stage: .running),
    ]
    switch card.fate {
    case .stranded: break
    case .cancelled: turns.append(PlannedJob.Turn(offset: plan.lastTurn, stage: .cancelled))
    default: turns.append(PlannedJob.Turn(offset: ends, stage: stage))
    }
    return turns.filter { $0.offset <= plan.lastTurn }
  }

  private func fails(index: Int, victim: Int) -> Bool {
    switch card.fate {
    case .failure, .rolledBack: true
    case .partial, .hidden, .undone: index == victim
    case .success, .slow, .rejected, .cancelled, .stranded, .detour: false
    }
  }

  private func failure(_ random: inout SeededRandom) -> CloudFailure? {
    let service = card.blueprint.service
    switch card.fate {
    case .failure(let cause): return FailureBook.failure(of: service, cause, &random)
    case .rolledBack: return FailureBook.failure(of: service, .lateStep, &random)
    case .partial where service == .ecs:
      return FailureBook.failure(of: service, .quota, &random)
    default: return FailureBook.failure(of: service, .ordinary, &random)
    }
  }

  /// A server that is refused never gets an id; one whose last step fails had one for a while.
  private func seesResource(from appears: Int64, to ends: Int64, failed: Bool) -> Int64? {
    if card.blueprint.existing { return appears }
    if failed, card.fate != .rolledBack { return nil }
    return appears + (ends - appears) / 5
  }

  private func subStamp(_ number: Int, _ random: inout SeededRandom) -> IDStamp {
    if case .plain = plan.stamp { return .plain(random.uuid()) }
    return plan.stamp.next(number)
  }
}
