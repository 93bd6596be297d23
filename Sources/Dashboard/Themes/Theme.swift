package import TerminalUI

/// How everything looks: a style for every role.
package struct Theme: Equatable, Sendable {
  package enum Appearance: String, CaseIterable, Sendable { case dark, light }

  /// What a theme says of a role. What it leaves out comes from the role's basis.
  struct RoleStyle: Equatable, Sendable {
    var foreground: Color?
    var background: Color?
    var attributes: Attributes?
  }

  package var name: String
  package let appearance: Appearance
  /// The path of the user's file that it was read from; nil for one that is compiled in.
  package var file: String?
  /// As it was written, so that another theme can inherit it.
  let roles: [ThemeRole: RoleStyle]
  private let styles: [ThemeRole: Style]

  init(name: String, appearance: Appearance, roles: [ThemeRole: RoleStyle]) {
    self.name = name
    self.appearance = appearance
    self.roles = roles
    let ground = Self.resolve(.text, roles)
    styles = Dictionary(
      uniqueKeysWithValues: ThemeRole.allCases.map { role in
        (role, Self.onGround(Self.resolve(role, roles), ground))
      })
  }

  /// The terminal's own colours and attributes only: what there is before any file is read.
  package static let plain = Theme(
    name: "plain", appearance: .dark,
    roles: Dictionary(
      uniqueKeysWithValues: ThemeRole.allCases.map {
        ($0, RoleStyle(attributes: $0.monochrome))
      }))

  package subscript(role: ThemeRole) -> Style { styles[role] ?? .plain }

  private static func resolve(_ role: ThemeRole, _ roles: [ThemeRole: RoleStyle]) -> Style {
    let basis = role.basis.map { resolve($0, roles) } ?? .plain
    let own = roles[role] ?? RoleStyle()
    return Style(
      foreground: own.foreground ?? basis.foreground,
      background: own.background ?? basis.background,
      attributes: own.attributes ?? role.attributes ?? basis.attributes)
  }

  private static func onGround(_ style: Style, _ ground: Style) -> Style {
    Style(
      foreground: style.foreground == .terminal ? ground.foreground : style.foreground,
      background: style.background == .terminal ? ground.background : style.background,
      attributes: style.attributes)
  }
}
