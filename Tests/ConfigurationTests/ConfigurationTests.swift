import Dashboard
import JobModel
import TerminalUI
import Testing

@testable import Configuration

/// What each key of the file means.
@Suite struct ConfigurationTests {
  static let contract = """
    # The example of the documentation, with every key there is.
    contexts:
      prod-eu:
        cloud: otc                      # or huaweicloud, ...
        region: eu-de
        project: eu-de_prod
        auth: { type: token, username: ops, domain: OTC0001, password_command: "pass otc/ops" }
        endpoints: { ecs: "https://ecs.example.test", iam: "https://iam.example.test/v3" }
        ca_file: /etc/ssl/own.pem
        rate: 5
      lab:
        cloud: huaweicloud-eu
        region: eu-west-101
        project_id: 0a1b2c3d4e5f60718293a4b5c6d7e8f9
        auth: { type: aksk, access_key_env: AK, secret_key_env: SK, security_token_env: TOK, dialect: access }
      old:
        auth: { from: clouds.yaml, name: otc }
    endpoints:
      evs: http://localhost:8080/prefix
    links:
      order: "https://shop.example.test/{id}"
      volume: https://{region}.example.test/{project_id}/volumes/{id}
    refresh: 5s
    theme: light
    columns: [state, type, took, why]
    keys:
      open: [l, ctrl-o]
      pause: []
      errors: p
    views:
      broken: { filter: "state:failed age:<1d", sort: "-begun", columns: [type, why] }
      all: {}
    notify:
      bell: true
      desktop: on
      command: notify-send "jobtop"
      on: [failed, gone]
    """

  @Test func contextsOfTheContract() throws {
    let contexts = try read(Self.contract).contexts
    #expect(contexts.map(\.name) == ["prod-eu", "lab", "old"])
    var production = ContextSettings(name: "prod-eu", place: Place(line: 3, column: 3))
    production.cloud = .otc
    production.region = "eu-de"
    production.project = "eu-de_prod"
    production.auth = .token(
      username: "ops", domain: "OTC0001", password: .command("pass otc/ops"))
    production.endpoints = [
      "ecs": "https://ecs.example.test", "iam": "https://iam.example.test/v3",
    ]
    production.caFile = "/etc/ssl/own.pem"
    production.rate = 5
    #expect(contexts[0] == production)
    var lab = ContextSettings(name: "lab", place: Place(line: 11, column: 3))
    lab.cloud = .huaweicloudEU
    lab.region = "eu-west-101"
    lab.projectID = "0a1b2c3d4e5f60718293a4b5c6d7e8f9"
    lab.auth = .aksk(
      accessKey: .environment("AK"), secretKey: .environment("SK"),
      securityToken: .environment("TOK"), dialect: .access)
    #expect(contexts[1] == lab)
    #expect(contexts[2].auth == .from(file: "clouds.yaml", name: "otc"))
  }

  @Test func everythingElseOfTheContract() throws {
    let configuration = try read(Self.contract)
    #expect(configuration.endpoints == ["evs": "http://localhost:8080/prefix"])
    #expect(configuration.links.templates["order"] == "https://shop.example.test/{id}")
    #expect(configuration.links.templates["server"] == nil)
    #expect(configuration.refresh == .seconds(5))
    #expect(configuration.theme == ThemeChoice(name: "light", place: Place(line: 24, column: 8)))
    #expect(configuration.columns == [.state, .type, .duration, .causeMessage])
    #expect(configuration.keyMap.keys(of: .open) == [.character("l"), .control("o")])
    #expect(configuration.keyMap.keys(of: .pause).isEmpty)
    #expect(configuration.keyMap.keys(of: .errors) == [.character("p")])
    #expect(configuration.keyMap.keys(of: .quit) == Action.quit.defaultKeys)
    #expect(configuration.views.map(\.name) == ["broken", "all"])
    #expect(configuration.views[0].filter.source == "state:failed age:<1d")
    #expect(configuration.views[0].order == JobOrder(column: .began, descending: true))
    #expect(configuration.views[0].columns == [.type, .causeMessage])
    #expect(configuration.views[1].filter.isEmpty && configuration.views[1].order == nil)
    var notify = NotifySettings()
    notify.bell = true
    notify.desktop = true
    notify.command = #"notify-send "jobtop""#
    notify.states = [.failed, .gone]
    #expect(configuration.notify == notify)
    #expect(!configuration.holdsSecrets)
  }

