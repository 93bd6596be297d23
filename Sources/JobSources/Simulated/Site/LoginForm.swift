import FoundationEssentials

/// What somebody sends who wants a token.
struct LoginForm: Decodable {
  struct Thing: Decodable {
    var id: String?
    var name: String?
  }

  struct Person: Decodable {
    var id: String?
    var name: String?
    var password: String?
    var domain: Thing?
  }

  struct Password: Decodable {
    var user: Person
  }

  struct Identity: Decodable {
    var methods: [String]
    var password: Password?
    var token: Thing?
  }

  struct Scope: Decodable {
    var project: Thing?
    var domain: Thing?
  }

  struct Wish: Decodable {
    var identity: Identity
    var scope: Tolerant<Scope>?
  }

  var auth: Wish

  static func read(_ bytes: [UInt8]) -> LoginForm? {
    try? JSONDecoder().decode(LoginForm.self, from: Data(bytes))
  }
}
