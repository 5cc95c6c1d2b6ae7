"""Proofs that the questionnaire keeps its promises, whatever anybody answers. Start at ``prove``.

P1 the level is at least every red flag present; P2 from no to not sure to yes it never falls; P3 every outcome, option,
flag and question matters; P4 every path ends in a next step; P5 conditions never look forward; P6 safety questions come
first, always; P7 the certificate is right; P8 "not sure" never scores and a switched-off answer never counts.
"""

from collections.abc import Callable, Iterable

from ..model import Questionnaire
from . import certificate, floors, matter, monotone, order, paths, silence
from .bench import Bench, Engine
from .report import Case, Proof, Property, Report

__all__ = ["PROPERTIES", "Case", "Engine", "Proof", "Property", "Report", "prove"]

PROPERTIES: dict[Property, Callable[[Bench], Iterable[Proof]]] = {
    "P1": floors.prove,
    "P2": monotone.prove,
    "P3": matter.prove,
    "P4": paths.prove,
    "P5": order.prove_backward,
    "P6": order.prove_safety_first,
    "P7": certificate.prove,
    "P8": silence.prove,
}
"""Property -> what proves it."""


def prove(
    questionnaire: Questionnaire, engine: Engine | None = None, only: Iterable[Property] = tuple(PROPERTIES)
) -> Report:
    """Prove the properties of a questionnaire with outcomes. Tests give a faulty ``engine``, or ``only`` some."""
    bench = Bench(questionnaire, engine or Engine())
    return Report(tuple(proof for property in only for proof in PROPERTIES[property](bench)))
