import ArgumentParser
import JobModel
import JobSources
import SimulatedServer

struct SimulateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "simulate",
    abstract:
      "Serve a simulated cloud over HTTP or HTTPS, to try jobtop or a client without an account.",
    discussion: """
      Prints a config.yaml for jobtop, and serves until ^C. Only programs on this machine can reach \
      it, and its password is no secret.

      Faults: \(faults).
      """)

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The port; 0 for any free one.", valueName: "n"))
  var port = "0"

  @Option(help: ArgumentHelp("A seed: the same number gives the same jobs.", valueName: "n"))
  var seed: UInt64?

  @Option(help: ArgumentHelp("How many times faster its clock runs.", valueName: "x"))
  var speed: Double = 1

  @Option(
    help: ArgumentHelp(
      "Make 10% of requests go wrong in this way; slow=25 for 25%. May be repeated.",
      valueName: "name"), completion: .list(SimulatedFault.Name.allCases.map(\.rawValue)))
  var fault: [String] = []

  @Option(help: ArgumentHelp("How long tokens stay valid: 90s, 5m, 2h.", valueName: "duration"))
  var tokenLife = "1d"

  @Flag(help: "Serve HTTPS, with a certificate made at startup.")
  var tls = false

  @Option(
    help: ArgumentHelp(
      "Where to write the --tls certificate, instead of the folder for temporary files.",
      valueName: "path"), completion: .file(extensions: ["pem"]))
  var certificate: String?

  func run() throws {
    let port = try portNumber()
    let timekeeper = speed == 1 ? Timekeeper.system : .accelerated(from: .system, speed: speed)
    let site = try site(at: timekeeper.now())
    let proof = tls ? try SimulatedProof(path: certificate) : nil
    let failure = awaited { await Self.serve(site, port: port, proof, now: timekeeper.now) }
    StandardStreams.complain(Self.reason(failure, port: port))
    throw ExitCode(2)
  }

  mutating func validate() throws {
    guard speed.isFinite, speed > 0, speed <= 10_000 else {
      throw ValidationError("--speed \(speed): give a number above 0, up to 10000")
    }
    guard tls || certificate == nil else {
      throw ValidationError("--certificate needs --tls")
    }
    guard certificate.map({ !$0.isEmpty && $0 == $0.printable }) ?? true else {
      throw ValidationError("--certificate: give the path of a file, without control characters")
    }
  }

  /// - Returns: why it ended, or never started.
  private static func serve(
    _ site: SimulatedSite, port: UInt16, _ proof: SimulatedProof?,
    now: @escaping @Sendable () -> Instant
  ) async -> SimulatedServer.Failure {
    var site = site
    let token = site.token(at: now())
    let known = site
    let scheme = proof == nil ? "http" : "https"
    do {
      let server = try SimulatedServer(
        port: port, desk: CallDesk(site: site, scheme: scheme, now: now),
        identity: proof?.identity)
      try await server.run { port throws(SimulatedServer.Failure) in
        let path = try proof?.write(port: port)
        StandardStreams.write(
          known.contextText(
            origin: "\(scheme)://127.0.0.1:\(port)", token: token, certificate: path))
      }
      return .other("the server ended")
    } catch let failure as SimulatedServer.Failure {
      return failure
    } catch {
      return .other("\(error)")
    }
  }

  private static func reason(_ failure: SimulatedServer.Failure, port: UInt16) -> String {
    switch failure {
    case .portInUse: "port \(port) is in use: choose another, or --port 0 for any free one"
    case .portNotAllowed: "port \(port) is not for everyone: choose one above 1023"
    case .noCertificate(let reason): reason.printable
    case .other(let reason): "port \(port): \(reason)".printable
    }
  }

  private static var faults: String {
    SimulatedFault.Name.allCases.map { "\($0.rawValue) (\($0.meaning))" }.joined(separator: ", ")
  }
}

extension SimulateCommand {
  private func portNumber() throws -> UInt16 {
    let number = port.hasPrefix("-") ? port.dropFirst() : port[...]
    let isDigit = { (character: Character) in character.isASCII && character.isNumber }
    guard !number.isEmpty, number.allSatisfy(isDigit) else {
      throw ValidationError("--port \(port.printable): not a number; give one from 1 to 65535")
    }
    guard let port = UInt16(port) else {
      throw ValidationError("--port \(port): ports go from 1 to 65535; 0 is any free one")
    }
    return port
  }

  /// With a past, so that there is something to be discovered.
  private func site(at now: Instant) throws -> SimulatedSite {
    let life = try DurationOption.span(tokenLife, option: "--token-life")
    let cloud = SimulatedCloud(
      seed: seed ?? UInt64.random(in: .min ... .max), start: (now - .seconds(1800)).milliseconds,
      character: try trouble(), curtain: now.milliseconds)
    return SimulatedSite(cloud: cloud, tokenLife: life, speed: speed)
  }

  private func trouble() throws -> SimulatedTrouble {
    let faults = try fault.map { text in
      guard let fault = SimulatedFault(parsing: text) else {
        let names = SimulatedFault.Name.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
          "--fault \(text.printable): choose one of \(names), with a percentage if you like: slow=25"
        )
      }
      return fault
    }
    guard let trouble = SimulatedTrouble(faults) else {
      throw ValidationError("--fault: together they exceed 100% of the requests")
    }
    return trouble
  }
}
