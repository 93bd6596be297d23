// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "jobtop",
  products: [.executable(name: "jobtop", targets: ["jobtop"])],
  dependencies: [
    // Commands, options, help texts and shell completions: nobody should write those by hand.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Every file a user writes is YAML, and so are the clouds.yaml files that they already have.
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // The store is SQLite: statements, transactions and migrations that others keep right.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // SHA-256 and HMAC for signed requests: nobody should write those by hand.
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    // A heap, for whose turn it is among ten thousand jobs.
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    // An HTTP server that is small and builds quickly: for `jobtop simulate`, and inside the tests.
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    // FlyingFox has no TLS: this is what stands before it for `jobtop simulate --tls`.
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    // Makes the certificate for that, anew at each start: a key in the source would be everybody's.
    .package(url: "https://github.com/apple/swift-certificates", from: "1.21.1"),
    .package(url: "https://github.com/apple/swift-asn1", from: "1.7.0"),
  ],
  targets: [
    // All of ncurses through about twenty C functions: its macros, varargs and globals stay out of Swift.
    .target(name: "CNcurses", linkerSettings: [.linkedLibrary("ncursesw")]),
    // Cells, canvas, styles, keys, text width and the terminal driver. Knows no jobs.
    .target(name: "TerminalUI", dependencies: ["CNcurses"]),
    // What running a command needs from C: fork, signal handlers, the terminal while crashing.
    .target(name: "CRelay"),
    // Runs a command as if it were run directly, and reads along; runs the operator's own. Knows no jobs.
    .target(name: "CommandRelay", dependencies: ["CRelay"]),
    // Comparisons of 64 bytes at once, for the readers of text: what Swift's vectors cannot say.
    .target(name: "CByteMasks"),
    // Stands before functions of libcurl: whom to trust, IPv6, memory that URLSession forgets.
    .target(
      name: "CTrust",
      exclude: ["Absent"],
      // So that libFoundationNetworking.so finds them before libcurl's functions of the same names.
      linkerSettings: [
        .unsafeFlags([
          "-Xlinker", "--export-dynamic-symbol=curl_easy_setopt",
          "-Xlinker", "--export-dynamic-symbol=curl_url_get",
          "-Xlinker", "--export-dynamic-symbol=curl_free",
          "-Xlinker", "--export-dynamic-symbol=curl_url_cleanup",
        ])
      ]),
    // Jobs, orders, errors and the reader of every dialect. Cannot do input or output.
    .target(name: "JobModel", dependencies: ["CByteMasks"]),
    // Where jobs come from: files, the simulated cloud and clouds. The only networking.
    .target(
      name: "JobSources",
      dependencies: [
        "CTrust", "JobModel", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HeapModule", package: "swift-collections"),
      ]),
    // The simulated cloud at a port of this machine: what `jobtop simulate` serves.
    .target(
      name: "SimulatedServer",
      dependencies: [
        "JobModel", "JobSources", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "SwiftASN1", package: "swift-asn1"),
        .product(name: "X509", package: "swift-certificates"),
      ]),
    // The SQLite store: the only database.
    .target(
      name: "JobStore",
      dependencies: [
        "JobModel", .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    // The pure middle: state, messages, update, render. Cannot reach a socket, a file or a clock.
    .target(
      name: "Dashboard",
      dependencies: ["JobModel", "TerminalUI", .product(name: "Yams", package: "Yams")]),
    // What the user's config.yaml says. Apart from the program, so that tests reach it without one.
    .target(
      name: "Configuration",
      dependencies: [
        "JobModel", "Dashboard", "TerminalUI", .product(name: "Yams", package: "Yams"),
      ]),
    // Which accounts there are: those of config.yaml, and those that other programs already have.
    .target(
      name: "Accounts",
      dependencies: [
        "CommandRelay", "Configuration", "Dashboard", "JobModel", "JobSources",
      ]),
    // The theme files of the top-level folder as bytes in the binary.
    .target(
      name: "Themes", path: "Themes", exclude: ["Previews"], resources: [.embedInCode("Builtin")]),
    // The program: commands, event loop, effects, wiring.
    .executableTarget(
      name: "jobtop",
      dependencies: [
        "Accounts", "JobModel", "JobSources", "JobStore", "CommandRelay", "Dashboard",
        "Configuration", "SimulatedServer", "TerminalUI", "Themes",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Yams", package: "Yams"),
      ]),
    .testTarget(name: "TerminalUITests", dependencies: ["TerminalUI"]),
    .testTarget(name: "CommandRelayTests", dependencies: ["CommandRelay", "CRelay", "RelayProbe"]),
    // A relay and nothing else, for the tests to run in pipes and terminals.
    .executableTarget(name: "RelayProbe", dependencies: ["CommandRelay"], path: "Tests/RelayProbe"),
    // An hour of polling in simulated time, for the measurements.
    .executableTarget(
      name: "PollProbe",
      dependencies: [
        "JobModel", "JobSources", .product(name: "HeapModule", package: "swift-collections"),
      ], path: "Tests/PollProbe"),
    .testTarget(
      name: "JobModelTests", dependencies: ["CByteMasks", "JobModel"], exclude: ["Fixtures"]),
    .testTarget(
      name: "JobSourcesTests",
      dependencies: [
        "JobSources", "JobModel", "SimulatedServer",
        .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    .testTarget(
      name: "JobStoreTests",
      dependencies: [
        "JobStore", "JobModel", "JobSources", .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "DashboardTests",
      dependencies: ["Dashboard", "JobModel", "JobSources", "TerminalUI", "Themes"],
      exclude: ["Screens"]),
    .testTarget(
      name: "ConfigurationTests",
      dependencies: ["Configuration", "Dashboard", "JobModel", "TerminalUI"]),
    .testTarget(
      name: "AccountsTests",
      dependencies: ["Accounts", "Configuration", "JobModel", "JobSources"]),
    .testTarget(
      name: "EndToEndTests",
      dependencies: [
        "jobtop", "Configuration", "JobModel", "JobSources", "JobStore",
        .product(name: "GRDB", package: "GRDB.swift"),
      ],
      exclude: ["Fixtures"]),
  ]
)

// One strictness for all targets, set once.
let targetsInC = ["CByteMasks", "CNcurses", "CRelay", "CTrust"]
for target in package.targets where !targetsInC.contains(target.name) {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),  // SE-0335: an existential is written `any`
    .enableUpcomingFeature("MemberImportVisibility"),  // SE-0444: import what is used
    .enableUpcomingFeature("InternalImportsByDefault"),  // SE-0409: imports are private
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),  // SE-0461: stay with the caller
    .treatAllWarnings(as: .error),
  ]
}
