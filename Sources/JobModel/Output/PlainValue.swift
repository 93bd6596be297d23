/// A value on its way out, before a format is chosen: JSON, YAML or a cell of CSV.
package enum PlainValue: Equatable, Sendable {
  case null
  case bool(Bool)
  case integer(Int)
  case number(Double)
  case text(String)
  case list([PlainValue])
  /// Members in the order in which they are written.
  case object([(name: String, value: PlainValue)])

  package static func text(_ text: String?) -> PlainValue { text.map { .text($0) } ?? .null }
  package static func integer(_ number: Int?) -> PlainValue { number.map { .integer($0) } ?? .null }
  package static func number(_ number: Double?) -> PlainValue {
    number.map { .number($0) } ?? .null
  }
  package static func time(_ instant: Instant?) -> PlainValue { .text(instant?.iso8601) }

  package subscript(name: String) -> PlainValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  package static func == (one: PlainValue, other: PlainValue) -> Bool {
    switch (one, other) {
    case (.null, .null): true
    case (.bool(let a), .bool(let b)): a == b
    case (.integer(let a), .integer(let b)): a == b
    case (.number(let a), .number(let b)): a == b
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a == b
    case (.object(let a), .object(let b)):
      a.count == b.count && zip(a, b).allSatisfy { $0.name == $1.name && $0.value == $1.value }
    case (.null, _), (.bool, _), (.integer, _), (.number, _), (.text, _), (.list, _), (.object, _):
      false
    }
  }
}
