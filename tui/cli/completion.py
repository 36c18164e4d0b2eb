"""``carrel completion``: a script for a shell, in which Tab completes what is typed."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace

from tui.console import DONE, to_output

EXAMPLES = """\
  carrel completion bash > ~/.local/share/bash-completion/completions/carrel
  carrel completion zsh > "${fpath[1]}/_carrel"
  carrel completion fish > ~/.config/fish/completions/carrel.fish"""

BASH = r"""# bash completion for carrel: carrel completion bash
_carrel() {
    local found each
    found=$("$1" __complete bash "$COMP_WORDBREAKS" "$1" "${COMP_LINE:0:COMP_POINT}" 2>/dev/null)
    if [ $? -eq 3 ] && ! compopt -o default 2>/dev/null; then
        while IFS= read -r each; do COMPREPLY+=("$each"); done < <(compgen -f -- "$2")
    fi
    while IFS= read -r each; do
        [ -n "$each" ] && COMPREPLY+=("$each")
    done <<< "$found"
    case ${COMPREPLY[0]} in *[:=]) compopt -o nospace 2>/dev/null ;; esac
    return 0
}
complete -F _carrel carrel
"""

ZSH = r"""#compdef carrel
# zsh completion for carrel: carrel completion zsh
_carrel() {
    local found each word
    local -a whole open
    local -i files
    found=$(${words[1]} __complete words "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)
    files=$(( $? == 3 ))
    for each in "${(@f)found}"; do
        [[ -n $each ]] || continue
        word=${each%%$'\t'*}
        each="${word//:/\\:}:${each#*$'\t'}"
        if [[ $word == *[:=] ]]; then open+=("$each"); else whole+=("$each"); fi
    done
    (( $#whole )) && _describe -V carrel whole
    (( $#open )) && _describe -V carrel open -S ''
    (( files )) && _files
    return 0
}
if [[ $funcstack[1] == _carrel ]]; then _carrel "$@"; else compdef _carrel carrel; fi
"""

FISH = r"""# fish completion for carrel: carrel completion fish
function __carrel_complete
    set -l words (commandline -opc)
    set -l typed (commandline -ct | string replace -r '^[\'"]' '' | string unescape)
    set -l found ($words[1] __complete words $words[2..-1] "$typed" 2>/dev/null)
    set -l files $status
    string join \n -- $found
    test $files -eq 3; and __fish_complete_path "$typed"
end
complete -c carrel -f -a '(__carrel_complete)'
"""

SCRIPTS = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the shell."""
    parser.add_argument("shell", choices=tuple(SCRIPTS), help="the shell that is to complete")


def run(arguments: Namespace) -> int:
    """Print the script, and return the exit status."""
    with to_output():
        print(SCRIPTS[arguments.shell], end="")  # noqa: T201
    return DONE
