"""The whole finder and every way out with the network closed: nothing ever tries to reach it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fixtures import closed_network, whole_export

ROOT = Path(__file__).parent.parent.parent


def run_closed(folder: Path, program: Path, *before: str) -> tuple[int, str, str]:
    """How a program ended in an empty folder, what it said, and what it tried."""
    tried = folder.parent / "tried.txt"
    tried.touch()
    folder.mkdir()
    watched = [sys.executable, closed_network.__file__, str(tried), str(program)]
    ended = subprocess.run(
        [*before, *watched],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return ended.returncode, ended.stdout + ended.stderr, tried.read_text("utf-8")


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('192.0.2.1', 80), timeout=0.01)",
        "import socket; socket.getaddrinfo('example.org', 443)",
        "import socket; socket.gethostbyname('example.org')",
        "import socket; socket.socket(type=socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 53))",
        "import socket; socket.socket(socket.AF_INET6).connect(('2001:db8::1', 80))",
        "import socket; socket.socket().bind(('127.0.0.1', 0))",
        "import urllib.request; urllib.request.urlopen('https://example.org')",
        "import http.client; http.client.HTTPConnection('192.0.2.1').request('GET', '/')",
        "import contextlib, socket\nwith contextlib.suppress(BaseException):\n"
        "    socket.getaddrinfo('example.org', 443)",
        "import threading, socket\n"
        "t = threading.Thread(target=lambda: socket.gethostbyname('example.org'))\n"
        "t.start(); t.join()",
    ],
)
def test_an_attempt_is_noticed(attempt: str, tmp_path: Path) -> None:
    program = tmp_path / "tries.py"
    program.write_text(attempt, "utf-8")
    status, _said, tried = run_closed(tmp_path / "desk", program)
    assert status == closed_network.LEFT
    assert tried.count("\n") == 1


def without_a_network() -> tuple[str, ...]:
    """What starts a program without any network where the system can (Linux), else nothing."""
    unshare = shutil.which("unshare")
    if unshare and subprocess.run([unshare, "-rn", "true"], capture_output=True).returncode == 0:
        return (unshare, "-rn", "--")
    return ()


def test_finding_and_every_way_out_try_nothing_and_work_without_a_network(tmp_path: Path) -> None:
    """Without one, what does not pass through Python fails too: the name model's runtime."""
    status, said, tried = run_closed(
        tmp_path / "desk", Path(whole_export.__file__), *without_a_network()
    )
    assert tried == ""
    assert (status, said.splitlines()[-1:]) == (0, ["done"]), said
