import ArgumentParser

struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions", abstract: "A script that teaches a shell to complete jobtop.")

  enum Shell: String, CaseIterable, ExpressibleByArgument {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let known: CompletionShell =
      switch shell {
      case .bash: .bash
      case .zsh: .zsh
      case .fish: .fish
      }
    let script = Jobtop.completionScript(for: known) + "\n"
    StandardStreams.write(shell == .bash ? script + Self.bashDashboard : script)
  }

  /// Options without a command are those of the dashboard, which ArgumentParser's script does not know; and what
  /// comes after `exec --` is a command of its own.
  private static let bashDashboard = #"""

    _jobtop_or_dashboard() {
        local word place
        if [[ "${COMP_WORDS[1]}" == exec ]]; then
            for ((place = 2; place < COMP_CWORD; place += 1)); do
                [[ "${COMP_WORDS[place]}" == -- ]] || continue
                word="${COMP_WORDS[COMP_CWORD]}"
                COMPREPLY=()
                ((COMP_CWORD == place + 1)) && mapfile -t COMPREPLY < <(compgen -c -- "${word}" | sort -u)
                return
            done
        fi
        if [[ "${COMP_WORDS[1]}" == -* ]]; then
            COMP_LINE="${COMP_WORDS[0]} dashboard${COMP_LINE#"${COMP_WORDS[0]}"}"
            COMP_POINT=$((COMP_POINT + 10))
            COMP_WORDS=("${COMP_WORDS[0]}" dashboard "${COMP_WORDS[@]:1}")
            COMP_CWORD=$((COMP_CWORD + 1))
        fi
        _jobtop "$@"
    }
    complete -o filenames -o default -o bashdefault -F _jobtop_or_dashboard jobtop

    """#
}
