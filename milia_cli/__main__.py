"""python -m milia_cli, and the entry point of the installed program."""

import gc


def run() -> None:
    """Run milia. Nothing lives long enough to be worth collecting, so collection is off."""
    gc.disable()
    try:
        from .cli import main

        main()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    run()
