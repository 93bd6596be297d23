import Dashboard
import JobModel

extension Configuration {
  /// Reads a configuration file.
  ///
  /// - Parameter path: for messages.
  /// - Throws: all that is wrong in it.
  package init(yaml: String, path: String) throws(ConfigurationError) {
    self.init()
    guard let root = try SettingDocument.read(yaml, path: path) else { return }
    let reader = SettingReader(path: path)
    let whole = Field(name: "configuration", place: root.place, value: root)
    try reader.each(whole) { (key: ConfigurationKey, field) throws(ConfigurationError) in
      switch key {
      case .contexts: contexts = try reader.contexts(field)
      case .endpoints: endpoints = try reader.endpoints(field)
      case .links: links = try reader.links(field)
      case .refresh: refresh = try reader.duration(field)
      case .theme:
        theme = ThemeChoice(
          name: try reader.text(field, expected: "the name or the path of a theme"),
          place: field.value.place)
      case .columns: columns = try reader.columns(field)
      case .keys: keyMap = try reader.keyMap(field)
      case .views: views = try reader.views(field)
      case .notify: notify = try reader.notify(field)
      }
    }
  }
}

private enum ConfigurationKey: String, CaseIterable {
  case contexts, endpoints, links, refresh, theme, columns, keys, views, notify
}

// MARK: - How jobs are shown

extension SettingReader {
  func columns(_ field: Field) throws(ConfigurationError) -> [JobColumn] {
    let columns = try all(try items(field)) { item throws(ConfigurationError) in
      try column(try text(item, expected: "a column"), at: item.value.place)
    }
    guard !columns.isEmpty else {
      throw error("\(field.name): expected at least one column", at: field.value.place)
    }
    return columns
  }

  private func column(_ name: String, at place: Place) throws(ConfigurationError) -> JobColumn {
    guard let column = JobColumn(name: name) else {
      throw error(name, is: "column", among: JobColumn.allNames, at: place)
    }
    return column
  }

  func views(_ field: Field) throws(ConfigurationError) -> [SavedView] {
    try all(try fields(field)) { entry throws(ConfigurationError) in
      var view = SavedView(name: entry.name)
      try each(entry) { (key: ViewKey, field) throws(ConfigurationError) in
        switch key {
        case .filter: view.filter = try filter(field)
        case .sort: view.order = try order(field)
        case .columns: view.columns = try columns(field)
        }
      }
      return view
    }
  }

  private enum ViewKey: String, CaseIterable {
    case filter, sort, columns
  }

  private func filter(_ field: Field) throws(ConfigurationError) -> JobFilter {
    let text = try text(field, expected: "a filter, such as state:failed age:<1d")
    do { return try JobFilter(parsing: text) } catch {
      throw self.error(
        "filter, character \(error.offset + 1): \(error.message)", at: field.value.place)
    }
  }

  /// `begun`, or `-begun` for the newest first.
  private func order(_ field: Field) throws(ConfigurationError) -> JobOrder {
    let text = try text(field, expected: "a column, with a leading - for descending order")
    let isDescending = text.hasPrefix("-")
    let column = try column(
      isDescending ? String(text.dropFirst()) : text, at: field.value.place)
    return JobOrder(column: column, descending: isDescending)
  }
}

// MARK: - What happens when a job ends

extension SettingReader {
  func notify(_ field: Field) throws(ConfigurationError) -> NotifySettings {
    var notify = NotifySettings()
    try each(field) { (key: NotifyKey, field) throws(ConfigurationError) in
      switch key {
      case .bell: notify.bell = try flag(field)
      case .desktop: notify.desktop = try flag(field)
      case .command: notify.command = try text(field, expected: "a command")
      case .on: notify.states = try ends(field)
      }
    }
    return notify
  }

  private enum NotifyKey: String, CaseIterable {
    case bell, desktop, command, on
  }

  private func ends(_ field: Field) throws(ConfigurationError) -> Set<JobState> {
    let ends = JobState.allCases.filter(\.isTerminal)
    let states = try all(try items(field)) { item throws(ConfigurationError) in
      let name = try text(item, expected: "a state")
      guard let state = ends.first(where: { $0.name == name }) else {
        throw error(
          name, is: "final state", among: ends.map(\.name), at: item.value.place)
      }
      return state
    }
    return Set(states)
  }
}
