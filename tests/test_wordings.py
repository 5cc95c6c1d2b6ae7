"""Q17: other wordings, another reader and another skin colour lead to the same advice."""

from functools import cache
from pathlib import Path
from typing import Any

from milia_cli.engine.prepared import prepare
from milia_cli.library import Library
from milia_cli.model import LEVELS, Level
from milia_cli.yaml_door import read_yaml

from .record import CONTENT
from .stories import raw_stories, story, tell

HERE = Path(__file__).parent
TOLD = ("at-first", "again-read", "shorter", "longer")


def tellings() -> list[dict[str, Any]]:
    """Each retelling: the story that it is ``of``, how it was ``told``, its answers, and "swapped" skin."""
    path = HERE / "stories-reworded.yaml"
    found: list[dict[str, Any]] = read_yaml(path.read_text(encoding="utf-8"), path.name)["tellings"]
    return found


@cache
def levels() -> dict[str, dict[str, Level]]:
    """How it was told -> story -> the level given."""
    prepared = prepare(Library(str(CONTENT)).questionnaire())
    first = {raw["id"]: raw for raw in raw_stories(HERE / "stories-third.yaml") if raw["id"].startswith("c")}
    found: dict[str, dict[str, Level]] = {told: {} for told in TOLD}
    for told, of, answers in [
        *(("at-first", id, raw["answers"]) for id, raw in first.items()),
        *((other["told"], other["of"], other["answers"]) for other in tellings()),
    ]:
        found[told][of] = tell(prepared, story(prepared, {**first[of], "answers": answers})).result.level
    return found


def test_each_story_is_told_in_each_way() -> None:
    """Forty stories, four times."""
    assert {told: len(found) for told, found in levels().items()} == dict.fromkeys(TOLD, 40)


def test_three_wordings_get_the_same_level() -> None:
    """At least 95 of 100 stories get one level, however they are told."""
    found = levels()
    same = [id for id in found["at-first"] if len({found[told][id] for told in ("at-first", "shorter", "longer")}) == 1]
    assert len(same) >= 0.95 * 40


def test_two_readers_get_the_same_level() -> None:
    """Cohen's kappa of two readers of the same texts is at least 0.80."""
    one, other = levels()["at-first"], levels()["again-read"]
    agreed = sum(one[id] == other[id] for id in one) / len(one)
    shares = [[list(found.values()).count(level) / len(found) for level in LEVELS] for found in (one, other)]
    chance = sum(a * b for a, b in zip(*shares, strict=True))
    assert (agreed - chance) / (1 - chance) >= 0.80


def test_another_skin_colour_gets_the_same_level() -> None:
    """Where only skin colour and wording changed, at most 5 of 100 stories get another level."""
    swapped = [other["of"] for other in tellings() if other.get("skin") == "swapped"]
    found = levels()
    assert len(swapped) == 26
    assert sum(found["longer"][id] != found["shorter"][id] for id in swapped) <= 0.05 * len(swapped)
