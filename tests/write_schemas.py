"""Writes content/schema/*.json from the models: python -m tests.write_schemas."""

from pathlib import Path

from milia_cli.shapes import schemas

FOLDER = Path(__file__).parents[1] / "content" / "schema"


def main() -> None:
    """Write every schema anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, text in schemas().items():
        (FOLDER / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
