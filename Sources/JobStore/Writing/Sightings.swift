/// When a job was seen in which answer.
enum Sightings {
  static let insert = """
    INSERT INTO sightings (job, answer, first_seen, last_seen, state, raw_status, source, kind, \
    is_list_entry) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
}
