/// Names as people give them to what they run: short ones, numbered ones, a few that are much too
/// long, and not all of them in Latin letters.
enum NameBook {
  static func name(of subject: Blueprint.Subject, _ random: inout SeededRandom) -> String {
    if random.chance(0.03) {
      return random.pick(longNames)
    }
    let stem = random.pick(stems(of: subject))
    if stem.hasSuffix("!") {
      return String(stem.dropLast())
    }
    let number = random.below(40)
    return "\(stem)-\(number < 10 ? "0" : "")\(number)"
  }

  static func user(_ random: inout SeededRandom) -> String {
    random.pick(["ops", "ops", "ci-runner", "ci-runner", "terraform", "anna", "m.keller", "王伟"])
  }

  static func flavor(_ random: inout SeededRandom) -> String {
    random.pick([
      "s6.small.1", "s6.large.2", "c6.large.2", "c7.xlarge.2", "m6.2xlarge.8", "p2s.2xlarge.8",
    ])
  }

  /// Those that end in `!` stand alone; the others get a number.
  private static func stems(of subject: Blueprint.Subject) -> [String] {
    switch subject {
    case .server:
      ["web", "web", "api", "worker", "batch", "build", "cache", "bastion-eu", "测试服务器"]
    case .volume: ["data", "data", "logs", "pgdata", "scratch", "backup", "数据盘"]
    case .image: ["golden-debian12", "ubuntu-2404-hardened", "win2022-base", "基础镜像"]
    case .address: ["eip-web", "eip-nat", "eip-vpn"]
    case .database: ["orders-db", "billing", "sessions", "grafana", "报表库", "数据库-主!", "erp-main!"]
    case .cluster: ["prod-k8s", "stage-k8s", "prod-k8s-3!", "edge", "dwh-main!", "生产集群"]
    case .balancer: ["lb-public", "lb-internal", "vpn-frankfurt", "ingress"]
    case .cache: ["redis-session", "kafka-events", "redis-cart", "消息队列"]
    case .desktop: ["desk-support", "desk-finance", "phone-farm", "办公桌面"]
    case .vault: ["vault-daily", "dr-group", "share-home", "vault-monthly"]
    }
  }

  private static let longNames = [
    "order-processing-backend-production-frankfurt-blue-green-canary-replica-0042-do-not-delete",
    "k8s-prod-eu-de-02-nodepool-memory-optimized-spot-20260114-rolling-upgrade-batch-17-node-003",
    "客户关系管理系统-生产环境-华东二区-应用服务器集群-节点-零零七",
    "tmp.restore-of-customer-db-before-migration-to-new-schema.please-ask-anna-before-removal",
  ]
}
