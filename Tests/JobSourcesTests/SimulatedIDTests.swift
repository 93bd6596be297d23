import Foundation
import Testing

@testable import JobSources

@Suite struct SimulatedIDTests {
  @Test func jobIDsCarryTheirBirth() {
    let lab = SimulatedLab(minutes: 20)
    for submission in lab.submissions
    where ["ecs", "bms", "evs", "vpc"].contains(submission.service) {
      for handle in submission.handles where handle.kind == .job {
        #expect(handle.id.utf8.count == 32)
        let digits = handle.id.dropFirst(16).prefix(12)
        #expect(Int64(digits, radix: 16) == submission.instant)
      }
    }
  }

  @Test func subJobIDsCarryTheirOwnBirth() {
    let lab = SimulatedLab(minutes: 20)
    for script in lab.cloud.registry.scripts where script.service == .ecs {
      for subJob in script.standing(at: lab.now)?.subJobs ?? [] {
        #expect(Int64(subJob.id.dropFirst(16).prefix(12), radix: 16) == subJob.began)
        #expect(subJob.id.prefix(16) == script.id.prefix(16))
      }
    }
  }

  @Test func clusterIDsAreClocks() throws {
    let lab = SimulatedLab(minutes: 60)
    for handle in lab.jobs(of: "cce") {
      let parts = handle.id.split(separator: "-")
      try #require(parts.count == 5)
      #expect(parts[2].first == "1")
      #expect("89ab".contains(parts[3].first ?? "x"))
      let clock = try #require(UInt64(parts[2].dropFirst() + parts[1] + parts[0], radix: 16))
      let milliseconds = Int64(clock / 10_000) - 12_219_292_800_000
      #expect(milliseconds == lab.script(handle)?.submitted)
    }
  }

  @Test func orderIDsCarryTheMinuteInChina() {
    let lab = SimulatedLab(minutes: 60)
    let formatter = DateFormatter()
    formatter.locale = Locale(identifier: "en_US_POSIX")
    formatter.timeZone = TimeZone(secondsFromGMT: 8 * 3600)
    formatter.dateFormat = "yyMMddHHmm"
    for order in lab.cloud.registry.orders.values {
      let date = Date(timeIntervalSince1970: Double(order.created) / 1000)
      #expect(order.id.hasPrefix("CS" + formatter.string(from: date)))
      #expect(order.id.utf8.count == 17)
    }
  }

  @Test func idsAreUnique() {
    let lab = SimulatedLab(minutes: 120)
    let scripts = lab.cloud.registry.scripts
    let ids = scripts.flatMap { script in
      [script.id] + (script.standing(at: lab.now)?.subJobs.map(\.id) ?? [])
    }
    #expect(Set(ids).count == ids.count)
  }

  @Test func instantsAreWrittenAsTheServicesDo() {
    let instant = CloudInstant(1_709_210_096_789)  // a leap day
    #expect(instant.isoMilliseconds == "2024-02-29T12:34:56.789Z")
    #expect(instant.isoSeconds == "2024-02-29T12:34:56Z")
    #expect(instant.isoOffset == "2024-02-29T12:34:56+0000")
    #expect(instant.isoBare == "2024-02-29T12:34:56")
    #expect(instant.httpDate == "Thu, 29 Feb 2024 12:34:56 GMT")
    #expect(instant.epochText == "1709210096789")
    #expect(instant.orderMinute == "2402292034")
    #expect(instant.goText.hasPrefix("2024-02-29 12:34:56.789"))
    #expect(instant.goText.hasSuffix(" +0000 UTC"))
    #expect(CloudInstant(0).httpDate == "Thu, 01 Jan 1970 00:00:00 GMT")
    #expect(CloudInstant(4_102_444_799_999).isoMilliseconds == "2099-12-31T23:59:59.999Z")
  }

  @Test func textIsEscaped() throws {
    let nasty = "a\"b\\c\n\t\u{1}\u{7f}é数\u{202e}"
    let text: JSONText = ["k": .string(nasty), "n": -3, "x": nil, "a": [true, .number("1.50")]]
    #expect(object(text.bytes)["k"] as? String == nasty)
    #expect(text.text.hasSuffix(#","n":-3,"x":null,"a":[true,1.50]}"#))
  }
}
