"""Adds the compiled form of the content to a wheel: the same bytes out, read in a fraction of the time."""

import os
import sys
import tempfile
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompiledContent(BuildHookInterface):  # type: ignore[misc]
    """Compiles content/ into milia_cli/_compiled/ of the wheel; an editable install reads the YAML of its checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Called by hatchling before it packs a wheel."""
        if version == "editable":
            return
        sys.path.insert(0, self.root)
        from milia_cli.building import compiled_files
        from milia_cli.compiled import COMPILED

        self.folder = tempfile.TemporaryDirectory(prefix="milia-compiled-")
        for name, held in compiled_files(os.path.join(self.root, "content")):
            path = os.path.join(self.folder.name, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as stream:
                stream.write(held)
            build_data["force_include"][path] = f"milia_cli/{COMPILED}/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002
        """Called by hatchling when the wheel is packed."""
        if version != "editable":
            self.folder.cleanup()
