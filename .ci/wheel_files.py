"""Two wheels hold the same bytes: all content that git tracks, the program, and the compiled form of the content."""

import subprocess
import sys
import zipfile


def held(path: str) -> dict[str, bytes]:
    """The files of a wheel."""
    with zipfile.ZipFile(path) as wheel:
        return {name: wheel.read(name) for name in wheel.namelist() if ".dist-info/" not in name}


def compiled(name: str) -> str:
    """The compiled form of a content file."""
    return name.replace("content/", "milia_cli/_compiled/", 1).removesuffix(".yaml") + ".json"


first, second = held(sys.argv[1]), held(sys.argv[2])
tracked = subprocess.run(["git", "ls-files", "content", "milia_cli"], check=True, capture_output=True, text=True)
names = [name for name in tracked.stdout.split() if not name.rsplit("/", 1)[-1].startswith(".")]
wanted = {
    f"milia_cli/_content/{name.removeprefix('content/')}" if name.startswith("content/") else name for name in names
}
wanted |= {compiled(name) for name in names if name.startswith("content/") and name.endswith(".yaml")}
wanted.add("milia_cli/_compiled/search.jsonl")
wanted.discard("milia_cli/hatch_build.py")  # runs in the build alone, and needs hatchling
for label, found in (("only in the first", set(first) - set(second)), ("only in the second", set(second) - set(first))):
    if found:
        sys.exit(f"{label}: {sorted(found)}")
if set(first) != wanted:
    sys.exit(f"missing: {sorted(wanted - set(first))}\nunexpected: {sorted(set(first) - wanted)}")
differing = sorted(name for name in first if first[name] != second[name])
if differing:
    sys.exit(f"not the same in both: {differing}")
print(f"{len(first)} files, the same in both wheels")
