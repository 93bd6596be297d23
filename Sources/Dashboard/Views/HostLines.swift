import JobModel
import TerminalUI

/// The hosts of a context, those in trouble first, each with what it says.
struct HostLines {
  let state: AppState
  let context: ContextRow
  let width: Int

  func lines(atMost most: Int) -> [TextLine] {
    guard let source = context.source else {
      return [.empty] + paragraph(whyNotAsked, .muted, width: textWidth, indentation: 1)
    }
    guard !source.hosts.isEmpty else {
      return [.empty] + words(about: source) + orders(of: source)
    }
    let hosts = source.hosts.sorted { $0.condition.rank > $1.condition.rank }
    var lines = [.empty] + ownReason(of: source) + orders(of: source)
    let columns = layOut(HostColumn.allCases.map { spec($0, hosts) }, width: width - 2, gap: 2)
    lines.append(
      row(columns) { column, _ in
        (TextLine(spec(column, hosts).title, .head), spec(column, hosts).alignment)
      })
    for (place, host) in hosts.enumerated() {
      let block =
        [row(columns) { (cell(host, $0, width: $1), spec($0, hosts).alignment) }] + reason(host)
      let room = most - lines.count - (place < hosts.count - 1 ? 1 : 0)
      guard block.count <= room || place == 0 else {
        lines.append(
          TextLine(" and \((hosts.count - place).counted("more host", "more hosts"))", .muted))
        break
      }
      lines += block
    }
    return lines
  }

  private var textWidth: Int { min(width, 110) }

  // MARK: - Where there is no host to show

  private var whyNotAsked: String {
    let asked = state.shown.sources.contains { $0.kind.isAsked }
    guard let name = context.id.name else {
      return asked
        ? "It is not known where these jobs belong: every account is asked until one knows them."
        : "It is not known where these jobs belong, and no account can be asked. `jobtop contexts` lists "
          + "the known accounts; a context in config.yaml adds one."
    }
    return "No account called \(name) is asked here; what was last seen of its jobs stays. "
      + "`jobtop contexts` lists the known accounts; a context of that name in config.yaml adds "
      + "it, and `jobtop doctor` tries it."
  }

  private func words(about source: SourceStatus) -> [TextLine] {
    if source.condition.isTrouble { return ownReason(of: source) }
    let text =
      context.jobs.open == 0
      ? "None of its jobs is open, so there is nothing to ask."
      : "Asked about \(context.jobs.open == 1 ? "its open job" : "its open jobs"); nothing is wrong."
    return paragraph(text, .muted, width: textWidth, indentation: 1)
  }

  /// What is wrong with the account, where no host has said just that.
  private func ownReason(of source: SourceStatus) -> [TextLine] {
    guard let reason = source.condition.reason,
      !source.hosts.contains(where: { $0.condition.reason == reason })
    else { return [] }
    return paragraph(reason, .text, width: textWidth, indentation: 1) + [.empty]
  }

  /// Many may see the jobs of an account, but not what they cost.
  private func orders(of source: SourceStatus) -> [TextLine] {
    guard let reason = source.ordersRefusal else { return [] }
    return paragraph("Orders: not allowed: \(reason)", .text, width: textWidth, indentation: 1)
      + [.empty]
  }

  // MARK: - A host

  private func reason(_ host: HostStatus) -> [TextLine] {
    guard let reason = host.condition.reason, !reason.isEmpty else { return [] }
    return paragraph(reason, .text, width: textWidth, indentation: 3)
  }

  private enum HostColumn: CaseIterable {
    case host, health, data, requests, rate, failures
  }

  private func spec(_ column: HostColumn, _ hosts: [HostStatus]) -> ColumnSpec {
    func number(_ title: String, _ priority: Int) -> ColumnSpec {
      let width = max(6, title.count)
      return ColumnSpec(
        title: title, minimum: width, ideal: width, alignment: .trailing, priority: priority)
    }
    let names = hosts.map { DisplayWidth.columns(of: $0.host) }.max() ?? 0
    return switch column {
    case .host: ColumnSpec(title: "HOST", minimum: 14, ideal: min(max(14, names), 56), priority: 96)
    case .health: ColumnSpec(title: "  CONDITION", minimum: 17, ideal: 34, priority: 95)
    case .data: number("DATA AGE", 90)
    case .requests: number("SENT", 70)
    case .rate: number("RATE", 80)
    case .failures: number("FAILURES", 75)
    }
  }

  private func cell(_ host: HostStatus, _ column: HostColumn, width: Int) -> TextLine {
    switch column {
    case .host: return TextLine(host.host)
    case .health:
      // It answers, but has told nothing: the login is refused.
      if case .live = host.condition, host.lastData == nil {
        return TextLine("\(state.glyphs.of(.running)) answers", .muted)
      }
      return state.health(host.condition, again: host.nextTrial).fitting(width)
    case .data: return state.dataAge(host.lastData, host.condition)
    case .requests: return TextLine(host.requests.grouped, .muted)
    case .rate: return TextLine(rateText(host.rate), .muted)
    case .failures:
      guard host.failures > 0 else { return .empty }
      return TextLine(host.failures == 1 ? "1" : "\(host.failures.compact) in row", .warning)
    }
  }

  /// One line of the small table: what does not fit is cut, so that the columns stay where they are.
  private func row(
    _ columns: [(index: Int, column: Int, columns: Int)],
    _ content: (HostColumn, _ width: Int) -> (TextLine, Alignment)
  ) -> TextLine {
    var line = TextLine(" ")
    for place in columns {
      let (text, alignment) = content(HostColumn.allCases[place.index], place.columns)
      let fitting = text.cut(to: place.columns, ellipsis: state.glyphs.ellipsis)
      let space = alignment == .trailing ? place.columns - fitting.columns : 0
      let start = 1 + place.column + space
      line.add(String(repeating: " ", count: max(0, start - line.columns)))
      line.add(fitting)
    }
    return line
  }
}

extension SourceStatus.Condition {
  /// Only trouble comes first; the others stay as they are.
  fileprivate var rank: Int { isTrouble ? gravity : 0 }
}

extension TextLine {
  /// The line as it fits into this many columns.
  fileprivate func cut(to width: Int, ellipsis: String) -> TextLine {
    guard columns > width, let first = pieces.first else { return self }
    return TextLine(fitted(text, to: width, ellipsis: ellipsis), first.role)
  }
}
