import GRDB

/// The tables of the store, and how older ones become today's.
enum Schema {
  /// Marks the file as ours (`PRAGMA application_id`): the letters `jtop`.
  static let applicationID: Int32 = 0x6a74_6f70

  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1: jobs, orders and answers") { db in try db.execute(sql: first) }
    return migrator
  }

  /// What is shown and has not ended, in the words of the index that finds it among a million that have.
  static let openJobs = "state IN (0, 1, 2, 6) AND hidden = 0"

  /// Of what is open, that about which there is more to ask: an order that was completed and never had a job says
  /// nothing more.
  static let openQuestions = """
    (\(openJobs) AND (job_id IS NOT NULL OR order_id IS NOT NULL AND NOT EXISTS \
    (SELECT 1 FROM orders WHERE orders.order_id = jobs.order_id AND orders.state = 5)))
    """

  /// The number of a deleted job is never used again: screens know jobs by it.
  ///
  /// Every transaction that changes jobs or orders counts `changes` up and writes that number beside them,
  /// so that others find what is new. Times are Unix milliseconds. Texts that repeat from job to job are
  /// numbers of `words`. `hidden` is 1 for a row whose story another one tells, 2 for a forgotten one.
  private static let first = """
    PRAGMA application_id = \(applicationID);

    CREATE TABLE changes (last INTEGER NOT NULL, news INTEGER);
    INSERT INTO changes VALUES (0, NULL);

    CREATE TABLE words (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);

    CREATE TABLE jobs (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      change INTEGER NOT NULL,
      hidden INTEGER NOT NULL,
      state INTEGER NOT NULL,
      own_state INTEGER NOT NULL,
      flags INTEGER NOT NULL,
      category INTEGER REFERENCES words,
      raw_status INTEGER REFERENCES words,
      service INTEGER REFERENCES words,
      job_type INTEGER REFERENCES words,
      region INTEGER REFERENCES words,
      project_id INTEGER REFERENCES words,
      context INTEGER REFERENCES words,
      error_code INTEGER REFERENCES words,
      error_message INTEGER REFERENCES words,
      cause_code INTEGER REFERENCES words,
      cause_message INTEGER REFERENCES words,
      started_by INTEGER REFERENCES words,
      begin_time INTEGER,
      end_time INTEGER,
      best_begin INTEGER,
      progress REAL,
      sub_jobs_total INTEGER,
      sub_jobs_done INTEGER,
      job_id TEXT,
      order_id TEXT,
      resource_id TEXT,
      resource_name TEXT,
      request_id TEXT,
      note TEXT,
      first_seen INTEGER,
      last_seen INTEGER,
      forgotten INTEGER
    );
    CREATE INDEX jobs_by_id ON jobs (job_id) WHERE job_id IS NOT NULL;
    CREATE INDEX jobs_by_order ON jobs (order_id, job_id) WHERE order_id IS NOT NULL;
    CREATE INDEX jobs_by_change ON jobs (change);
    CREATE INDEX jobs_open ON jobs (id) WHERE \(openJobs);
    CREATE INDEX jobs_by_begin ON jobs (best_begin);
    CREATE INDEX jobs_by_first_seen ON jobs (first_seen);

    CREATE TABLE orders (
      order_id TEXT PRIMARY KEY,
      change INTEGER NOT NULL,
      state INTEGER,
      amount REAL,
      currency TEXT,
      service_name TEXT,
      created INTEGER,
      paid INTEGER,
      payment_deadline INTEGER,
      items TEXT NOT NULL
    );
    CREATE INDEX orders_by_change ON orders (change);

    CREATE TABLE answers (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, bytes BLOB NOT NULL);
    CREATE INDEX answers_by_hash ON answers (hash);

    CREATE TABLE sightings (
      id INTEGER PRIMARY KEY,
      job INTEGER NOT NULL REFERENCES jobs ON DELETE CASCADE,
      answer INTEGER NOT NULL REFERENCES answers,
      first_seen INTEGER NOT NULL,
      last_seen INTEGER NOT NULL,
      state INTEGER NOT NULL,
      raw_status INTEGER REFERENCES words,
      source INTEGER REFERENCES words,
      kind INTEGER REFERENCES words,
      is_list_entry INTEGER NOT NULL
    );
    CREATE INDEX sightings_by_job ON sightings (job, first_seen);
    CREATE INDEX sightings_by_answer ON sightings (answer, job);

    CREATE VIEW readable AS SELECT
      jobs.id, job_id, order_id,
      CASE state WHEN 0 THEN 'waiting' WHEN 1 THEN 'awaiting_payment' WHEN 2 THEN 'running'
        WHEN 3 THEN 'succeeded' WHEN 4 THEN 'failed' WHEN 5 THEN 'cancelled' WHEN 6 THEN 'unknown'
        ELSE 'gone' END AS state,
      (SELECT text FROM words WHERE id = service) AS service,
      (SELECT text FROM words WHERE id = job_type) AS job_type,
      resource_id, resource_name,
      (SELECT text FROM words WHERE id = context) AS context,
      (SELECT text FROM words WHERE id = region) AS region,
      datetime(begin_time / 1000, 'unixepoch') AS begin_time,
      datetime(end_time / 1000, 'unixepoch') AS end_time,
      (SELECT text FROM words WHERE id = cause_code) AS root_cause_code,
      (SELECT text FROM words WHERE id = cause_message) AS root_cause_message,
      note
      FROM jobs WHERE hidden = 0;
    """
}
