import Configuration

extension SettingNode {
  /// Its fields; none when it has none.
  var fields: [Field] {
    if case .fields(let fields) = content { fields } else { [] }
  }

  var items: [SettingNode] {
    if case .list(let items) = content { items } else { [] }
  }

  /// nil for nothing, and for what is no text.
  var text: String? {
    if case .text(let text, _) = content, !isNull { text } else { nil }
  }

  /// A field, whether it is written with `-` or with `_`.
  subscript(name: String) -> SettingNode? {
    fields.first { $0.name.replacing("-", with: "_") == name }?.value
  }

  /// Those of its fields that are texts.
  var values: GivenValues {
    var values = GivenValues()
    for field in fields {
      guard let text = field.value.text else { continue }
      values.set(field.name.replacing("-", with: "_"), GivenValue(written: text))
    }
    return values
  }

  /// With what another says instead or besides, level by level.
  func merged(with other: SettingNode?) -> SettingNode {
    guard let other, !other.isNull else { return self }
    guard case .fields(var fields) = content, case .fields(let others) = other.content else {
      return other
    }
    for field in others {
      if let index = fields.firstIndex(where: { $0.name == field.name }) {
        fields[index].value = fields[index].value.merged(with: field.value)
      } else {
        fields.append(field)
      }
    }
    return SettingNode(.fields(fields), at: place)
  }
}
