/// The submissions of about a quarter of an hour, shuffled anew each time it has been played.
///
/// Dealing from a deck instead of throwing dice keeps the shares exact: no stretch of a demo is
/// without failures, and every state occurs in every hour.
struct FateDeck: Sendable {
  private var cards: [FateCard] = []

  mutating func deal(_ random: inout SeededRandom) -> FateCard {
    if cards.isEmpty {
      cards = Self.shuffled(&random)
    }
    return cards.popLast() ?? FateCard(.createServer)
  }

  /// Mishaps are spread evenly among the rest, so that one is never far away.
  private static func shuffled(_ random: inout SeededRandom) -> [FateCard] {
    var plain = everyday + purchases + oddities
    var mishaps = Self.mishaps
    random.shuffle(&plain)
    random.shuffle(&mishaps)
    var cards: [FateCard] = []
    for (index, card) in plain.enumerated() {
      cards.append(card)
      let due = (index + 1) * mishaps.count / plain.count - index * mishaps.count / plain.count
      for _ in 0..<due {
        cards.append(mishaps[(index + 1) * mishaps.count / plain.count - 1])
      }
    }
    return cards
  }
}

extension FateDeck {
  private static let everyday: [FateCard] = [
    (Blueprint.createServer, 34), (.createServers, 18), (.deleteServer, 14), (.resizeServer, 5),
    (.attachVolume, 12), (.detachVolume, 5), (.createVolume, 32), (.createVolumes, 5),
    (.extendVolume, 8), (.deleteVolume, 16), (.createDatabase, 6), (.restartDatabase, 9),
    (.bindDatabase, 3), (.createReplica, 2), (.createTaurus, 2), (.createOpenGauss, 1),
    (.createMongo, 2), (.createGemini, 2), (.restartMiddleware, 1), (.createCluster, 3),
    (.addNodes, 7), (.createMetal, 2), (.operateMetal, 2), (.attachMetalVolume, 1),
    (.copyImage, 3), (.createAddresses, 8), (.createProtection, 2), (.bindDirectory, 2),
    (.swapCache, 3), (.createWarehouse, 1), (.restartPhone, 2), (.createDesktop, 3),
    (.cloneBalancer, 4), (.upgradeGateway, 2), (.backup, 4), (.extendQueue, 2),
  ].flatMap { blueprint, count in Array(repeating: FateCard(blueprint), count: count) }

  private static let purchases: [FateCard] = [
    FateCard(.createServer, payment: .paid), FateCard(.createServer, payment: .paid),
    FateCard(.createServers, payment: .paid), FateCard(.resizeServer, payment: .paid),
    FateCard(.createMetal, payment: .paid), FateCard(.createVolume, payment: .paid),
    FateCard(.createVolumes, payment: .paid), FateCard(.createDatabase, payment: .paid),
    FateCard(.createServer, payment: .cancelled), FateCard(.createVolume, payment: .cancelled),
    FateCard(.createServers, payment: .expires), FateCard(.createMetal, payment: .expires),
  ]

  private static let oddities: [FateCard] = [
    FateCard(.createServer, .slow), FateCard(.restartDatabase, .slow),
    FateCard(.createVolume, .stranded), FateCard(.restartPhone, .detour),
    FateCard(.createServer, .detour), FateCard(.cloneBalancer, .cancelled),
    FateCard(.createWarehouse, .cancelled), FateCard(.extendQueue, .cancelled),
  ]

  private static let mishaps: [FateCard] = [
    FateCard(.createServer, .failure(.quota)), FateCard(.createServers, .failure(.quota)),
    FateCard(.createServer, .failure(.soldOut)),
    FateCard(.createServers, .partial), FateCard(.createServer, .rolledBack),
    FateCard(.createServers, .rolledBack), FateCard(.resizeServer, .failure(.silent)),
    FateCard(.attachVolume, .failure(.ordinary)), FateCard(.createMetals, .partial),
    FateCard(.createVolume, .failure(.quota)), FateCard(.createVolume, .failure(.soldOut)),
    FateCard(.createVolumes, .partial), FateCard(.addNodes, .failure(.quota)),
    FateCard(.addNodes, .failure(.soldOut)), FateCard(.createDatabase, .failure(.reasonOnly)),
    FateCard(.restartDatabase, .failure(.reasonOnly)), FateCard(.createDesktop, .hidden),
    FateCard(.cloneBalancer, .undone), FateCard(.createProtection, .failure(.ordinary)),
    FateCard(.copyImage, .failure(.ordinary)), FateCard(.bindDirectory, .failure(.silent)),
    FateCard(.restartPhone, .failure(.ordinary)), FateCard(.backup, .failure(.ordinary)),
    FateCard(.createServer, .rejected), FateCard(.createVolume, .rejected),
    FateCard(.createDatabase, .rejected), FateCard(.createCluster, .rejected),
    FateCard(.createAddresses, .rejected), FateCard(.createServers, .rejected),
    FateCard(.createMetal, .rejected), FateCard(.bindDirectory, .rejected),
    FateCard(.cloneBalancer, .rejected),
  ]
}
