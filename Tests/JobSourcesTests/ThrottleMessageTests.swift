import JobModel
import JobSources
import Testing

/// How long gateways want to be left alone, in their many words.
struct ThrottleMessageTests {
  @Test(arguments: [
    ("policy api over ratelimit,limit:100,time:1 minute", 60.0),
    (
      "The throttling threshold has been reached: policy user over ratelimit,limit:60,time:2 MINUTE",
      120
    ),
    ("limit:5,time: 30 seconds", 30), ("limit:100,time:1 day", 3600), ("quota: 100/1 minute", 60),
    ("at most 20/second", 1), ("pause for up to one minute", 60),
    ("someone minutes the meeting", 5),
    ("limit 5 seconds, time:1 hour", 3600), ("slow down", 5), ("Common.1503", 5),
  ])
  func windows(message: String, seconds: Double) {
    #expect(ThrottleMessage.wait(message: message, retryAfter: nil) == .seconds(seconds))
  }

  @Test(arguments: [
    ("9", 9.0), ("0", 0), ("100000", 86_400), ("1e999", 86_400), ("-3", 60), ("nan", 60),
  ])
  func headers(text: String, seconds: Double) {
    #expect(
      ThrottleMessage.wait(message: "time:1 minute", retryAfter: text) == .seconds(seconds))
  }
}
