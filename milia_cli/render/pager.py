"""Long pages one screen at a time."""

import os
import re
import shlex
import shutil
import subprocess
import sys

_LESS = "FIRX -Ps?eThe end\\.  q\\: done\\.:Space or Enter\\: more\\.  q\\: done\\..$"
"""How less is run unless LESS says so: short pages are left alone; the last line says how to go on, that
it is the end, and how to leave."""
_COLOUR = re.compile("\x1b\\[[0-9;]*m")


def page_through(text: str) -> bool:
    """Show text in PAGER (or less). False when there is no pager to run; leaving it early is success."""
    command = _command()
    if command[:1] in ([], ["cat"]) or shutil.which(command[0]) is None:
        return False
    environment = {**os.environ, "LESS": os.environ.get("LESS") or _LESS}
    if os.path.basename(command[0]) != "less" or "R" not in environment["LESS"].upper():
        text = _COLOUR.sub("", text)
    try:
        with subprocess.Popen(command, stdin=subprocess.PIPE, env=environment) as process:
            _feed(process, text.encode(sys.stdout.encoding or "utf-8", "replace"))
    except OSError:
        return False
    return True


def _command() -> list[str]:
    try:
        return shlex.split(os.environ.get("PAGER", "less"))
    except ValueError:
        return []


def _feed(process: "subprocess.Popen[bytes]", raw: bytes) -> None:
    try:
        process.communicate(raw)
    except KeyboardInterrupt:
        process.wait()
    except BrokenPipeError:
        process.wait()  # the reader left early, which is success
