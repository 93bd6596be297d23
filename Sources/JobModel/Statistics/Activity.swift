/// How many jobs began or ended in each of equal stretches of time, up to now.
package func activity(
  in table: JobTable, now: Instant, buckets: Int, width: Span
) -> [Int] {
  let whole = Span(milliseconds: max(1, width.milliseconds) * Int64(max(0, buckets)))
  let window = Stretches(from: now - whole, to: now, count: buckets)
  var counts = window.empty
  table.forEachJob(among: nil) { _, job in
    if let place = window.place(of: Instant(milliseconds: job.began)) { counts[place] += 1 }
    if let place = window.place(of: Instant(milliseconds: job.ended)) { counts[place] += 1 }
  }
  return counts
}
