/// Where the rows of a snapshot are from. The number of a row means nothing anywhere else: with another origin
/// every row is another job.
package struct RowOrigin: Hashable, Sendable {
  package var file: FileIdentity
  /// Rises when the file holds something else than before.
  package var beginning: Int

  package init(file: FileIdentity, beginning: Int = 0) {
    self.file = file
    self.beginning = beginning
  }
}

/// Which file it is, whatever it is called by now.
package struct FileIdentity: Hashable, Sendable {
  package var device: UInt64
  package var inode: UInt64

  package init(device: UInt64, inode: UInt64) {
    self.device = device
    self.inode = inode
  }
}
