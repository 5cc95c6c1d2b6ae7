"""The list of commands, and the one place where an error becomes an exit code."""

import os
import signal
import sys
from collections.abc import Sequence
from importlib import import_module

import typer

from . import __version__
from .errors import MiliaError, UsageMistake, nearest
from .render.output import note

COMMANDS = {
    "info": "read a topic",
    "compare": "put options side by side",
    "quiz": "answer questions, get a next step",
    "validate": "for authors: check the content",
}
"""Each verb, in the order of the help, with what it does. Its function has the same name in commands/<verb>.py."""
_VALUED = {"--content", "--color", "-o", "--output", "--for"}
_SWITCHES = {"--json", "--markdown", "--html", "--plain", "--csv", "--no-pager", "--force"}


def build(verbs: Sequence[str]) -> typer.Typer:
    """The program with these commands; only their modules are imported."""
    settings = {"help_option_names": ["-h", "--help"], "max_content_width": 80}
    app = typer.Typer(
        add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False, context_settings=settings
    )

    @app.callback()
    def _start() -> None:
        pass

    for verb in verbs:
        function = getattr(import_module(f".commands.{verb}", __package__), verb)
        app.command(verb, help=function.__doc__ or _HELP[verb])(function)
    return app


_HELP = {verb: f"{text[0].upper()}{text[1:]}." for verb, text in COMMANDS.items()}


def arranged(arguments: Sequence[str]) -> list[str]:
    """Arguments with options that stand before the command moved behind it, so that both places mean the same."""
    rest = list(arguments)
    before: list[str] = []
    while rest and rest[0].startswith("-") and rest[0] != "--":
        name, equals, _ = rest[0].partition("=")
        before.append(rest.pop(0))
        if name in _VALUED and not equals and rest:
            before.append(rest.pop(0))
        elif name not in _VALUED | _SWITCHES:
            return [*before, *rest]
    if rest and rest[0] == "help":
        return [*rest[1:2], *before, *rest[2:], "--help"] if len(rest) > 1 else ["--help"]
    return [*rest[:1], *before, *rest[1:]]


def run(arguments: Sequence[str]) -> int:
    """Run one command. Raises MiliaError for whatever a person can mend."""
    given = arranged(arguments)
    if not given or given[0] in ("-h", "--help"):
        from .commands.start import help_text
        from .render.output import write

        write(help_text(COMMANDS))
        return 0
    if given[0] == "--version":
        from .commands.start import version_text
        from .render.output import write

        write(version_text(__version__))
        return 0
    if given[0] not in COMMANDS:
        raise _unknown(given[0])
    found = build([given[0]])(args=given, prog_name="milia", standalone_mode=False)
    return found if isinstance(found, int) else 0


def _unknown(word: str) -> UsageMistake:
    if word.startswith("-"):
        return UsageMistake(f'there is no option "{word}".', "milia --help")
    near = nearest(word, COMMANDS)
    if near:
        return UsageMistake(f'there is no command "{word}". Did you mean {near}?', f"milia {near}")
    from .library import open_library

    topic = nearest(word, open_library().topic_ids())
    hint = f"milia info {topic}" if topic else "milia --help"
    return UsageMistake(f'there is no command "{word}".', hint)


def _explain(error: MiliaError) -> int:
    if error.message:
        note(f"milia: {error.message}")
    if error.hint:
        note(f"Try: {error.hint}")
    if os.environ.get("MILIA_DEBUG") == "1":
        import traceback

        traceback.print_exception(error)
    return error.exit_code


def _terminated(number: int, frame: object) -> None:  # noqa: ARG001
    raise SystemExit(128 + number)


def exit_code(arguments: Sequence[str]) -> int:
    """Run one command and turn every mistake into a message and an exit code."""
    try:
        return run(arguments)
    except MiliaError as error:
        return _explain(error)
    except typer.TyperException as error:
        message = error.format_message().split(" (Possible options:")[0].rstrip(".")
        return _explain(UsageMistake(f"{message[0].lower()}{message[1:]}.", _help_for(arguments)))
    except (KeyboardInterrupt, typer.Abort):
        note("")
        return 130
    except BrokenPipeError:
        _give_up_stdout()
        return 141


def _help_for(arguments: Sequence[str]) -> str:
    verb = next((word for word in arguments if word in COMMANDS), None)
    return f"milia {verb} --help" if verb else "milia --help"


def _give_up_stdout() -> None:
    """Point stdout at nothing, so that the interpreter has nothing left to flush into the closed pipe."""
    null = os.open(os.devnull, os.O_WRONLY)
    os.dup2(null, sys.stdout.fileno())


def main(arguments: Sequence[str] | None = None) -> None:
    """The entry point: exit with the code of DESIGN section 3."""
    if hasattr(signal, "SIGTERM"):
        signal.signal(signal.SIGTERM, _terminated)
    raise SystemExit(exit_code(sys.argv[1:] if arguments is None else arguments))
