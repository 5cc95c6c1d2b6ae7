"""What all tests share: the --bless option, and no network.

A tag before the colon of a docstring names what the test keeps. I, Q and W are checks of content/scorecard.yaml, and so
is "scorecard C4"; B and C of two digits (C07, "cli.md C12") are this program's conventions and known traps of others.
"""

import os
import signal
import socket
from typing import NoReturn

import pytest
from hypothesis import settings

settings.register_profile("house", deadline=None)  # how long a case takes says nothing on a busy machine
settings.load_profile("house")
pinned = pytest.mark.skipif(
    os.environ.get("MILIA_OTHER_VERSIONS") == "1", reason="what it compares differs with the versions of dependencies"
)
"""For tests that hold only with the versions that a plain install brings; .ci/run also tries the lowest and newest."""


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # a shell that starts the tests in the background makes them deaf to Ctrl-C, and every program that they start
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="rewrite transcripts with what milia prints now")


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test opens a socket to a network address."""
    real = socket.socket.connect

    def connect(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"a socket was opened to {address}")
        real(self, address)  # type: ignore[arg-type]

    monkeypatch.setattr(socket.socket, "connect", connect)


def skip_without(program: str) -> NoReturn:
    """Skip a test whose program is missing, by its name; in CI such a skip is a failure."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"{program} is missing; .ci/run installs it")
    pytest.skip(f"{program} is missing")
