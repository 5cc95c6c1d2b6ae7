"""Long pages one screen at a time."""

import os
import shlex
import shutil
import subprocess
import sys


def page_through(text: str) -> bool:
    """Show text in PAGER (or less). False when there is no pager to run; leaving it early is success."""
    command = shlex.split(os.environ.get("PAGER", "less")) or ["cat"]
    if command == ["cat"] or shutil.which(command[0]) is None:
        return False
    environment = {**os.environ, "LESS": os.environ.get("LESS") or "FIRX"}
    encoding = sys.stdout.encoding or "utf-8"
    with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as process:
        try:
            process.communicate(text.encode(encoding, "replace"))
        except KeyboardInterrupt:
            process.wait()
        except BrokenPipeError:
            pass
    return True
