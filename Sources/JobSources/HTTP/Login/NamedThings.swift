import FoundationEssentials

/// The projects or accounts that a login lists.
enum NamedThings {
  struct Thing: Decodable, Equatable {
    var id: String
    var name: String
  }

  private struct List: Decodable {
    var projects: [Tolerant<Thing>]?
    var domains: [Tolerant<Thing>]?
  }

  static func read(_ bytes: [UInt8]) -> [Thing] {
    guard let list = try? JSONDecoder().decode(List.self, from: Data(bytes)) else { return [] }
    return (list.projects ?? list.domains ?? []).compactMap(\.value)
  }
}
