/// Writes the whole life of a job from a card, before the job begins.
struct Playwright {
  var random: SeededRandom
  let instant: Int64

  /// A script, and the order that comes before it when the card is a purchase.
  /// - Parameter name: of the resource; none for an invented one.
  mutating func play(
    _ card: FateCard, name: String? = nil
  ) -> (script: CloudScript, order: CloudOrder?) {
    let blueprint = card.blueprint
    let invented = NameBook.name(of: blueprint.subject, &random)
    let resource = CloudResource(
      id: resourceID(for: blueprint.service), name: name ?? invented)
    let stamp = stamp(for: blueprint.service)
    let user = NameBook.user(&random)
    let facts = facts(for: blueprint)
    let payment = card.payment.map { PaymentPlan($0, at: instant, &random) }
    var script = CloudScript(
      id: stamp.id(at: instant), service: blueprint.service, user: user, submitted: instant,
      workBegins: payment == nil ? instant : payment?.paid,
      plan: plan(card, stamp: stamp, resource: resource), facts: facts)
    if blueprint.service == .cce {
      script.plan.quoteServerJob(begins: instant, &random)
    }
    guard let payment else { return (script, nil) }
    let order = order(payment, for: script, blueprint)
    script.orderID = order.id
    // Servers show a job that waits for the money; volumes and databases have none before.
    script.showsPayment = blueprint.service == .ecs || blueprint.service == .bms
    return (script, order)
  }

  private mutating func plan(
    _ card: FateCard, stamp: IDStamp, resource: CloudResource
  ) -> PlannedJob {
    let usual = card.pace ?? card.blueprint.duration(&random)
    let full = card.fate == .slow ? usual * (4 + Int64(random.below(3))) : usual
    let span = card.fate.isMishap ? full * random.between(45...95) / 100 : full
    let lead = min(span / 5, random.between(120...900))
    var plan = PlannedJob(
      type: card.blueprint.type, stamp: stamp, resource: resource,
      turns: turns(card.fate, lead: lead, span: span),
      showsResource: card.resourceAppears(after: lead + span / 6))
    plan.subJobs = CrewRoster(card: card, plan: plan, lead: lead, span: span).subJobs(&random)
    plan.failure = plan.subJobs.isEmpty ? ownFailure(card) : parentFailure(card, plan)
    return plan
  }

  private mutating func ownFailure(_ card: FateCard) -> CloudFailure? {
    switch card.fate {
    case .failure(let cause): FailureBook.failure(of: card.blueprint.service, cause, &random)
    case .rolledBack: FailureBook.failure(of: card.blueprint.service, .lateStep, &random)
    case .partial, .hidden, .undone:
      FailureBook.failure(of: card.blueprint.service, .ordinary, &random)
    case .cancelled: CloudFailure(reason: "Stopped by \(NameBook.user(&random)).")
    case .success, .slow, .rejected, .stranded, .detour: nil
    }
  }

  /// Some services repeat the sub job's error in the parent, some only point at it.
  private mutating func parentFailure(_ card: FateCard, _ plan: PlannedJob) -> CloudFailure? {
    guard card.fate.isMishap, card.fate != .hidden else { return ownFailure(card) }
    switch card.blueprint.service {
    case .ecs, .bms, .workspace: return FailureBook.echo(of: card.blueprint.service, &random)
    default: return plan.subJobs.lazy.compactMap(\.failure).first
    }
  }

