import Testing

@testable import JobModel

@Suite struct ErrorCatalogueTests {
  private static let lines = ErrorCatalogue.tables.flatMap {
    $0.split(separator: "\n").map(String.init)
  }

  @Test func everyLineIsAnExplanation() {
    #expect(Self.lines.count > 600)
    #expect(ErrorCatalogue.all.count == Self.lines.count)
    for explanation in ErrorCatalogue.all {
      #expect(!explanation.code.isEmpty)
      #expect(!explanation.meaning.isEmpty, "\(explanation.code)")
      #expect(!explanation.remedy.isEmpty, "\(explanation.code)")
      if let status = explanation.httpStatus {
        #expect((200...599).contains(status), "\(explanation.code)")
      }
    }
  }

  @Test func everyLineHasFiveCellsAndACategory() {
    for line in Self.lines {
      let cells = line.split(separator: "|", omittingEmptySubsequences: false).map {
        trimmedASCIIBlanks(String($0))
      }
      #expect(cells.count == 5, "\(line)")
      if cells.count == 5 { #expect(ErrorCategory(rawValue: cells[2]) != nil, "\(line)") }
    }
  }

  @Test func aLimitInTheMessageSaysMoreThanAStepThatFailed() {
    #expect(ErrorCatalogue.category(code: "Ecs.0204", message: "x-fail: ...") == .operationFailed)
    #expect(ErrorCatalogue.category(code: "Ecs.0204", message: "Quota exceeded") == .quota)
    #expect(ErrorCatalogue.category(code: "Ecs.0005", message: "quota") == .badRequest)
  }

  @Test func noCodeIsExplainedTwice() {
    let codes = Self.lines.map {
      trimmedASCIIBlanks($0.split(separator: "|").first.map(String.init) ?? "").lowercased()
    }
    let counts = Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +)
    #expect(counts.filter { $0.value > 1 }.keys.sorted() == [])
  }

  @Test func letterCaseDoesNotCount() {
    let known = ErrorCatalogue.explanation(of: "Ecs.0005")
    #expect(known != nil)
    #expect(ErrorCatalogue.explanation(of: "ECS.0005") == known)
    #expect(ErrorCatalogue.explanation(of: "ecs.0005") == known)
    #expect(ErrorCatalogue.explanation(of: "Ecs.99999") == nil)
    #expect(ErrorCatalogue.explanation(of: "") == nil)
  }

  @Test(arguments: [
    ("Ecs.0005", "ecs"), ("ECS.0005", "ecs"), ("BMS.3033", "bms"), ("EVS.2024", "evs"),
    ("VPC.0202", "vpc"), ("EIP.1", "eip"),
    ("IMG.0144", "ims"), ("IMS.0001", "ims"), ("DBS.200543", "rds"), ("RDS.0011", "rds"),
    ("DDS.1", "dds"), ("DCS.1", "dcs"),
    ("CCE.01400007", "cce"), ("CCE_CM.0003", "cce"), ("ELB.8902", "elb"), ("SDRS.1013", "sdrs"),
    ("SFS.TURBO.0001", "sfs-turbo"),
    ("CBC.0150", "bss"), ("IAM.0011", "iam"),
  ])
  func aPrefixNamesAService(code: String, service: String) {
    #expect(ServiceGuess.service(ofCode: code) == service)
  }

  @Test(arguments: [
    "Common.0021", "APIGW.0301", "APIG.0308", "Pdp.0001", "404", "", ".", "nothing",
  ])
  func somePrefixesAreOfNoService(code: String) {
    #expect(ServiceGuess.service(ofCode: code) == nil)
  }

  @Test(
    arguments: [
      ("X.1", "Quota exceeded for instances", ErrorCategory.quota),
      ("APIGW.0308", "slow down", .throttled), ("401", "no", .auth),
      ("404", nil, .notFound), ("X.1", "No valid host was found", .capacity),
      ("X.1", "gibberish", .other), (nil, "gateway timeout", .serviceFault),
    ] as [(String?, String?, ErrorCategory)])
  func everyErrorHasACategory(code: String?, message: String?, category: ErrorCategory) {
    #expect(ErrorCatalogue.category(code: code, message: message) == category)
  }
}
