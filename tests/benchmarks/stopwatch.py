"""Times commands, one round after another. A small process of its own: what it weighs would count as theirs.

Reads {"rounds", "acts": [{"argv", "env", "terminal"}]} as JSON from stdin; prints, for each act, a list of
[wall seconds, processor seconds, peak KiB, exit code]. Run with ``python -I -S``; it imports nothing of ours.
"""

import json
import os
import sys
import time
from typing import Any

WARM = 3
"""Rounds that are not counted."""


def once(act: dict[str, Any], null: int) -> list[float]:
    """One run of a command, its output thrown away. At a terminal it meets the end of input at its first question."""
    stdin, ours = null, None
    if act["terminal"]:
        ours, stdin = os.openpty()
        os.write(ours, b"\x04")
    streams = [(os.POSIX_SPAWN_DUP2, file, number) for number, file in enumerate((stdin, null, null))]
    start = time.perf_counter()
    child = os.posix_spawn(act["argv"][0], act["argv"], act["env"], file_actions=streams)
    _, status, used = os.wait4(child, 0)
    wall = time.perf_counter() - start
    if ours is not None:
        os.close(stdin)
        os.close(ours)
    return [wall, used.ru_utime + used.ru_stime, used.ru_maxrss, os.waitstatus_to_exitcode(status)]


def rounds(acts: list[dict[str, Any]], count: int) -> list[list[list[float]]]:
    """Every act once a round, each round starting with another one, so that drift meets all of them alike."""
    null = os.open(os.devnull, os.O_RDWR)
    found: list[list[list[float]]] = [[] for _ in acts]
    for number in range(WARM + count):
        for step in range(len(acts)):
            index = (number + step) % len(acts)
            run = once(acts[index], null)
            if number >= WARM:
                found[index].append(run)
    return found


if __name__ == "__main__":
    job = json.load(sys.stdin)
    os.chdir("/")
    json.dump(rounds(job["acts"], job["rounds"]), sys.stdout)
