"""One question at a time on a terminal: numbered lines, typed answers, no cursor movement. Prompts go to stderr."""

import sys
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import Left
from ..model import NOT_SURE, Answer, Figure, Question
from .layout import Space, block_lines
from .output import MARKS, Output, encodable, encodes, height, is_terminal, wants_colour, wants_plain, width
from .page import Block, Page
from .page import Figure as Drawing
from .plain import plain
from .styled import Role, Styled, flow
from .terminal import paint
from .typed import help_for, is_it_no, numbered, parse, way_out
from .wrap import GLUE, wrap

_AROUND = 6
"""Lines of a question besides its text and its options: its number, what to type, and blank ones."""
_PATIENCE = 3
"""Wrong answers in a row after which the choices are printed again."""


@dataclass(frozen=True)
class Move:
    """Something other than an answer that the reader wants: back or review."""

    to: str


class Prompt:
    """A reader at a terminal. Everything is written to stderr; answers are read from stdin."""

    def __init__(self, output: Output) -> None:
        self.linear = output.format == "plain" or wants_plain()
        self.colour = not self.linear and wants_colour(output.colour, is_terminal=is_terminal(sys.stderr))
        self.ascii_only = not encodes(sys.stderr, MARKS)
        self.space = Space(width(sys.stderr), drawings=not self.ascii_only)

    def say(self, lines: Iterable[Styled]) -> None:
        """Print styled lines."""
        text = paint(list(lines), colour=self.colour, ascii_only=self.ascii_only)
        sys.stderr.write(encodable(text, sys.stderr))
        sys.stderr.flush()

    def end_line(self) -> None:
        """Leave the line on which the reader was typing."""
        self.say([[]])

    def tell(self, text: str) -> None:
        """Print a paragraph with a blank line before it."""
        self.say([[], *flow(text, 10_000 if self.linear else self.space.edge, indent=self._indent)])

    @property
    def _indent(self) -> str:
        return "" if self.linear else self.space.indent

    def show_page(self, page: Page) -> None:
        """Print a page without a foot, such as the opening."""
        if self.linear:
            self.say([[(line, "text")] for line in plain(page).splitlines()])
            return
        self.say([[(page.title, "bold")]])
        for block in page.blocks:
            self.show_block(block)

    def show_block(self, block: Block) -> None:
        """Print one block with a blank line before it."""
        if self.linear:
            lines = plain(Page("", (block,))).splitlines()[2:]
            self.say([[], *[[(line, "text")] for line in lines]])  # type: ignore[list-item]
        else:
            self.say([[], *block_lines(block, self.space)])

    def read(self) -> str:
        """One typed line, stripped. Raises Left at the end of input."""
        self.say([[]])
        sys.stderr.write(f"{self._indent}> ")
        sys.stderr.flush()
        line = sys.stdin.buffer.readline()
        if not line:
            self.end_line()
            raise Left("")
        return line.decode(sys.stdin.encoding or "utf-8", "replace").strip()

    def ask(self, question: Question, head: str, figure: Figure | None) -> Answer | Move:
        """Ask until there is an answer, or the wish to go back or review. Raises Left on q and end of input."""
        self._question(question, head, figure)
        wrong, asked_back = 0, False
        while True:
            typed = self.read()
            match typed.lower():
                case "w":
                    self.tell(question.why)
                case "h" | "?":
                    self.tell(help_for(question))
                case "q":
                    raise Left("")
                case "b" | "r":
                    return Move(typed.lower())
                case "n" | "not-sure":
                    if asked_back or not (back := is_it_no(question)):
                        return NOT_SURE
                    asked_back = True
                    self.tell(back)
                case _:
                    answer = parse(question, typed, self.tell)
                    if answer is not None:
                        return answer
                    wrong += 1
                    if wrong % _PATIENCE == 0:
                        self.tell(question.text)
                        self._options(question)

    def _question(self, question: Question, head: str, figure: Figure | None) -> None:
        self.say([[], [(head, "text")], []])
        above_options = [*self._flow(question.text, "bold"), *(self._flow(question.hint) if question.hint else [])]
        self.say(above_options)
        drawing = Drawing(figure.drawing, figure.ascii, figure.caption) if figure else None
        if drawing:
            self.show_block(drawing)
        drawn = list(block_lines(drawing, self.space)) if drawing and not self.linear else []
        options = self._options(question)
        taken = len(above_options) + len(drawn) + len(options) + _AROUND
        again = (
            [question.text] if not self.linear and taken > height(sys.stderr) else []
        )  # it is above the window by now
        if question.type == "multi-choice":
            none = "Type 0 for none of these," if way_out(question) else "Or"
            again.append(f"Type every number that fits, for example 1{GLUE}3. {none} n if you are not sure.")
        if again:
            self.tell(" ".join(again))

    def _flow(self, text: str, role: Role = "text") -> list[Styled]:
        return list(flow(text, 10_000 if self.linear else self.space.edge, role, self._indent))

    def _options(self, question: Question) -> list[Styled]:
        """Print the numbered options; the lines that they took."""
        digits = len(str(max(number for number, _ in numbered(question))))
        lines: list[Styled] = [[]]
        for number, option in numbered(question):
            lead = f"{number}. " if self.linear else f"{self._indent}{number:>{digits}}  "
            edge = 10_000 if self.linear else self.space.edge
            for index, part in enumerate(wrap(option.text, edge - len(lead))):
                shown = " " * len(lead) if index else lead
                lines.append([(shown, "text" if index else "command"), (part, "text")])
        self.say(lines)
        return lines
