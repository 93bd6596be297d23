import JobModel

/// The normal state of a raw status, asked through the reader.
enum StateOf {
  static func word(_ word: String) -> JobState? {
    jobs(in: #"{"job_id": "j", "status": "\#(word)"}"#).first?.state
  }
}
