import ArgumentParser

/// What a shell needs to complete jobtop: ArgumentParser's script, and what that cannot know. Options without a
/// command belong to the dashboard, so the script is made to see `dashboard` in front of them.
struct CompletionScript {
  let text: String

  init(_ shell: CompletionsCommand.Shell) {
    switch shell {
    case .bash:
      text = Jobtop.completionScript(for: .bash) + "\n" + Self.bash
    case .zsh:
      text = Self.script(.zsh, with: Self.zsh, after: "\n_jobtop() {\n")
    case .fish:
      text = Self.script(
        .fish, with: Self.fish, after: "\n    set -l unparsed_tokens (__jobtop_tokens -pc)\n")
    }
  }

  private static func script(
    _ shell: CompletionShell, with addition: String, after line: String
  ) -> String {
    Jobtop.completionScript(for: shell).replacing(line, with: line + addition, maxReplacements: 1)
      + "\n"
  }

  private static let zsh = #"""
        if ((CURRENT > 1)) && [[ "${words[2]}" == -* ]]; then
            words=("${words[1]}" dashboard "${(@)words[2,-1]}")
            ((CURRENT += 1))
        fi

    """#

  private static let fish = #"""
        set -l words_after_name $unparsed_tokens[2..] (commandline -ct)
        if string match -q -- '-*' $words_after_name[1]
            set unparsed_tokens $unparsed_tokens[1] dashboard $unparsed_tokens[2..]
        end

    """#

  /// Also completes the command after `exec --`.
  private static let bash = #"""

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
