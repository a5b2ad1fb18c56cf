"""People at their own computers, who do everything by the command line."""

import contextlib
import io
import json
import sqlite3
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyrage
from pyrage import x25519

from journal.cli import main
from journal.paths import Home
from tests.fixtures.fresh import laid


@dataclass(frozen=True)
class Said:
    """What a command printed and how it ended."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Person:
    """One person with a data folder of her own."""

    home: Path
    group: str = ""
    sent: list[Path] = field(default_factory=list)

    def run(self, *arguments: object, status: int = 0) -> Said:
        """Run a command that has to end with `status`."""
        laid(Home(self.home))
        out, err = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            ended = main(["--home", str(self.home), *map(str, arguments)])
        said = Said(ended, out.getvalue(), err.getvalue())
        assert ended == status, f"{arguments} ended with {ended}: {said.err or said.out}"
        return said

    def in_group(self, *arguments: object, status: int = 0) -> Said:
        """Run a command for the person's group."""
        return self.run(*arguments, "--group", self.group, status=status)

    def join(self, invitation: Path) -> None:
        self.group = self.run("group", "join", invitation, "--json").json["id"]

    def bundle(self, path: Path) -> Path:
        self.in_group("bundle", "--out", path)
        self.sent.append(path)
        return path

    def fingerprint(self) -> str:
        (mine,) = self.run("group", "list", "--json").json
        return str(mine["fingerprint"])

    def opened(self, sealed: Path) -> bytes:
        """The bundle as its writer's own key opens it, by the age format alone."""
        with closing(sqlite3.connect(self.home / "journal.db")) as journal:
            (identity,) = journal.execute("SELECT own_identity FROM membership").fetchone()
        return pyrage.decrypt(sealed.read_bytes(), [x25519.Identity.from_str(identity)])

    def library_bytes(self) -> bytes:
        """Every byte of the person's libraries, write-ahead logs included."""
        files = sorted((self.home / "groups").iterdir())
        return b"".join(file.read_bytes() for file in files)