  private mutating func turns(_ fate: Fate, lead: Int64, span: Int64) -> [PlannedJob.Turn] {
    func turn(_ part: Int64, _ stage: Stage) -> PlannedJob.Turn {
      PlannedJob.Turn(offset: lead + (span - lead) * part / 100, stage: stage)
    }
    let opening = [PlannedJob.Turn(offset: 0, stage: .waiting), turn(0, .running)]
    let oddWord = random.pick(["SUSPENDED", "MANUAL_CONFIRM", "WAIT_RESOURCE", "FROZEN"])
    switch fate {
    case .success, .slow, .hidden, .rejected: return opening + [turn(100, .succeeded)]
    case .failure, .partial, .rolledBack: return opening + [turn(100, .failed)]
    case .undone: return opening + [turn(60, .rollingBack), turn(100, .failed)]
    case .cancelled: return opening + [turn(45, .cancelled)]
    case .stranded: return opening + [turn(35, .odd(oddWord))]
    case .detour:
      return opening + [turn(30, .odd(oddWord)), turn(55, .running), turn(100, .succeeded)]
    }
  }
}

extension Playwright {
  private mutating func stamp(for service: CloudService) -> IDStamp {
    switch service.dialect {
    case .classic, .turbo, .cache, .warehouse, .desktop, .queue:
      let machine = String(stableHash(service.rawValue) & 0xFF_FFFF | 0x80_0000, radix: 16)
      return .hibernate(node: "ff\(machine)\(random.hex(8))", counter: random.below(0xF000))
    case .kubernetes:
      return .clock(sequence: UInt16(random.below(0x3FFF)), node: "0255ac10\(random.hex(4))")
    case .phone: return .plain(String(1_000_000 + random.below(9_000_000)))
    case .database, .balancer, .gateway, .vault: return .plain(random.uuid())
    }
  }

  private mutating func resourceID(for service: CloudService) -> String {
    switch service {
    case .rds: random.hex(32) + "in01"
    case .dds: random.hex(32) + "in02"
    case .geminiDB: random.hex(32) + "in06"
    case .gaussdb: random.hex(32) + "in07"
    case .ddm: random.hex(32) + "in09"
    case .openGauss: random.hex(32) + "in14"
    case .cph: random.hex(32)
    default: random.uuid()
    }
  }

  private mutating func facts(for blueprint: Blueprint) -> CloudScript.Facts {
    var facts = CloudScript.Facts()
    facts.size = 10 * random.between(1...60)
    facts.flavor = NameBook.flavor(&random)
    facts.address = "10.\(random.below(200)).\(random.below(250)).\(1 + random.below(250))"
    facts.companion = random.uuid()
    facts.whim = random.below(1000)
    switch blueprint.service {
    case .rds, .gaussdb: (facts.engine, facts.version) = ("mysql", random.pick(["5.7", "8.0"]))
    case .openGauss: (facts.engine, facts.version) = ("GaussDB", "8.201")
    case .dds: (facts.engine, facts.version) = ("mongodb", "4.4")
    case .geminiDB: (facts.engine, facts.version) = ("cassandra", "3.11")
    default: break
    }
    return facts
  }

  private mutating func order(
    _ payment: PaymentPlan, for script: CloudScript, _ blueprint: Blueprint
  ) -> CloudOrder {
    let quantity = Int64(max(1, script.plan.subJobs.count))
    let months = random.pick([1, 1, 1, 3, 6, 12] as [Int64])
    return CloudOrder(
      id: random.orderID(at: instant), user: script.user, service: blueprint.service,
      jobID: script.id,
      product: blueprint.service == .evs ? "SSD \(script.facts.size) GB" : script.facts.flavor,
      quantity: quantity, cents: quantity * months * random.between(450...21_000), months: months,
      created: instant, deadline: payment.deadline, paid: payment.paid,
      cancelled: payment.cancelled, resource: script.plan.resource)
  }
}

/// When an order is paid or given up.
private struct PaymentPlan {
  var deadline: Int64
  var paid: Int64?
  var cancelled: Int64?

  init(_ fate: PaymentFate, at instant: Int64, _ random: inout SeededRandom) {
    deadline = instant + 86_400_000
    switch fate {
    case .paid: paid = instant + random.between(20_000...90_000)
    case .cancelled: cancelled = instant + random.between(15_000...120_000)
    case .expires: deadline = instant + random.between(600_000...1_800_000)
    }
  }
}
