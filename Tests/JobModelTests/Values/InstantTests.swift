import JobModel
import Testing

@Suite struct InstantTests {
  @Test(arguments: [
    ("2024-05-05T10:00:00.604Z", "2024-05-05T10:00:00.604Z"),
    ("2019-05-06T08:05:01Z", "2019-05-06T08:05:01.000Z"),
    ("2018-08-06T10:41:14+0000", "2018-08-06T10:41:14.000Z"),
    ("2018-08-06T10:41:14+08:00", "2018-08-06T02:41:14.000Z"),
    ("2018-08-06T10:41:14-0530", "2018-08-06T16:11:14.000Z"),
    ("2020-06-17T07:38:13.855000Z", "2020-06-17T07:38:13.855Z"),
    ("2016-11-06T15:32:17.000000", "2016-11-06T15:32:17.000Z"),
    ("2023-07-26 09:33:58", "2023-07-26T09:33:58.000Z"),
    ("2024-01-02T03:04:05", "2024-01-02T03:04:05.000Z"),
    ("2020-02-02 08:12:40.672772389 +0000 UTC", "2020-02-02T08:12:40.672Z"),
    ("2020-02-02 08:12:40.672999 +0000 UTC", "2020-02-02T08:12:40.672Z"),
    ("2020-02-02 16:12:40.6 +0800 CST", "2020-02-02T08:12:40.600Z"),
    ("12/01/2016 11:24:04 GMT+08:00", "2016-12-01T03:24:04.000Z"),
    ("1684191545379", "2023-05-15T22:59:05.379Z"),
    ("1684191545", "2023-05-15T22:59:05.000Z"),
    ("2024-02-29T23:59:59.999Z", "2024-02-29T23:59:59.999Z"),
  ])
  func everyFormIsRead(text: String, iso: String) {
    #expect(Instant(parsing: text)?.iso8601 == iso)
  }

  @Test(arguments: [
    "", " ", "null", "0", "-1", "12", "tomorrow", "2024-13-01T00:00:00Z", "2024-01-02",
    "2024-01-02T03:04",
    "2024-01-02T25:00:00Z", "2024-01-02T03:04:05 Mars", "20240102030405", "0001-01-01T00:00:00Z",
    "0001-01-01 00:00:00 +0000 UTC", "----------T--------", "2024-01-02T03:04:05+",
    "99999999999999999999",
  ])
  func whatIsNoTimeIsNone(text: String) {
    #expect(Instant(parsing: text) == nil)
  }

  @Test func twoOffsetsMayMeetInOneObject() throws {
    let job = try job(
      in: #"""
        {"job": {"id": "t", "status": "Completed", "created": "2024-01-02T11:04:05+0800",
         "ended": "2024-01-02T03:05:05+0000"}}
        """#)
    #expect(job.duration == .seconds(60))
  }

  @Test func everyDayComesBack() {
    for day in stride(from: Int64(-10_000), to: 40_000, by: 17) {
      let instant = Instant(milliseconds: day * 86_400_000 + 12_345_678)
      let civil = CivilTime(instant)
      #expect(CivilTime.daysSince1970(year: civil.year, month: civil.month, day: civil.day) == day)
    }
  }
}
