"""inspect, of what is too large for the memory."""

from pathlib import Path

import pytest

from journal.group.merge import opening
from tests.journeys.people import Person

TRIAL = ("--task", "marking", "--tool", "chatgpt", "--outcome", "mixed", "--visibility", "group")


def test_a_large_file_is_shown_like_a_small_one(
    founder: Person, member: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    member.run("log", *TRIAL, "--worked", "wombling")
    sent, passed_on, let_in = (
        tmp_path / name for name in ("x.trialbundle", "x.trialcollection", "x.trialadmissions")
    )
    founder.run("merge", member.bundle(sent))
    founder.run("group", "admit", "--all", "--out", let_in)
    founder.run("collect", "--out", passed_on)
    files = (sent, passed_on, let_in)
    small = [
        founder.run("inspect", file, *more).out for file in files for more in ((), ("--json",))
    ]
    monkeypatch.setattr(opening, "IN_MEMORY", 1_000)
    large = [
        founder.run("inspect", file, *more).out for file in files for more in ((), ("--json",))
    ]
    assert large == small
    assert ["wombling" in one for one in small] == [True] * 4 + [False] * 2
    assert small[4].count("trialJournal") == 1

    passed_on.write_bytes(passed_on.read_bytes()[:-1])
    assert "damaged" in founder.run("inspect", passed_on, status=1).err
