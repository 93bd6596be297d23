import JobModel

extension Log {
  /// For those who write what clouds have said: nobody knows what is in it. In our own texts a password is
  /// only ever a word.
  var withoutSecrets: Log {
    Log(least: least) { entry in
      var entry = entry
      entry.text = Secrets.hide(in: entry.text, with: "******")
      write(entry)
    }
  }
}
