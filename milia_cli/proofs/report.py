"""What a proof hands back: values only. Who shows them decides the words around them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from ..model import Answers

Property = Literal["P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8"]
How = Literal["by construction", "python", "z3"]
Status = Literal["shown", "failed", "skipped"]
MOST_CASES = 20
"""Counterexamples kept for one proof; the first few are enough to mend what is wrong."""


@dataclass(frozen=True)
class Case:
    """Answers that show something about ``subject``: the id of a question, option, flag or outcome."""

    subject: str
    answers: Answers
    note: str = ""

    def __str__(self) -> str:
        """One line for a person."""
        return f"{self.subject}: {self.note or 'shown'} with {self.answers}"


@dataclass(frozen=True)
class Proof:
    """One claim and what became of it. ``cases`` counts what was examined, or what the solver was asked."""

    property: Property
    claim: str
    how: How
    status: Status
    cases: int
    witnesses: tuple[Case, ...] = ()
    counterexamples: tuple[Case, ...] = ()


@dataclass(frozen=True)
class Report:
    """Every proof, in the order of the properties."""

    proofs: tuple[Proof, ...]

    @property
    def failed(self) -> tuple[Proof, ...]:
        """Proofs with a counterexample."""
        return tuple(proof for proof in self.proofs if proof.status == "failed")

    @property
    def skipped(self) -> tuple[Proof, ...]:
        """Proofs that need the solver where there is none."""
        return tuple(proof for proof in self.proofs if proof.status == "skipped")


def conclude(
    property: Property,
    claim: str,
    how: How,
    cases: int,
    against: Iterable[Case],
    witnesses: Iterable[Case] = (),
) -> Proof:
    """A proof that failed if anything speaks against it."""
    kept = tuple(against)[:MOST_CASES]
    return Proof(property, claim, how, "failed" if kept else "shown", cases, tuple(witnesses), kept)


def skip(property: Property, claim: str, subjects: Iterable[str] = ()) -> Proof:
    """A proof that waits for the solver, with what it would have been asked about."""
    return Proof(property, claim, "z3", "skipped", 0, tuple(Case(subject, {}, "needs z3") for subject in subjects))
