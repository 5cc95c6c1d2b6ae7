"""The schemas that editors read follow the models, and every content file names its own."""

import json
from pathlib import Path, PurePosixPath

import pytest

from milia_cli.model import FILES

from .conftest import pinned
from .write_schemas import schema_file, schemas

CONTENT = Path(__file__).parents[1] / "content"
NAMES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.rglob("*.yaml"))


@pinned
def test_schemas_follow_the_models() -> None:
    """content/schema/ holds exactly the schemas that the models give; python -m tests.write_schemas writes them."""
    stored = {path.name: path.read_text(encoding="utf-8") for path in (CONTENT / "schema").iterdir()}
    assert stored == schemas()


def test_schemas_refuse_unknown_keys() -> None:
    """An editor underlines a key that the model does not know."""
    for text in schemas().values():
        assert json.loads(text)["additionalProperties"] is False


@pytest.mark.parametrize("name", NAMES)
def test_a_content_file_names_its_schema(name: str) -> None:
    """The first line of a content file tells editors the schema of its kind, by the right relative path."""
    folder = name.rpartition("/")[0]
    kind = name if name in FILES else folder
    up = "../" * (len(PurePosixPath(name).parts) - 1)
    first = (CONTENT / name).read_text(encoding="utf-8").partition("\n")[0]
    assert first == f"# yaml-language-server: $schema={up}schema/{schema_file(kind)}"
