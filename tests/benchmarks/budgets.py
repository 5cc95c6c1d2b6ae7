"""What was promised, what was reached, and why an aim was missed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median

from .acts import BARE, FW, OURS, PAGE, SHELL, TAB
from .report import Runs, table
from .throughput import Labels, Quiz


@dataclass(frozen=True)
class Budget:
    """A promise: what must hold, what was aimed at, what was reached; and what is known of the way between them."""

    name: str
    must: float
    aim: float | None
    got: float
    why: str = "the profile below says where the time goes"
    more_is_better: bool = False

    def missed(self, wanted: float | None) -> bool:
        """Whether it stays behind a figure."""
        if wanted is None:
            return False
        return round(self.got, 2) < wanted if self.more_is_better else round(self.got, 2) > wanted

    def row(self) -> list[str]:
        """Its line of the table."""
        verdict = "no" if self.missed(self.must) else "must" if self.missed(self.aim) else "aim" if self.aim else "must"
        return [self.name, f"{self.must:g}", "" if self.aim is None else f"{self.aim:g}", f"{self.got:.3g}", verdict]


def budgets(found: Mapping[str, Runs], info: Mapping[str, Runs], quiz: Quiz, labels: Labels) -> list[Budget]:
    """Every promise about speed."""
    few, *_, many = info.values()

    def ratio(name: str, what: int = 0) -> float:
        return median(found[name].times(found[FW], what))

    painted = "Rich's styles and the modules that they import; the same page without colour needs less"
    certify = "each step weighs every answer to every open question, so that the quiz can stop early and prove it"
    return [
        Budget(f"{PAGE}, wall / FW", 1.25, 1.0, ratio(PAGE)),
        Budget(f"{PAGE}, peak memory / FW", 1.2, 1.05, ratio(PAGE, 2), painted),
        Budget(f"{BARE}, peak memory / FW", 1.2, 1.05, ratio(BARE, 2)),
        Budget(f"{OURS[1]}, wall / FW", 1.8, 1.3, ratio(OURS[1])),
        Budget(f"{OURS[2]}, wall / FW", 2.0, None, ratio(OURS[2])),
        Budget("info X, 10 to 10,000 topics: wall", 1.15, 1.0, median(many.times(few))),
        Budget("info X, 10 to 10,000 topics: memory", 1.05, 1.0, median(many.times(few, 2))),
        Budget(f"{TAB} / `{SHELL}`, wall", 3, 1.5, median(found[TAB].times(found[SHELL]))),
        Budget("quiz: milliseconds of one step", 1, 0.3, quiz.step, certify),
        Budget("quiz: milliseconds of a set of answers", 10, None, quiz.interview, certify),
        Budget("check: labels of 30 names a second", 200, 1000, labels.clean, more_is_better=True),
        Budget("check: one name in ten misspelt", 200, None, labels.misspelt, more_is_better=True),
    ]


def budget_table(promised: Iterable[Budget]) -> str:
    """All of them, and a line for each that stays behind its aim."""
    held = list(promised)
    lines = [f"- {one.name}: {one.why}.\n" for one in held if one.missed(one.aim) or one.missed(one.must)]
    why = ["\nBehind the aim:\n\n", *lines] if lines else []
    return table(["budget", "must", "aim", "got", "held"], [one.row() for one in held]) + "".join(why)
