import JobModel
import TerminalUI
import Testing

@testable import Dashboard

/// Random keys, sizes, clicks and news: whatever happens, the screen is drawn.
struct FuzzTests {
  @Test(arguments: 0..<12)
  func anythingMayHappen(seed: Int) throws {
    var random = Lots(seed: UInt64(seed))
    var stage = try Stage(columns: 80, rows: 24) {
      $0.isUnicode = seed % 2 == 0
      $0.keepsJobs = seed % 3 != 0
      $0.depth = ColorDepth.allCases[seed % 4]
    }
    let keys =
      Action.allCases.flatMap(\.defaultKeys)
      + ["a", "x", "1", ":", "/", "\"", "|", "é", "配"].map { KeyPress.character($0) }
      + [.tab, .up, .down, .backspace, .enter, .escape].map { KeyPress($0) }
    for _ in 0..<250 {
      switch random.next(40) {
      case 0:
        let size = Size(columns: random.next(130), rows: random.next(50))
        stage.send(.event(.resize(size)))
      case 1:
        let extra = (0..<random.next(4)).map {
          Sample.job(.running, "createServer", "new-\($0)", ago: 0, number: 1000 + $0)
        }
        stage.send(.snapshot(Sample.snapshot(jobs: extra)))
      case 2: stage.send(.tick(stage.state.now + .seconds(Double(random.next(100)))))
      case 3:
        let point = Point(column: random.next(130), row: random.next(50))
        stage.send(.event(.mouse(MouseEvent(kind: .press, at: point))))
      case 6: stage.send(.snapshot(Sample.contexts()))
      case 7: stage.send(.snapshot(Sample.manyContexts(1 + random.next(40), dead: random.next(9))))
      case 4: stage.send(.detail(Sample.detail(row: random.next(Sample.jobs.count))))
      case 8: stage.send(.log(Sample.log))
      case 5: stage.send(.event(.paste("state:failed \u{1b}[2J\n")))
      default: stage.send(.event(.key(keys[random.next(keys.count)])))
      }
      #expect(stage.screen.size == stage.state.size)
    }
  }

  @Test func everyViewAtEverySmallSize() throws {
    var stage = try Stage()
    stage.send(.log(Sample.log))
    for key in ["", "e", "O", "P", "c", "l", "?", "t", ":", "enter"] {
      stage.state.views.removeLast(stage.state.views.count - 1)
      stage.state.prompt = nil
      if !key.isEmpty { try stage.press(key) }
      for columns in [0, 1, 2, 5, 10, 23, 24, 30, 41, 60] {
        for rows in [0, 1, 3, 5, 6, 7, 10, 17] {
          stage.send(.event(.resize(Size(columns: columns, rows: rows))))
          #expect(stage.screen.size == Size(columns: columns, rows: rows))
        }
      }
    }
  }

  /// The same numbers for the same seed (SplitMix64).
  private struct Lots {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9e37_79b9_7f4a_7c15 }

    mutating func next(_ limit: Int) -> Int {
      state &+= 0x9e37_79b9_7f4a_7c15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
      return Int((mixed ^ (mixed >> 31)) % UInt64(limit))
    }
  }
}
