"""The laws of merging over real files: stopped at any step, changed between plan and apply."""

import tempfile
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from journal.bundle.read import Bundle
from journal.errors import UserError
from journal.group.admission import Admission, newest
from journal.group.collection import write_admissions
from tests.fixtures.laws import ELM, FEWER, PEOPLE, Item, Place, expected, places


class Stopped(Exception):
    """What a person who presses Cancel raises in a progress."""


def written(folder: Path, items: list[Item]) -> list[Path]:
    """Each snapshot as a bundle, the admissions as one file."""
    paths = []
    for number, one in enumerate(item for item in items if isinstance(item, Bundle)):
        who = [hand.header.contributor for hand in ELM.hands].index(one.header.contributor)
        computer = int(one.header.writer != ELM.hands[who].header.writer)
        hand = (ELM.hands, ELM.second)[computer][who]
        paths.append(folder / f"{number}.trialbundle")
        paths[-1].write_bytes(hand.bundle(one.contents, one.header.sequence))
    records = newest(item for item in items if isinstance(item, Admission))
    paths.append(folder / "let-in.trialadmissions")
    paths[-1].write_bytes(write_admissions(ELM.group.signed, records))
    return paths


def stop_at(step: int) -> Callable[[int, int], None]:
    calls = []

    def progress(done: int, of: int) -> None:
        calls.append(done)
        if len(calls) > step:
            raise Stopped

    return progress


@FEWER
@given(ELM.items(6), ELM.items(4))
def test_stopped_at_any_step_it_is_as_before_and_ends_the_same(
    earlier: list[Item], items: list[Item]
) -> None:
    with places() as empty, tempfile.TemporaryDirectory() as files:
        paths = written(Path(files), items)
        for where in ("reading", "applying"):
            place = empty()
            place.take(earlier)
            before = everything(place)
            for step in count():
                try:
                    place.take_paths(paths, **{where: stop_at(step)})
                except Stopped:
                    assert everything(place) == before
                else:
                    break
            assert step >= 1
            assert place.fingerprint == expected([*earlier, *items])


def everything(place: Place) -> dict[str, Any]:
    """All rows, the history of merges too."""
    with place.library.reading() as session:
        connection = session.connection()
        names = connection.exec_driver_sql(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
        ).scalars()
        return {
            name: connection.exec_driver_sql(f"SELECT * FROM {name}").all() for name in names.all()
        }


CHANGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "cut": lambda path: path.write_bytes(path.read_bytes()[:-1]),
    "longer": lambda path: path.write_bytes(path.read_bytes() + b"\0"),
    "one bit": lambda path: path.write_bytes(path.read_bytes()[:-1] + b"\1"),
    "empty": lambda path: path.write_bytes(b""),
    "a folder": lambda path: (path.unlink(), path.mkdir()),
    "another's": lambda path: path.write_bytes(
        ELM.hands[3].bundle(ELM.snapshot(3, 3, 2, 0).contents)
    ),
    "newer": lambda path: path.write_bytes(
        ELM.hands[0].bundle(ELM.snapshot(0, 9, 1, 0).contents, 9)
    ),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=list(CHANGES))
def test_a_file_that_changed_since_the_plan_changes_nothing(
    change: Callable[[Path], object], tmp_path: Path
) -> None:
    let_in: list[Item] = [ELM.record(who, 1, "admitted", False) for who in range(PEOPLE)]
    items: list[Item] = [ELM.snapshot(who, 2, 1, 0) for who in range(3)]
    with places() as empty:
        place = empty()
        place.take([*let_in, ELM.snapshot(0, 1, 2, 0)])
        paths = written(tmp_path, items)
        before = everything(place)
        with pytest.raises(UserError) as said:
            place.take_paths(paths, between=lambda: change(paths[0]))
        assert said.value.sentence.endswith(".")
        assert everything(place) == before
