import Configuration
import Dashboard

extension Configuration {
  /// What it decides about the dashboard; the rest is decided by the terminal and the sources.
  var settings: Settings {
    var settings = Settings()
    settings.keyMap = keyMap
    settings.links = links
    settings.columns = columns
    settings.notify = notify
    return settings
  }
}
