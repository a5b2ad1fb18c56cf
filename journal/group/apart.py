"""Sealing by a code in a short-lived process of its own: it takes a second or two by design.

In this process no other thread would run meanwhile, and a window would stand still.
"""

import subprocess
import sys
from typing import Literal

import pyrage
from pyrage import passphrase

Work = Literal["encrypt", "decrypt"]
REFUSED = 3  # the exit status by which the process tells of a DecryptError
_PROGRAM = f"""
import sys
from pyrage import DecryptError, passphrase
code = sys.stdin.buffer.readline()[:-1].decode()
try:
    done = getattr(passphrase, sys.argv[1])(sys.stdin.buffer.read(), code)
except DecryptError as error:
    sys.stdout.buffer.write(str(error).encode())
    sys.exit({REFUSED})
sys.stdout.buffer.write(done)
"""


def by_code(work: Work, data: bytes, code: str) -> bytes:
    """The data sealed or opened by a code of one line; pyrage.DecryptError where it does not open.

    Where no process can be started the work is done in this one.
    """
    ended = _elsewhere(work, data, code)
    if ended is not None and ended.returncode == 0:
        return ended.stdout
    if ended is not None and ended.returncode == REFUSED:
        raise pyrage.DecryptError(ended.stdout.decode())
    done: bytes = getattr(passphrase, work)(data, code)
    return done


def _elsewhere(work: Work, data: bytes, code: str) -> subprocess.CompletedProcess[bytes] | None:
    if not sys.executable or getattr(sys, "frozen", False):  # a packed program would start itself
        return None
    try:
        return subprocess.run(
            [sys.executable, "-I", "-c", _PROGRAM, work],
            input=code.encode() + b"\n" + data,  # never an argument, which others can read
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            check=False,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError:
        return None
