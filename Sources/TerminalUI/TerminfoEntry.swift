/// A compiled terminal description (see term(5)), as far as colours are concerned.
///
/// ncurses shows 24-bit colours only where the description says that a terminal has them, and the
/// descriptions that do (`xterm-direct`) are rarely installed and describe other keys. So the
/// terminal's own description is taken and only its colours are changed.
struct TerminfoEntry: Equatable {
  private static let wideMagic = 0o1036  // numbers of 32 bits; otherwise 16 bits
  private static let magic = 0o432

  // Places in the standard lists of capabilities, which never change.
  private static let canChange = 27
  private static let maxColors = 13
  private static let maxPairs = 14
  private static let origColors = 298
  private static let initializeColor = 299
  private static let setForeground = 359
  private static let setBackground = 360

  private var names: [UInt8]
  private var booleans: [UInt8]
  private var numbers: [Int32]
  /// Where each string begins in the table; negative when the capability is missing.
  private var strings: [Int16]
  private var table: [UInt8]
  private var extended = Extended()

  /// Capabilities that are named in the file itself.
  private struct Extended: Equatable {
    var booleans: [UInt8] = []
    var numbers: [Int32] = []
    /// The strings' values, then the names of all, those relative to the end of the values.
    var offsets: [Int16] = []
    var stringCount = 0
    var items = 0
    var table: [UInt8] = []
  }

  // MARK: - Reading

  init?(compiled bytes: [UInt8]) {
    var reader = Reader(bytes: bytes)
    guard let magic = reader.short(), magic == Self.magic || magic == Self.wideMagic,
      let nameSize = reader.short(), let booleanCount = reader.short(),
      let numberCount = reader.short(), let stringCount = reader.short(),
      let tableSize = reader.short(),
      let names = reader.bytes(nameSize), let booleans = reader.bytes(booleanCount)
    else { return nil }
    let isWide = magic == Self.wideMagic
    reader.align()
    guard let numbers = reader.numbers(numberCount, areWide: isWide),
      let strings = reader.shorts(stringCount), let table = reader.bytes(tableSize)
    else { return nil }
    self.names = names
    self.booleans = booleans
    self.numbers = numbers
    self.strings = strings
    self.table = table
    reader.align()
    guard !reader.isAtEnd else { return }

    guard let extendedBooleans = reader.short(), let extendedNumbers = reader.short(),
      let extendedStrings = reader.short(), let items = reader.short(),
      let extendedSize = reader.short(), let flags = reader.bytes(extendedBooleans)
    else { return nil }
    reader.align()
    let offsetCount = extendedBooleans + extendedNumbers + 2 * extendedStrings
    guard let values = reader.numbers(extendedNumbers, areWide: isWide),
      let offsets = reader.shorts(offsetCount), let extendedTable = reader.bytes(extendedSize)
    else { return nil }
    extended = Extended(
      booleans: flags, numbers: values, offsets: offsets, stringCount: extendedStrings,
      items: items, table: extendedTable)
  }

  // MARK: - Changing

  /// How ncurses numbers colours after `useDirectColors`: below 256 the operator's palette, above
  /// that 0xRRGGBB. The darkest blues would be taken for the palette; they get a trace of green.
  static func number(red: UInt8, green: UInt8, blue: UInt8) -> Int32 {
    let number = Int32(red) << 16 | Int32(green) << 8 | Int32(blue)
    return number < 256 ? number + 256 : number
  }

  /// Makes it describe the same terminal with 24-bit colours.
  mutating func useDirectColors() {
    func setting(_ base: Int, _ bright: Int) -> String {
      "\u{1B}[%?%p1%{8}%<%t\(base)%p1%d%e%p1%{16}%<%t\(bright)%p1%{8}%-%d"
        + "%e%p1%{256}%<%t\(base)8;5;%p1%d"
        + "%e\(base)8;2;%p1%{65536}%/%d;%p1%{256}%/%{255}%&%d;%p1%{255}%&%d%;m"
    }
    set(&numbers, Self.maxColors, to: 0x100_0000, missing: -1)
    set(&numbers, Self.maxPairs, to: 0x7FFF, missing: -1)
    setString(Self.setForeground, to: setting(3, 9))
    setString(Self.setBackground, to: setting(4, 10))
    addFlag("RGB")
  }

