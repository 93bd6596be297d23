import FoundationEssentials
import JobModel

extension SettingReader {
  /// From a service to its base URL.
  func endpoints(_ field: Field) throws(ConfigurationError) -> [String: String] {
    var endpoints: [String: String] = [:]
    _ = try all(try fields(field).filter { !$0.value.isNull }) { entry throws(ConfigurationError) in
      let expected = "an http or https URL with a host, such as https://ecs.example.test"
      let text = try text(entry, expected: expected)
      if let flaw = flaw(of: text) {
        throw flaw == .form
          ? error(entry, expected: expected)
          : error("\(entry.name.printableStart): \(flaw.rawValue)", at: entry.value.place)
      }
      endpoints[entry.name] = text
    }
    return endpoints
  }

  /// The usual templates, overridden by those in the file.
  func links(_ field: Field) throws(ConfigurationError) -> LinkTemplates {
    var links = LinkTemplates()
    _ = try all(try fields(field).filter { !$0.value.isNull }) { entry throws(ConfigurationError) in
      let expected = "an http or https URL with {id}, {region} or {project_id}"
      let template = try text(entry, expected: expected)
      let sample = try filled(template, at: entry.value.place)
      guard let parts = Self.parts(of: sample), parts.host?.isEmpty == false else {
        throw error(entry, expected: expected)
      }
      links.templates[entry.name] = template
    }
    return links
  }

  /// The template with every placeholder filled in.
  private func filled(_ template: String, at place: Place) throws(ConfigurationError) -> String {
    var sample = ""
    var rest = Substring(template)
    while let start = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      sample += rest[..<start]
      guard rest[start] == "{", let end = rest[start...].firstIndex(of: "}") else {
        throw error("\(quoted(template)) has an unmatched brace", at: place)
      }
      let name = String(rest[rest.index(after: start)..<end])
      guard LinkTemplates.placeholders.contains(name) else {
        throw error(
          "{\(name)}", is: "placeholder", among: LinkTemplates.placeholders.map { "{\($0)}" },
          at: place)
      }
      sample += "x"
      rest = rest[rest.index(after: end)...]
    }
    return sample + rest
  }

  private enum Flaw: String {
    case form
    // The address itself is not repeated: it holds a password.
    case account = "no user name or password in a URL; credentials belong under auth"
    case query = "a base URL has no ? or #"
  }

  private func flaw(of text: String) -> Flaw? {
    guard let parts = Self.parts(of: text) else { return .form }
    if parts.user != nil || parts.password != nil { return .account }
    guard let host = parts.host, !host.isEmpty else { return .form }
    return parts.query == nil && parts.fragment == nil ? nil : .query
  }

  private static func parts(of text: String) -> URLComponents? {
    let isVisible = text.utf8.allSatisfy { (0x21...0x7e).contains($0) && $0 != 0x5c }
    guard isVisible, let parts = URLComponents(string: text),
      let scheme = parts.scheme?.lowercased(), ["http", "https"].contains(scheme),
      (1...65_535).contains(parts.port ?? 443)
    else { return nil }
    return parts
  }
}
