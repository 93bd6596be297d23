import ArgumentParser

/// How the data is written.
struct OutputOption: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: "table, json, ndjson, csv, tsv or yaml.")
  var format = OutputFormat.table
}
