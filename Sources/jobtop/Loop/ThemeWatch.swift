import Dashboard
import Dispatch
import Glibc
import Synchronization

/// Notices when the file of a theme is saved: written in place, or put in its place whole.
///
/// The kernel reports it (inotify), so nothing wakes up until something is saved. The folder is watched, not
/// the file: most editors replace the old file with a new one.
actor ThemeWatch {
  /// A program that saves says so in several events.
  private static let settling = Duration.milliseconds(80)

  private let themes: ThemeLibrary
  private let queue = DispatchQueue(label: "jobtop.theme")
  /// What was asked for last: someone browsing themes asks faster than files are read.
  private let wanted = Mutex<String?>(nil)
  private var path: String?
  private var events: (any DispatchSourceRead)?
  private var isReadingSoon = false

  init(themes: ThemeLibrary) { self.themes = themes }

  /// Watches this file from now on, and no other.
  ///
  /// - Parameters:
  ///   - path: nil for none at all.
  ///   - post: is given the theme now and whenever it has been saved, or what is wrong with it.
  nonisolated func follow(_ path: String?, post: @escaping @Sendable (Message) -> Void) {
    wanted.withLock { $0 = path }
    Task { await adopt(post) }
  }

  private func adopt(_ post: @escaping @Sendable (Message) -> Void) {
    let newest = wanted.withLock { $0 }
    guard newest != path else { return }
    path = newest
    watch(post)
    // It may have been saved since it was read.
    read(post)
  }

  private func watch(_ post: @escaping @Sendable (Message) -> Void) {
    events?.cancel()
    events = path.flatMap { source(of: $0, post) }
    events?.activate()
  }

  private func source(
    of path: String, _ post: @escaping @Sendable (Message) -> Void
  ) -> (any DispatchSourceRead)? {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC) | Int32(IN_NONBLOCK))
    guard descriptor >= 0 else { return nil }
    // What a link leads to is saved in another folder.
    let places = Set([path, Self.resolved(path)].compactMap(\.self).map(Place.init))
    for place in places {
      _ = inotify_add_watch(
        descriptor, place.folder, UInt32(IN_CLOSE_WRITE) | UInt32(IN_MOVED_TO) | UInt32(IN_CREATE))
    }
    let names = Set(places.map(\.name))
    let source = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    source.setEventHandler { @Sendable [weak self] in
      let changed = Self.changed(descriptor)
      guard changed == nil || !names.isDisjoint(with: changed ?? []) else { return }
      Task { await self?.readSoon(path, post) }
    }
    source.setCancelHandler { @Sendable in close(descriptor) }
    return source
  }

  private func readSoon(
    _ changed: String, _ post: @escaping @Sendable (Message) -> Void
  ) async {
    guard !isReadingSoon else { return }
    isReadingSoon = true
    try? await Task.sleep(for: Self.settling)
    isReadingSoon = false
    guard path == changed else { return }
    // A link may lead elsewhere now.
    watch(post)
    read(post)
  }

  private func read(_ post: (Message) -> Void) {
    // One that is taken away stays in use.
    guard let path, access(path, F_OK) == 0 else { return }
    do { post(.themeSaved(try themes.theme(inFile: path))) } catch {
      post(.failed("\(error); the theme is unchanged"))
    }
  }
}

// MARK: - The words of inotify(7)

/// A file in its folder.
private struct Place: Hashable {
  var folder: String
  var name: String

  init(_ path: String) {
    let end = path.lastIndex(of: "/")
    folder = end.map { path[..<$0].isEmpty ? "/" : String(path[..<$0]) } ?? "."
    name = end.map { String(path[path.index(after: $0)...]) } ?? path
  }
}

extension ThemeWatch {
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }

  /// The names of the files that something has happened to; nil when there were too many to tell.
  private static func changed(_ descriptor: Int32) -> Set<String>? {
    var names: Set<String> = []
    var isWhole = true
    var bytes = [UInt8](repeating: 0, count: 16_384)
    while true {
      let count = Glibc.read(descriptor, &bytes, bytes.count)
      guard count > 0 else { return isWhole ? names : nil }
      bytes.withUnsafeBytes { bytes in
        var at = 0
        let head = MemoryLayout<inotify_event>.size
        while at + head <= count {
          let event = bytes.loadUnaligned(fromByteOffset: at, as: inotify_event.self)
          let end = min(count, at + head + Int(event.len))
          names.insert(String(decoding: bytes[at + head..<end].prefix { $0 != 0 }, as: UTF8.self))
          if event.mask & UInt32(IN_Q_OVERFLOW) != 0 { isWhole = false }
          at = end
        }
      }
    }
  }
}
