/// Why several things could not be found out: each reason once, with all that it stands in the way of.
///
/// A thousand questions to one dead host have one reason, and a person wants to read it once.
package struct Reasons<Subject: Sendable>: Sendable {
  /// In the order in which they were met. Of reasons that differ only in the number of their request the first
  /// stands for all.
  package private(set) var all: [(reason: String, subjects: [Subject])] = []
  private var places: [String: Int] = [:]

  package init() {}

  package mutating func add(_ reason: String, of subject: Subject) {
    if let place = places[reason.withoutRequest] {
      all[place].subjects.append(subject)
    } else {
      places[reason.withoutRequest] = all.count
      all.append((reason, [subject]))
    }
  }
}

extension String {
  /// A reason without the number of its request, by which nothing but the question differs.
  var withoutRequest: String { replacing(#/ \(request [^)]*\)/#, with: "") }
}
