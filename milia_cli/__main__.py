"""python -m milia_cli, and the entry point of the installed program."""

import gc
import os
import sys


def run() -> None:
    """Run milia. Nothing lives long enough to be worth collecting, so collection is off."""
    gc.disable()
    try:
        from .cli import main

        main()
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except SystemExit as leaving:
        _leave(leaving)


def _leave(leaving: SystemExit) -> None:
    """Leave without taking the interpreter apart, once everything is written; else the slow way, which tells of it.

    A tracer (coverage, a debugger) has things to do at the end, so it gets the slow way as well.
    """
    streams = [stream for stream in (sys.stdout, sys.stderr) if stream is not None and not stream.closed]
    if sys.gettrace() is not None or "coverage" in sys.modules or not isinstance(leaving.code, int):
        raise leaving
    try:
        for stream in streams:
            stream.flush()
    except OSError:
        raise leaving from None
    os._exit(leaving.code)


if __name__ == "__main__":
    run()
