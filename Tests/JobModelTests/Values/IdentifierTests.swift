import JobModel
import Testing

/// Ids that carry the time at which they were made.
@Suite struct IdentifierTests {
  @Test(arguments: [
    ("2c9eb2c5544cbf6101544f0602af2b4f", "2016-04-25T20:04:34.607Z"),
    ("ff8080827e7810fb017f06338a731328", "2022-02-17T05:41:55.443Z"),
    ("ff808081748b760c01748b7f80370003", "2020-09-14T07:23:43.031Z"),
    ("FF808081692A62C70169B4DCF9514264", "2019-03-25T12:39:34.481Z"),
    ("e43c6f3b-87e6-11f0-be88-0255ac10003f", "2025-09-02T10:23:38.987Z"),
  ])
  func someJobIDsTellWhenTheyWereMade(id: String, iso: String) {
    #expect(JobID(rawValue: id).created?.iso8601 == iso)
  }

  @Test(arguments: [
    "defe9cf7b5ca4566860edbebb181e17a", "70a599e031e749b7b260868f441e862b",
    "31b8ae23-c687-4d80-b7b4-42a66c9bb886",
    "", "1564571", "ff808081748b760c01748b7f8037000", "zz808081748b760c01748b7f80370003",
    "e43c6f3b-87e6-11f0+be88-0255ac10003f",
    "e43c6f3bé87e6-11f0-be88-0255ac1000", "00000000000000000000000000000000",
  ])
  func otherJobIDsDoNot(id: String) {
    #expect(JobID(rawValue: id).created == nil)
  }

  @Test(arguments: [
    ("CS2009141523OQSEQ", "2020-09-14T07:23:00.000Z"),
    ("CS170926155954NO7", "2017-09-26T07:59:54.000Z"),
    ("CS24010203041ABCD", "2024-01-01T19:04:00.000Z"),
    ("CS200914152399ABC", "2020-09-14T07:23:00.000Z"),
  ])
  func orderIDsTellTheMinute(id: String, iso: String) {
    #expect(OrderID(rawValue: id).created?.iso8601 == iso)
  }

  @Test(arguments: [
    "", "CS", "CS1", "XX2009141523OQSEQ", "CS2013141523OQSEQ", "CS2009141523", "CSABCDEFGHIJKLMNO",
  ])
  func otherOrderIDsDoNot(id: String) {
    #expect(OrderID(rawValue: id).created == nil)
  }

  @Test func aHandleTellsWhenItWasSubmitted() throws {
    #expect(
      try job(
        in: #"""
          {"job_id": "ff8080827e7810fb017f06338a731328"}
          """#
      ).submitted?.iso8601 == "2022-02-17T05:41:55.443Z")
    #expect(
      try job(in: #"{"order_id": "CS2009141523OQSEQ"}"#).submitted?.iso8601
        == "2020-09-14T07:23:00.000Z")
  }
}
