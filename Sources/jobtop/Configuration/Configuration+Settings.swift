import Configuration
import Dashboard

extension Configuration {
  /// Its settings for the dashboard; the terminal and the sources decide the rest.
  var settings: Settings {
    var settings = Settings()
    settings.keyMap = keyMap
    settings.links = links
    settings.columns = columns
    settings.notify = notify
    return settings
  }
}
