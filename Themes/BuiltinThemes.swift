/// The theme files of the folder `Builtin`, compiled in. A file that is added has to be added here too; a
/// test compares the folder with this list.
package enum BuiltinThemes {
  /// In the order in which a chooser shows them, the default first.
  package static let files: [(name: String, yaml: [UInt8])] = [
    ("dark", PackageResources.dark_yaml),
    ("light", PackageResources.light_yaml),
    ("terminal", PackageResources.terminal_yaml),
    ("high-contrast", PackageResources.high_contrast_yaml),
    ("colour-blind", PackageResources.colour_blind_yaml),
    ("mono", PackageResources.mono_yaml),
    ("nightfall", PackageResources.nightfall_yaml),
    ("paper", PackageResources.paper_yaml),
    ("moss", PackageResources.moss_yaml),
    ("signal", PackageResources.signal_yaml),
  ]
}
