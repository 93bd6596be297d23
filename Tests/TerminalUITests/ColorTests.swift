import Testing

@testable import TerminalUI

@Suite("A colour")
struct ColorTests {
  @Test(
    "is read in every spelling",
    arguments: [
      ("#1a2B3c", Color.rgb(0x1A, 0x2B, 0x3C)), ("#fff", .rgb(255, 255, 255)),
      ("red", .indexed(1)), ("bright-red", .indexed(9)), ("Bright-White", .indexed(15)),
      ("gray", .indexed(8)), ("0", .indexed(0)), ("255", .indexed(255)), ("default", .terminal),
    ])
  func spelling(text: String, color: Color) {
    #expect(Color(parsing: text) == color)
  }

  @Test(
    "is refused when it is none",
    arguments: [
      "", "#", "#12", "#12345", "#gggggg", "#+12345", "256", "-1", "+1", "reddish", "bright-",
    ])
  func wrong(text: String) {
    #expect(Color(parsing: text) == nil)
  }

  @Test("is written as it is read")
  func roundTrip() {
    for index in UInt8.min...UInt8.max {
      #expect(Color(parsing: Color.indexed(index).name) == .indexed(index))
    }
    #expect(Color.rgb(1, 2, 255).name == "#0102ff")
    #expect(Color(parsing: Color.terminal.name) == .terminal)
  }

  @Test("stays itself where the terminal can show it")
  func exact() {
    #expect(Color.rgb(1, 2, 3).nearest(in: .trueColor) == .rgb(1, 2, 3))
    #expect(Color.indexed(202).nearest(in: .indexed256) == .indexed(202))
    #expect(Color.indexed(9).nearest(in: .sixteen) == .indexed(9))
    for depth in ColorDepth.allCases { #expect(Color.terminal.nearest(in: depth) == .terminal) }
  }

  @Test(
    "becomes the one that looks most like it",
    arguments: [
      (Color.rgb(255, 255, 255), UInt8(231), UInt8(15)), (.rgb(0, 0, 0), 16, 0),
      (.rgb(255, 0, 0), 196, 9), (.rgb(95, 135, 175), 67, 8), (.rgb(128, 128, 128), 244, 8),
      (.rgb(0, 0, 255), 21, 4), (.rgb(200, 0, 0), 160, 1), (.indexed(196), 196, 9),
    ])
  func nearest(color: Color, of256: UInt8, of16: UInt8) {
    #expect(color.nearest(in: .indexed256) == .indexed(of256))
    #expect(color.nearest(in: .sixteen) == .indexed(of16))
    #expect(color.nearest(in: .monochrome) == .terminal)
  }

  @Test("of the fixed palette is its own nearest")
  func fixedPoints() {
    for index in UInt8(16)...255 {
      let part = Color.components(ofIndex: index)
      let color = Color.rgb(UInt8(part.red), UInt8(part.green), UInt8(part.blue))
      guard case .indexed(let found) = color.nearest(in: .indexed256) else {
        Issue.record("\(color) is not in the palette")
        continue
      }
      #expect(Color.components(ofIndex: found) == part)
    }
  }
}
