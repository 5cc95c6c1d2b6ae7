"""Writes content/schema/*.json from the models: python -m tests.write_schemas."""

import json
import re
from pathlib import Path

from pydantic import TypeAdapter

from milia_cli.model import FILES

FOLDER = Path(__file__).parents[1] / "content" / "schema"


def schema_file(name: str) -> str:
    """The schema of a content file, or of each file of a folder, named for its record: ``red-flags.json``."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", FILES[name].record).lower() + ".json"


def schemas() -> dict[str, str]:
    """File name -> JSON Schema of each kind of content file, as text that ends in a newline."""
    found = {schema_file(name): TypeAdapter(kept.kind).json_schema() for name, kept in FILES.items()}
    return {file: json.dumps(schema, indent=1, sort_keys=True) + "\n" for file, schema in found.items()}


def main() -> None:
    """Write every schema anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
