import JobModel

extension Log {
  /// For what clouds have said, which may contain anything. In our own texts, "password" is only ever a word.
  var withoutSecrets: Log {
    Log(least: least) { entry in
      var entry = entry
      entry.text = Secrets.hide(in: entry.text, with: "******")
      write(entry)
    }
  }
}
