"""milia completion: print a script for your shell."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from typing import Annotated, Any, get_args

import typer

from .. import __version__
from ..engine.comparison import attributes_shown, name_of
from ..engine.topic import expand, needs
from ..errors import UsageMistake, nearest
from ..library import Library
from ..model import AUDIENCES, Comparison, Place, Quiz, RedFlag, Topic
from ..render.completion import ByFirst, Option, Program, Value, Verb, plain_words
from ..render.completion_fish import fish
from ..render.completion_posix import bash, zsh
from ..render.output import Colour, Output, deliver, note
from ..render.views.topic import reading_order
from .opening import open_library
from .options import ContentOption, with_output

SHELLS: Mapping[str, Callable[[Program], str]] = {"bash": bash, "zsh": zsh, "fish": fish}
"""Shell -> what makes its script."""
HELP = """Print a completion script; nothing is installed. Answering TAB starts no Python.

\b
milia completion bash  for bash
milia completion zsh  for zsh
milia completion fish  for fish
"""
COLOURS = get_args(Colour)
_HELP_OPTION = Option(("-h", "--help"))
_PATHS: Mapping[str, Value] = {"FILE": "file", "DIR": "folder"}


@with_output
def completion(
    output: Output,
    context: typer.Context,
    shell: Annotated[str | None, typer.Argument(metavar="SHELL", help=f"One of: {', '.join(SHELLS)}.")] = None,
    content: ContentOption = None,
) -> None:
    """Print the completion script of a shell."""
    if output.format not in ("terminal", "plain"):
        raise UsageMistake(f"a script has one form; leave out --{output.format}.", "milia completion bash")
    script = SHELLS.get(shell or "")
    if script is None:
        raise _unknown(shell)
    program = _program(context.obj["commands"], open_library(content))
    deliver(script(program), replace(output, format="plain"))
    if output.to_file:
        note(f"Wrote {output.file}.")


def _unknown(shell: str | None) -> UsageMistake:
    if shell is None:
        return UsageMistake(f"name a shell: {', '.join(SHELLS)}.", "milia completion bash")
    near = nearest(shell, SHELLS)
    message = f'there is no script for "{shell}".'
    message += f" Did you mean {near}?" if near else f" There is one for {', '.join(SHELLS)}."
    return UsageMistake(message, f"milia completion {near or 'bash'}")


def _program(verbs: Mapping[str, str], library: Library) -> Program:
    """Commands with their options, and the words of the content that follow them."""
    tables = {id: library.table(id) for id in library.table_ids()}
    flags = library.red_flags().flags
    topics = [_whole(library.topic(id), tables, flags) for id in reading_order(library.topic_ids())]
    values = {**_PATHS, **_values(topics, tables.values()), "ID=VALUE": _answers(library.quiz())}
    found = []
    for verb, text in verbs.items():
        options = tuple(_options(verb, values))
        found.append(_with_words(Verb(verb, text, options), library, topics, tables.values()))
    shared = [option for option in found[0].options if all(option in verb.options for verb in found)]
    content = "".join(plain_words([library.guide().version]))
    made_from = f"milia {__version__}, content {content}"
    return Program(made_from, tuple(found), (*shared, Option(("--version",))))


def _whole(topic: Topic, tables: Mapping[str, Comparison], flags: tuple[RedFlag, ...]) -> Topic:
    return expand(topic, {table: tables[table] for table in needs(topic)[0]}, flags)


def _values(topics: Sequence[Topic], tables: Iterable[Comparison]) -> dict[str, Value]:
    """What an option takes, by the word that its help prints for it."""
    claims = [claim for topic in topics for section in topic.sections for claim in section.claims]
    pages = plain_words(id for claim in claims if claim.kind == "myth" for id in claim.claimed_by)
    rows = ByFirst(tuple((id, _rows(table)) for table in tables for id in plain_words([table.id])))
    return {"WHOM": AUDIENCES, "WHEN": COLOURS, "PAGE": pages, "ROWS": rows, "PLACE": get_args(Place)}


def _rows(table: Comparison) -> tuple[str, ...]:
    """The rows of a table, each by the name that help and mistakes use."""
    return plain_words(name_of(row) for row in attributes_shown(table, overview=False))


def _answers(quiz: Quiz) -> tuple[str, ...]:
    """Every answer of the quiz as --answer takes it."""
    asked = ((id, question) for question in quiz.questions for id in plain_words([question.id]))
    return tuple(f"{id}={answer}" for id, question in asked for answer in _ids(question.options))


def _options(verb: str, values: Mapping[str, Value]) -> Iterator[Option]:
    """The options of a command, as its own parser has them."""
    app = typer.Typer(add_completion=False)
    app.command()(getattr(import_module(f".{verb}", __package__), verb))
    command: Any = typer.main.get_command(app)
    for param in command.params:
        if param.param_type_name == "option" and "--help" not in param.opts:
            names = tuple(sorted(param.opts, key=len, reverse=True))
            yield Option(names, None if param.is_flag else values.get(param.metavar or "", "other"))
    yield _HELP_OPTION


def _with_words(verb: Verb, library: Library, topics: Sequence[Topic], tables: Iterable[Comparison]) -> Verb:
    match verb.name:
        case "info":
            parts = {id: tuple(_parts(topic)) for topic in topics for id in plain_words([topic.id])}
            return replace(verb, first=tuple(parts), then=parts)
        case "compare":
            options = {id: _ids(table.options) for table in tables for id in plain_words([table.id])}
            return replace(verb, first=tuple(options), then=options, many=True)
        case "sources":
            return replace(verb, first=_ids(library.sources().sources))
        case "handout":
            return replace(verb, first=plain_words(library.handout_ids()))
        case "completion":
            return replace(verb, first=tuple(SHELLS))
        case "check":
            return replace(verb, paths="file")
        case "validate":
            return replace(verb, paths="folder")
        case _:
            return verb


def _ids(records: Iterable[Any]) -> tuple[str, ...]:
    return plain_words(record.id for record in records)


def _parts(topic: Topic) -> Iterator[str]:
    """Sections, and the statements that have a name."""
    yield from _ids(topic.sections)
    yield from _ids(claim for section in topic.sections for claim in section.claims if claim.term)
