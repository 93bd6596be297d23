import Accounts
import JobModel
import JobSources

extension [SeenAnswer] {
  /// With the likely context of each job that can only be of one account, by the project and the region that
  /// stood around it.
  func withContexts(of file: ConfigurationFile) -> [SeenAnswer] {
    // Read once, and only where something can come of it.
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
