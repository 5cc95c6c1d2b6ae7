"""Two wheels hold the same files, and all content that git tracks."""

import subprocess
import sys
import zipfile


def names(path: str) -> set[str]:
    """The files of a wheel."""
    with zipfile.ZipFile(path) as wheel:
        return {name for name in wheel.namelist() if ".dist-info/" not in name}


first, second = names(sys.argv[1]), names(sys.argv[2])
tracked = subprocess.run(["git", "ls-files", "content", "milia_cli"], check=True, capture_output=True, text=True)
wanted = {
    f"milia_cli/_content/{name.removeprefix('content/')}" if name.startswith("content/") else name
    for name in tracked.stdout.split()
    if not name.rsplit("/", 1)[-1].startswith(".")
}
for label, found in (("only in the first", first - second), ("only in the second", second - first)):
    if found:
        sys.exit(f"{label}: {sorted(found)}")
if first != wanted:
    sys.exit(f"missing: {sorted(wanted - first)}\nunexpected: {sorted(first - wanted)}")
print(f"{len(first)} files in both wheels")
