/// Why several things could not be found out: each reason once, with everything that it affects.
///
/// A thousand questions to one dead host have one reason, and a person wants to read it once.
package struct Reasons<Subject: Sendable>: Sendable {
  /// In the order in which they were met. Of reasons that differ only in the request the first stands for all.
  package private(set) var all: [(reason: Reason, subjects: [Subject])] = []
  private var places: [Reason: Int] = [:]

  package init() {}

  package mutating func add(_ reason: Reason, of subject: Subject) {
    if let place = places[reason.withoutRequest] {
      all[place].subjects.append(subject)
    } else {
      places[reason.withoutRequest] = all.count
      all.append((reason, [subject]))
    }
  }
}
