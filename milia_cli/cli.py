"""The list of commands, and the one place where an error becomes an exit code."""

import io
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from importlib import import_module
from itertools import pairwise
from typing import TYPE_CHECKING, Any, TypedDict

from . import __version__
from .errors import EXITS, ContentInvalid, MiliaError, NoContent, UsageMistake, nearest
from .render.output import Colour, colour_choice, give_up, is_terminal, note, write

if TYPE_CHECKING:
    import typer  # a third of the start; the help of the whole program does without

COMMANDS = {
    "info": "read a topic",
    "compare": "put options side by side",
    "quiz": "answer questions, get a next step",
    "check": "read the ingredient list of a product",
    "handout": "print one page for a parent or a visit",
    "search": "find a section by a word",
    "sources": "see where a statement comes from",
    "validate": "for authors: check the content",
    "completion": "print a script for your shell",
}
"""Each verb, in the order of the help, with what it does. Its function has the same name in commands/<verb>.py."""
_VALUED = {"--content", "--color", "-o", "--output", "--for"}
_SWITCHES = {
    *("--json", "--markdown", "--html", "--plain", "--csv", "--no-pager", "--force"),
    *("-h", "--help", "--version"),
}


def command_for(verb: str) -> Any:
    """The parser of one command; only its module is imported. Its help is text, so that ``python -OO`` keeps it."""
    import typer

    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
    app = typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=settings
    )
    module = import_module(f".commands.{verb}", __package__)
    said = f"{COMMANDS[verb][0].upper()}{COMMANDS[verb][1:]}."
    exits = getattr(module, "EXITS_HERE", EXITS)
    app.command(verb, help=getattr(module, "HELP", said), epilog=exits)(getattr(module, verb))
    return typer.main.get_command(app)


def arranged(arguments: Sequence[str]) -> tuple[list[str], list[str]]:
    """Options that stand before the command, each value apart from its name, and the rest from the command on."""
    rest = list(arguments)
    before: list[str] = []
    while rest and rest[0].startswith("-") and rest[0] != "--":
        word = rest.pop(0)
        name, equals, value = word.partition("=")
        if not (name in _VALUED | _SWITCHES or name[:2] == "-o"):
            raise _no_option(name, _VALUED | _SWITCHES, "milia --help")
        if equals and name in _VALUED and name.startswith("--"):
            before += [name, value]
            continue
        before.append(word)
        if word in _VALUED and rest:
            before.append(rest.pop(0))
    if rest[:1] == ["--"]:
        rest = [*rest[1:2], "--", *rest[2:]]
    if rest[:1] == ["help"]:
        before.append("--help")
        while rest[:1] == ["help"]:
            rest.pop(0)
    return before, rest


def run(arguments: Sequence[str]) -> int:
    """Run one command. Raises MiliaError for whatever a person can mend."""
    before, rest = arranged(arguments)
    if "--version" in before:
        from .commands.start import version_text

        write(version_text(__version__))
        return 0
    if not rest or rest[0].startswith("-"):
        _start(before)
        return 0
    if rest[0] not in COMMANDS:
        raise _unknown(rest[0])
    return _run_command(rest[0], [*before, *rest[1:]])


def _run_command(verb: str, arguments: list[str]) -> int:
    """Parse and run. The parser's own help needs 50 columns and draws some, so ours is printed in its place."""
    import typer

    command = command_for(verb)
    try:
        with redirect_stdout(io.StringIO()):
            context = command.make_context(f"milia {verb}", [*arguments], obj={"commands": COMMANDS})
    except typer.Exit:  # asked for its help
        from .commands.start import command_help

        write(command_help(verb, command, **_look(arguments)))
        return 0
    except typer.TyperException as error:
        raise _usage(error, verb) from error
    try:
        with context:
            command.invoke(context)
    except typer.Exit as found:
        return found.exit_code
    return 0


def _start(before: list[str]) -> None:
    """Print the help of the whole program, which answers to --plain and --color too."""
    from .commands.start import help_text

    if before and not {"-h", "--help"} & set(before):
        raise UsageMistake("name a command as well.", "milia --help")
    write(help_text(COMMANDS, **_look(before)))


class _Look(TypedDict):
    linear: bool
    colour: Colour


def _look(words: Sequence[str]) -> _Look:
    """How a help is to look: it answers to --plain and --color too."""
    colour = "auto"
    for word, after in pairwise([*words, ""]):
        if word == "--color" and after:
            colour = after
        elif word.startswith("--color="):
            colour = word.removeprefix("--color=")
    return {"linear": "--plain" in words, "colour": colour_choice(colour)}


_ALIKE = 0.7
"""How alike an option must be to be proposed: options are short, and "--foo" is no slip for "--for"."""


def _no_option(word: str, names: Iterable[str], hint: str) -> UsageMistake:
    bare = {name.lstrip("-"): name for name in names}
    near = nearest(word.lstrip("-"), bare, _ALIKE)
    return UsageMistake(f'there is no option "{word}".' + (f" Did you mean {bare[near]}?" if near else ""), hint)


def _unknown(word: str) -> UsageMistake:
    near = nearest(word, COMMANDS)
    if near:
        return UsageMistake(f'there is no command "{word}". Did you mean {near}?', f"milia {near}")
    topic = nearest(word, _topics())
    hint = f"milia info {topic}" if topic else "milia --help"
    return UsageMistake(f'there is no command "{word}".', hint)


def _topics() -> list[str]:
    """Names that somebody may have typed without "info"; none when the content is broken, which is another matter."""
    from .commands.opening import open_library

    try:
        return open_library().topic_ids()
    except (ContentInvalid, NoContent):
        return []


def _explain(error: MiliaError) -> int:
    if error.message:
        note(f"milia: {error.message}")
    if error.hint:
        note(f"Try: {error.hint}")
    if os.environ.get("MILIA_DEBUG") == "1":
        import traceback

        note("".join(traceback.format_exception(error)).rstrip())
    return error.exit_code


def _usage(error: "typer.TyperException", verb: str) -> UsageMistake:
    """A mistake that the parser found, in our words."""
    hint = f"milia {verb} --help"
    option = getattr(error, "option_name", None)
    if option and hasattr(error, "possibilities"):
        return _no_option(option, error.possibilities or (), hint)
    message = error.format_message().rstrip(".")
    return UsageMistake(f"{message[0].lower()}{message[1:]}.", hint)


def _terminated(number: int, frame: object) -> None:  # noqa: ARG001
    raise SystemExit(128 + number)


def exit_code(arguments: Sequence[str]) -> int:
    """Run one command and turn every mistake into a message and an exit code."""
    try:
        return run(arguments)
    except MiliaError as error:
        return _explain(error)
    except KeyboardInterrupt:
        return _stopped("interrupted", 130)
    except SystemExit:
        return _stopped("terminated", 143)
    except BrokenPipeError:
        give_up(sys.stdout)
        return 141


def _stopped(how: str, code: int) -> int:
    """Leave at a signal; what is still waiting to be printed is let go."""
    give_up(sys.stdout)
    start = "\n" if is_terminal(sys.stderr) else ""
    note(f"{start}milia: {how}.")
    return code


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: exit with one of the codes that README lists."""
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, _terminated)
    raise SystemExit(exit_code(sys.argv[1:] if arguments is None else arguments))
