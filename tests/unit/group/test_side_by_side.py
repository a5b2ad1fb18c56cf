"""The same work in several processes: in order, left off at will, done here where it must be."""

import os
from contextlib import closing
from functools import partial

import pytest

from journal.group.merge import side_by_side
from journal.group.merge.side_by_side import MANY, each


def squared(number: int) -> int:
    return number * number


def told_by(number: int) -> tuple[int, int]:
    return number, os.getpid()


def gone(number: int, parent: int) -> int:
    """Dies in any process but the first."""
    if os.getpid() != parent:
        os._exit(9)
    return number


def failing(number: int) -> int:
    raise ValueError(number)


def test_few_are_done_here() -> None:
    assert {process for _number, process in each(told_by, range(MANY - 1))} == {os.getpid()}


def test_many_are_done_elsewhere_and_come_in_order() -> None:
    done = list(each(told_by, range(MANY)))
    assert [number for number, _process in done] == list(range(MANY))
    assert os.getpid() not in {process for _number, process in done}


def test_what_processes_cannot_do_is_done_here() -> None:
    assert list(each(partial(gone, parent=os.getpid()), range(MANY))) == list(range(MANY))


def test_it_can_be_left_off() -> None:
    with closing(each(squared, range(MANY * 10))) as all_of_them:
        assert [next(all_of_them), next(all_of_them)] == [0, 1]


def test_an_error_comes_through() -> None:
    with pytest.raises(ValueError, match="0"):
        list(each(failing, range(MANY)))


def test_a_packed_program_starts_no_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(side_by_side.sys, "frozen", True, raising=False)
    assert {process for _number, process in each(told_by, range(MANY))} == {os.getpid()}