  /// Removes the ways to change the palette, which belongs to the operator: ncurses would
  /// reset it when the program ends.
  mutating func leavePaletteAlone() {
    if booleans.count > Self.canChange { booleans[Self.canChange] = 0 }
    for place in [Self.origColors, Self.initializeColor] where place < strings.count {
      strings[place] = -1
    }
  }

  private func set<Value>(_ list: inout [Value], _ place: Int, to value: Value, missing: Value) {
    while list.count <= place { list.append(missing) }
    list[place] = value
  }

  private mutating func setString(_ place: Int, to text: String) {
    set(&strings, place, to: Int16(truncatingIfNeeded: table.count), missing: -1)
    table += Array(text.utf8) + [0]
  }

  private mutating func addFlag(_ name: String) {
    // The names are counted from the end of the values.
    let values = extended.offsets.prefix(extended.stringCount)
    let end = values.filter { $0 >= 0 }.reduce(0) { length, offset in
      let start = Int(offset)
      let text = extended.table.dropFirst(start).prefix { $0 != 0 }
      return length + text.count + 1
    }
    let place = extended.stringCount + extended.booleans.count
    extended.offsets.insert(
      Int16(truncatingIfNeeded: extended.table.count - end),
      at: min(place, extended.offsets.count))
    extended.booleans.append(1)
    extended.table += Array(name.utf8) + [0]
    extended.items += 1
  }

  // MARK: - Writing

  /// nil when it would be larger than ncurses reads.
  var compiled: [UInt8]? {
    var writer = Writer()
    writer.short(Self.wideMagic)
    for count in [names.count, booleans.count, numbers.count, strings.count, table.count] {
      writer.short(count)
    }
    writer.output += names + booleans
    writer.align()
    numbers.forEach { writer.number($0) }
    strings.forEach { writer.short(Int($0)) }
    writer.output += table
    writer.align()
    for count in [
      extended.booleans.count, extended.numbers.count, extended.stringCount, extended.items,
      extended.table.count,
    ] { writer.short(count) }
    writer.output += extended.booleans
    writer.align()
    extended.numbers.forEach { writer.number($0) }
    extended.offsets.forEach { writer.short(Int($0)) }
    writer.output += extended.table
    return writer.output.count < 32_000 && table.count < 0x7FFF ? writer.output : nil
  }

  /// The form in which ncurses takes a description from the variable TERMINFO.
  var environmentValue: String? {
    compiled.map { bytes in
      let digits = Array("0123456789ABCDEF".utf8)
      var text = Array("hex:".utf8)
      for byte in bytes { text += [digits[Int(byte >> 4)], digits[Int(byte & 15)]] }
      return String(decoding: text, as: UTF8.self)
    }
  }
}

/// Takes the parts of a compiled description, little endian, and never reads beyond its end.
private struct Reader {
  let bytes: [UInt8]
  var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position >= bytes.count }

  mutating func bytes(_ count: Int) -> [UInt8]? {
    guard count >= 0, count <= bytes.count - position else { return nil }
    defer { position += count }
    return Array(bytes[position..<position + count])
  }

  mutating func short() -> Int? {
    bytes(2).map { Int(Int16(bitPattern: UInt16($0[0]) | UInt16($0[1]) << 8)) }
  }

  mutating func shorts(_ count: Int) -> [Int16]? {
    bytes(2 * count).map { raw in
      stride(from: 0, to: raw.count, by: 2).map { place in
        Int16(bitPattern: UInt16(raw[place]) | UInt16(raw[place + 1]) << 8)
      }
    }
  }

  mutating func numbers(_ count: Int, areWide: Bool) -> [Int32]? {
    guard areWide else { return shorts(count)?.map(Int32.init) }
    return bytes(4 * count).map { raw in
      stride(from: 0, to: raw.count, by: 4).map { place in
        (0..<4).reduce(Int32(0)) { $0 | Int32(bitPattern: UInt32(raw[place + $1]) << (8 * $1)) }
      }
    }
  }

  mutating func align() { position += position & 1 }
}

private struct Writer {
  var output: [UInt8] = []

  mutating func short(_ value: Int) {
    output += [UInt8(truncatingIfNeeded: value), UInt8(truncatingIfNeeded: value >> 8)]
  }

  mutating func number(_ value: Int32) {
    for shift in [0, 8, 16, 24] { output.append(UInt8(truncatingIfNeeded: value >> shift)) }
  }

  mutating func align() {
    if !output.count.isMultiple(of: 2) { output.append(0) }
  }
}
