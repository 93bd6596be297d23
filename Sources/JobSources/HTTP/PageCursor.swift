import FoundationEssentials
import JobModel

/// Where one stands in a list that comes page by page.
struct PageCursor {
  /// The query of the next page; nil at the end.
  private(set) var query: [WebAddress.QueryItem]?
  private let paging: ServiceRow.Paging
  private let fixed: [WebAddress.QueryItem]
  private var offset = 0
  private var seen: [UInt8] = []

  /// - Parameter since: services refuse to look back further than 30 days.
  init(_ listing: ServiceRow.Listing, since: Instant, until: Instant) {
    paging = listing.paging
    let earliest = until - .seconds(30 * 86_400 - 60)
    fixed = listing.query + listing.window.query(from: max(since, earliest), to: until)
    switch paging {
    case .whole: query = fixed
    case .offset(let limit): query = fixed + [.init("offset", "0"), .init("limit", "\(limit)")]
    case .marker(let limit, _): query = fixed + [.init("limit", "\(limit)")]
    }
  }

  /// Moves on to the page behind this one.
  mutating func advance(over page: [UInt8]) {
    query = nil
    // A service that does not turn pages gives the same one for ever.
    guard page != seen, let facts = PageFacts.read(page) else { return }
    seen = page
    switch paging {
    case .whole: return
    case .offset(let limit):
      offset += facts.count
      guard facts.count > 0, facts.total.map({ offset < $0 }) ?? (facts.count >= limit) else {
        return
      }
      query = fixed + [.init("offset", "\(offset)"), .init("limit", "\(limit)")]
    case .marker(let limit, let item):
      guard facts.count > 0, let marker = facts.marker, !marker.isEmpty else { return }
      query = fixed + [.init("limit", "\(limit)"), .init(item, marker)]
    }
  }
}

extension ServiceRow.Window {
  func query(from start: Instant, to end: Instant) -> [WebAddress.QueryItem] {
    switch self {
    case .none: []
    case .milliseconds(let from, let to):
      [.init(from, "\(start.milliseconds)"), .init(to, "\(end.milliseconds)")]
    case .iso(let from, let to):
      [.init(from, Self.seconds(start) + "Z"), .init(to, Self.seconds(end) + "Z")]
    case .digits(let from, let to):
      [.init(from, Self.digits(start)), .init(to, Self.digits(end))]
    case .begin(let from): [.init(from, Self.seconds(start))]
    }
  }

  /// `2026-01-02T03:04:05`
  private static func seconds(_ time: Instant) -> String { String(time.iso8601.prefix(19)) }

  /// `20260102030405`
  private static func digits(_ time: Instant) -> String { seconds(time).filter(\.isNumber) }
}

/// What a page tells about the pages: how many entries it has, and what comes behind it.
private struct PageFacts: Decodable {
  var count = 0
  var total: Int?
  var marker: String?

  static func read(_ bytes: [UInt8]) -> PageFacts? {
    try? JSONDecoder().decode(PageFacts.self, from: Data(bytes))
  }

  private struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  private struct Info: Decodable {
    var next_marker: String?
    var marker: String?
  }

  init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: Key.self)
    for key in values.allKeys {
      switch key.stringValue {
      case "page_info", "meta_data":
        let info = try? values.decode(Info.self, forKey: key)
        marker = marker ?? info?.next_marker ?? info?.marker
      case "total_count", "total", "task_count", "job_count":
        // Some write their numbers as text.
        let text = try? values.decode(String.self, forKey: key)
        total = text.flatMap { Int($0) } ?? (try? values.decode(Int.self, forKey: key))
      // What can be done in the list of tasks, not a list itself.
      case "actions": continue
      default:
        guard let list = try? values.nestedUnkeyedContainer(forKey: key) else { continue }
        count = max(count, list.count ?? 0)
      }
    }
  }
}
