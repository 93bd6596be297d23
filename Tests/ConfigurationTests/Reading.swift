import Configuration

/// What a file says, or the line that says why it says nothing.
func read(_ yaml: String) throws(ConfigurationError) -> Configuration {
  try Configuration(yaml: yaml, path: "config.yaml")
}

func complaint(about yaml: String) -> String? {
  do {
    _ = try read(yaml)
    return nil
  } catch {
    return error.description
  }
}
