import Accounts
import JobModel
import JobSources

extension [SeenAnswer] {
  /// With a likely context for each job that can belong to only one account, judging by the project and region
  /// found around it.
  func withContexts(of file: ConfigurationFile) -> [SeenAnswer] {
    // Read once, and only if needed.
    lazy var accounts = file.accounts
    return map { answer in
      guard case .job(let job) = answer.observation, job.context == nil,
        job.projectID != nil || job.region != nil,
        let owner = accounts?.owner(ofProject: job.projectID, region: job.region)
      else { return answer }
      var answer = answer
      answer.likelyContext = owner.name
      return answer
    }
  }
}
