"""The completion script for fish: one line for each thing that can be completed, and when."""

from collections.abc import Iterator
from dataclasses import replace

from .completion import HELP, ByFirst, Option, Program, Verb

HEAD = """\
# milia completion for fish, from @MADE_FROM@.
# Try it: milia completion fish | source. To keep it, save it as ~/.config/fish/completions/milia.fish.
function __milia_words
    set -l option
    for word in (commandline -opc)[2..-1]
        if test -n "$option"
            set option
        else if contains -- $word @VALUED@
            set option $word
        else if not string match -q -- '-*' $word
            echo $word
        end
    end
end
function __milia_at
    set -l words (__milia_words)
    test "$words" = "$argv"
end
function __milia_in
    set -l words (__milia_words)
    test (count $words) -ge (count $argv); and test "$words[1..$(count $argv)]" = "$argv"
end
complete -c milia -e
complete -c milia -f
"""
_TAKES = {None: "", "file": " -rF", "folder": " -x -a '(__fish_complete_directories)'", "other": " -x"}
_PATHS = {"file": "(__fish_complete_path)", "folder": "(__fish_complete_directories)"}


def fish(program: Program) -> str:
    """The script for fish."""
    head = HEAD.replace("@MADE_FROM@", program.made_from).replace("@VALUED@", " ".join(program.valued))
    return head + "".join(f"complete -c milia -n {line}\n" for line in _lines(program))


def _lines(program: Program) -> Iterator[str]:
    for name, text in [*((verb.name, verb.text) for verb in program.verbs), ("help", HELP)]:
        quoted = text.replace("\\", "\\\\").replace("'", "\\'")
        yield f"__milia_at -a {name} -d '{quoted}'"
    yield f"'__milia_at help' -a '{program.verb_names}'"
    yield from (_option(option, "__milia_at") for option in program.options)
    for verb in program.verbs:
        yield from _verb(verb)


def _verb(verb: Verb) -> Iterator[str]:
    if verb.first:
        yield f"'__milia_at {verb.name}' -a '{' '.join(verb.first)}'"
    for name, words in verb.then.items():
        yield f"'__milia_{'in' if verb.many else 'at'} {verb.name} {name}' -a '{' '.join(words)}'"
    if verb.paths:
        yield f"'__milia_at {verb.name}' -a '{_PATHS[verb.paths]}'"
    for option in verb.options:
        yield _option(option, f"__milia_in {verb.name}")
        if isinstance(option.value, ByFirst):
            after = ((first, replace(option, value=words)) for first, words in option.value.after)
            yield from (_option(each, f"__milia_in {verb.name} {first}") for first, each in after)


def _option(option: Option, where: str) -> str:
    names = " ".join(f"-l {name[2:]}" if name.startswith("--") else f"-s {name[1:]}" for name in option.names)
    taken = "other" if isinstance(option.value, ByFirst) else option.value
    value = f" -x -a '{' '.join(taken)}'" if isinstance(taken, tuple) else _TAKES[taken]
    return f"'{where}' {names}{value}"
