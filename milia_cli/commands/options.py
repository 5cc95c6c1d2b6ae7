"""Options that commands share, and what they become."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Annotated, Any

import typer

from ..errors import UsageMistake, nearest
from ..model import AUDIENCES, Audience
from ..render.output import Format, Output, colour_choice

_FORMATS: tuple[Format, ...] = ("json", "markdown", "html", "plain", "csv")

ForOption = Annotated[
    list[str] | None,
    typer.Option("--for", metavar="WHOM", help=f"What suits them first: {', '.join(AUDIENCES)}. May be repeated."),
]
ContentOption = Annotated[
    str | None, typer.Option("--content", metavar="DIR", help="Read this content folder instead of the built-in one.")
]


def _output_options(
    json: Annotated[bool, typer.Option("--json", help="Print one JSON document.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print Markdown.")] = False,
    html: Annotated[bool, typer.Option("--html", help="Print one HTML file.")] = False,
    plain: Annotated[bool, typer.Option("--plain", help="Print linear text: no columns, one record a line.")] = False,
    csv: Annotated[bool, typer.Option("--csv", help="Print CSV (tables and lists).")] = False,
    output: Annotated[str | None, typer.Option("--output", "-o", metavar="FILE", help="Write to a file.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Overwrite that file.")] = False,
    color: Annotated[
        str, typer.Option("--color", metavar="WHEN", show_default=False, help="auto, always or never.")
    ] = "auto",
    no_pager: Annotated[bool, typer.Option("--no-pager", help="Do not page long text.")] = False,
) -> Output:
    """The output that these options ask for. Raises UsageMistake when two formats are asked for."""
    chosen = [name for name, on in zip(_FORMATS, (json, markdown, html, plain, csv), strict=True) if on]
    if len(chosen) > 1:
        raise UsageMistake(f"choose one format, not {' and '.join(f'--{name}' for name in chosen)}.")
    return Output(chosen[0] if chosen else "terminal", output, force, colour_choice(color), not no_pager)


SHARED = frozenset({*inspect.signature(_output_options).parameters, "content", "help"})
"""Names of the options that every command has."""


def with_output(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the shared output options; it receives them as one ``output`` argument."""
    shared = inspect.signature(_output_options).parameters
    own = [p for p in inspect.signature(command).parameters.values() if p.name != "output"]

    @wraps(command)
    def wrapper(**values: Any) -> None:
        given = {name: values.pop(name) for name in shared}
        command(**values, output=_output_options(**given))

    parameters = [*own, *shared.values()]
    wrapper.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    wrapper.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    return wrapper


def as_named(typed: str, names: Iterable[str]) -> str:
    """The name that differs from what was typed in capitals alone, else what was typed."""
    return typed if typed.islower() or typed.lower() not in names else typed.lower()


def audiences(names: list[str] | None) -> tuple[Audience, ...]:
    """The audiences of --for, checked. Raises UsageMistake with the nearest name."""
    for name in names or ():
        if name not in AUDIENCES:
            near = nearest(name, AUDIENCES)
            raise UsageMistake(
                f'--for does not know "{name}".'
                + (f" Did you mean {near}?" if near else f" It knows: {', '.join(AUDIENCES)}.")
            )
    return tuple(name for name in AUDIENCES if name in (names or ()))
