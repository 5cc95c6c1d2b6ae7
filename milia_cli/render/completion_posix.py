"""Completion scripts for bash and zsh, which share the way they choose words."""

from collections.abc import Iterator, Sequence

from .completion import HELP, ByFirst, Option, Program, Value

BASH = """\
# milia completion for bash, from @MADE_FROM@.
# Try it: eval "$(milia completion bash)". To keep it, add that line to ~/.bashrc.
_milia() {
    local IFS=$' \\t\\n' current=${COMP_WORDS[COMP_CWORD]} word option= verb= first= choices= paths= count=0 i
    local given= value= prefix=
    COMPREPLY=()
    for ((i = 1; i < COMP_CWORD; i++)); do
        word=${COMP_WORDS[i]}
        if [[ $option ]]; then
            [[ $word == = ]] || { given=$option value=$word option= prefix=; }
            continue
        elif [[ $word == = && $value ]]; then
            option=$given prefix=$value=
            continue
        fi
        value=
        case $word in
        @VALUED@) option=$word ;;
        -*) ;;
        *)
            ((count++))
            if [[ $count == 1 ]]; then verb=$word; elif [[ $count == 2 ]]; then first=$word; fi
            ;;
        esac
    done
    [[ $current == = && $value && -z $option ]] && option=$given prefix=$value=
    [[ $option && $current == = ]] && current=
    if [[ $option ]]; then
        case $option in
@VALUES@
        esac
    elif [[ $current == -* ]]; then
        case $verb in
@OPTIONS@
        esac
    elif [[ -z $verb ]]; then
        choices='@VERBS@ help'
    else
        case $verb:$count in
@WORDS@
        esac
    fi
    local bare=${current#[\\"\\']}
    for word in $choices; do
        [[ $word == "$prefix$bare"* ]] && COMPREPLY+=("${word#"$prefix"}")
    done
    if [[ $paths ]]; then
        IFS=$'\\n'
        compopt -o filenames 2>/dev/null
        if [[ $paths == folder ]]; then
            COMPREPLY=($(compgen -d -- "$current"))
        else
            COMPREPLY=($(compgen -f -- "$current"))
        fi
    fi
}
complete -F _milia milia
"""
"""For bash 3.2 and newer. Nothing is started, and nothing is forked but to list paths."""
ZSH = """\
#compdef milia
# milia completion for zsh, from @MADE_FROM@.
# Try it: eval "$(milia completion zsh)". To keep it, add that line to ~/.zshrc, below compinit.
_milia() {
    local current=$words[CURRENT] word option= verb= first= choices= paths= count=0
    local -a verbs
    for word in "${(@)words[2,CURRENT-1]}"; do
        if [[ -n $option ]]; then
            option=
            continue
        fi
        case $word in
        @VALUED@) option=$word ;;
        -*) ;;
        *)
            ((count++))
            if ((count == 1)); then verb=$word; elif ((count == 2)); then first=$word; fi
            ;;
        esac
    done
    if [[ -z $option && $current == --*=* ]]; then
        option=${current%%=*}
        compset -P '*='
    fi
    if [[ -n $option ]]; then
        case $option in
@VALUES@
        esac
    elif [[ $current == -* ]]; then
        case $verb in
@OPTIONS@
        esac
    elif [[ -z $verb ]]; then
        verbs=(
@DESCRIBED@
        )
        _describe command verbs
        return
    else
        case $verb:$count in
@WORDS@
        esac
    fi
    if [[ $paths == folder ]]; then
        _files -/
    elif [[ -n $paths ]]; then
        _files
    elif [[ -n $choices ]]; then
        compadd -- ${=choices}
    fi
}
if [[ $funcstack[1] == _milia ]]; then
    _milia "$@"
else
    compdef _milia milia
fi
"""
"""To be evaluated, or to be kept as _milia in a folder of $fpath."""


def bash(program: Program) -> str:
    """The script for bash."""
    return _filled(BASH, program)


def zsh(program: Program) -> str:
    """The script for zsh."""
    return _filled(ZSH, program)


def _filled(script: str, program: Program) -> str:
    parts = {
        "MADE_FROM": [program.made_from],
        "VALUED": ["|".join(program.valued)],
        "VALUES": _values(program),
        "OPTIONS": _options(program),
        "VERBS": [program.verb_names],
        "DESCRIBED": _described(program),
        "WORDS": _words(program),
    }
    for name, lines in parts.items():
        script = script.replace(f"@{name}@", "\n".join(lines))
    return script


def _values(program: Program) -> Iterator[str]:
    """What each option takes."""
    names_of: dict[Value, list[str]] = {}
    for name, value in program.valued.items():
        names_of.setdefault(value, []).append(name)
    for value, names in names_of.items():
        if isinstance(value, tuple):
            yield f"        {'|'.join(names)}) choices='{' '.join(value)}' ;;"
        elif isinstance(value, ByFirst):
            yield f"        {'|'.join(names)}) case $first in"
            yield from (f"            {first}) choices='{' '.join(words)}' ;;" for first, words in value.after)
            yield f"            *) choices='{' '.join(value.all)}' ;;"
            yield "        esac ;;"
        elif value != "other":
            yield f"        {'|'.join(names)}) paths={value} ;;"


def _options(program: Program) -> Iterator[str]:
    """The options of each command, and those that may stand before any."""
    for verb in program.verbs:
        yield f"        {verb.name}) choices='{_names(verb.options)}' ;;"
    yield f"        '') choices='{_names(program.options)}' ;;"


def _names(options: Sequence[Option]) -> str:
    return " ".join(name for option in options for name in option.names)


def _words(program: Program) -> Iterator[str]:
    """The words that may come next, by the command and the number of words that there are."""
    yield f"        help:1) choices='{program.verb_names}' ;;"
    for verb in program.verbs:
        if verb.first:
            yield f"        {verb.name}:1) choices='{' '.join(verb.first)}' ;;"
        if verb.then:
            yield f"        {verb.name}:{'*' if verb.many else '2'}) case $first in"
            for name, words in verb.then.items():
                yield f"            {name}) choices='{' '.join(words)}' ;;"
            yield "        esac ;;"
        if verb.paths:
            yield f"        {verb.name}:1) paths={verb.paths} ;;"


def _described(program: Program) -> Iterator[str]:
    """Each command with what it does; a colon would end its name."""
    for name, text in [*((verb.name, verb.text) for verb in program.verbs), ("help", HELP)]:
        quoted = text.replace(":", "\\:").replace("'", "'\\''")
        yield f"            '{name}:{quoted}'"
