import Glibc
import Testing

@testable import Accounts

/// Where the configuration, the store and the state of a user are: one rule for all of them.
@Suite struct UserFoldersTests {
  @Test func areThoseThatTheVariablesName() {
    let folders = UserFolders(environment: [
      "HOME": "/home/u", "XDG_CONFIG_HOME": "/c", "XDG_DATA_HOME": "/d", "XDG_STATE_HOME": "/s",
    ])
    #expect([folders.config, folders.data, folders.state] == ["/c", "/d", "/s"])
  }

  @Test(arguments: [nil, "", "relative"] as [String?])
  func areInTheHomeFolderElse(_ variable: String?) {
    var environment = ["HOME": "/home/u"]
    for name in ["XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME"] {
      environment[name] = variable
    }
    let folders = UserFolders(environment: environment)
    #expect(folders.home == "/home/u")
    #expect(folders.config == "/home/u/.config")
    #expect(folders.data == "/home/u/.local/share")
    #expect(folders.state == "/home/u/.local/state")
  }

  @Test(arguments: [nil, "", "relative"] as [String?])
  func withoutHOMETheUserDatabaseKnows(_ variable: String?) throws {
    var environment: [String: String] = [:]
    environment["HOME"] = variable
    let entry = try #require(getpwuid(getuid()))
    let home = String(cString: entry.pointee.pw_dir)
    #expect(UserFolders(environment: environment).home == home)
    #expect(UserFolders(environment: environment).data == home + "/.local/share")
  }
}
