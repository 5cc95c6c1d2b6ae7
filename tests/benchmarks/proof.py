"""Before anything is timed: every act does what it says, so that no speed is bought with a wrong page."""

import re
import subprocess
import sys
from collections.abc import Iterable

from milia_cli.library import Library
from milia_cli.model import Topic

from .acts import BAT, NAIVE, OURS, QUIZ, RICH, TAB, TLDR, Act, output
from .places import ROOT, Places


def letters(text: str) -> str:
    """The letters and figures of a text alone, so that wrapping, marks and spaces make no difference."""
    return re.sub(r"[\W_]+", "", text).lower()


def unsaid(text: str, wanted: Iterable[str]) -> list[str]:
    """What is wanted and not in a text."""
    held = letters(text)
    return [each for each in wanted if letters(each) not in held]


def statements(topic: Topic) -> list[str]:
    """What any page of a topic has to say: its title, its answer and every statement."""
    claims = [*topic.answer, *(claim for section in topic.sections for claim in section.claims)]
    return [topic.title, topic.scope, *(claim.text for claim in claims)]


def prove(acts: Iterable[Act], places: Places) -> list[str]:
    """What was shown to hold, a sentence each. Exits at the first thing that does not."""
    library = Library(str(ROOT / "content"))
    topic, first = library.topic("causes"), library.quiz().questions[0]
    held = []
    for act in acts:
        said = output(act, places)
        if act.name in OURS:
            _same(act, places)
            held.append(f"`{act.name}`: the same bytes from the wheel as from the YAML of the checkout")
        elif act.name in (NAIVE, TLDR, RICH, BAT):
            missing = unsaid(said, statements(topic))
            if missing:
                sys.exit(f"{act.name} does not say: {missing}")
            held.append(f"{act.name}: says every statement of the page")
        elif act.name == TAB:
            if said != "causes\n":
                sys.exit(f"TAB offers {said!r}")
            held.append(f"{TAB} after `milia info cau`: offers `causes`")
        elif act.name == QUIZ:
            if unsaid(said, [first.text, *(option.text for option in first.options)]):
                sys.exit(f"the quiz does not ask its first question: {said}")
            held.append(f"{QUIZ}: asks it, with every choice")
    return held


def _same(act: Act, places: Places) -> None:
    """Exit unless a command prints what the checkout prints."""
    wheel, checkout = ([*act.argv], [sys.executable, "-m", "milia_cli", *act.argv[1:]])
    env = {**places.env, "PYTHONPATH": str(ROOT), "PYTHONSAFEPATH": "1"}
    one = subprocess.run(wheel, env=dict(places.env), capture_output=True, check=True).stdout
    other = subprocess.run(checkout, env=env, capture_output=True, check=True).stdout
    if one != other or not one:
        sys.exit(f"{act.name}: the wheel and the checkout differ")