  @Test(arguments: [
    "", "\n\n", "# nothing yet\n", "---\n", "~", "{}", "\u{feff}# saved on Windows\r\n",
    "contexts:\nlinks:\nrefresh:\ntheme:\ncolumns:\nkeys:\nviews:\nnotify:\nendpoints:\n",
  ])
  func whatIsNotSaidIsAsWithoutAFile(yaml: String) throws {
    let configuration = try read(yaml)
    #expect(configuration.contexts.isEmpty && configuration.endpoints.isEmpty)
    #expect(configuration.links == LinkTemplates())
    #expect(configuration.refresh == nil && configuration.theme == nil)
    #expect(configuration.columns == nil && configuration.views.isEmpty)
    #expect(configuration.keyMap == KeyMap())
    #expect(configuration.notify == NotifySettings())
    #expect(!configuration.notify.bell && !configuration.notify.desktop)
    #expect(configuration.notify.states == [.succeeded, .failed, .cancelled, .gone])
    #expect(!configuration.holdsSecrets)
  }

  @Test func onlyContexts() throws {
    let configuration = try read("contexts: { prod: { cloud: otc-swiss } }")
    #expect(configuration.contexts.map(\.cloud) == [.otcSwiss])
    #expect(configuration.contexts[0].auth == nil)
    #expect(configuration.links == LinkTemplates())
  }

  @Test(arguments: [
    ("5", 5.0), ("0.5", 0.5), ("90s", 90), ("5m", 300), ("2h", 7200), ("1d", 86_400),
    ("1h30m", 5400), (#""10""#, 10), ("500ms", 0.5),
  ])
  func durations(text: String, seconds: Double) throws {
    #expect(try read("refresh: \(text)").refresh == .seconds(seconds))
  }

  @Test(arguments: [
    ("true", true), ("yes", true), ("on", true), ("false", false), ("no", false), ("off", false),
  ])
  func switches(word: String, isOn: Bool) throws {
    #expect(try read("notify: { bell: \(word) }").notify.bell == isOn)
  }

  @Test func aSingleValueIsAListOfOne() throws {
    #expect(try read("columns: state").columns == [.state])
    #expect(try read("notify: { on: failed }").notify.states == [.failed])
    #expect(try read("keys: { open: 5 }").keyMap.keys(of: .open) == [.character("5")])
  }

  @Test func aliasesAndMergedKeys() throws {
    let contexts = try read(
      """
      contexts:
        one: &usual
          cloud: otc
          region: &region eu-de
          rate: 3
        two:
          <<: *usual
          rate: 7
        three: { <<: [{ cloud: huaweicloud }, *usual], region: *region }
      """
    ).contexts
    #expect(contexts.map(\.cloud) == [.otc, .otc, .huaweicloud])
    #expect(contexts.map(\.region) == ["eu-de", "eu-de", "eu-de"])
    #expect(contexts.map(\.rate) == [3, 7, 3])
  }

  @Test func starsAreNoAliasesWithinATextOrAComment() throws {
    let view = try read(
      """
      # *nobody: *nothing
      views:
        "*": { filter: type:create* "**" }
      """
    ).views[0]
    #expect(view.name == "*")
    #expect(view.filter.source == #"type:create* "**""#)
  }

  @Test func dollarsAreOnlyDollars() throws {
    let context = try read("contexts: { a: { cloud: otc, ca_file: $HOME/ca.pem } }").contexts[0]
    #expect(context.caFile == "$HOME/ca.pem")
  }
}
