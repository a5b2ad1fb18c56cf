"""Answers that may be lost: remembered, bounded, wiped, and never in the way."""

import multiprocessing
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from journal.store.disposable import Disposable, forget_answers

ASKED, ANSWER = b"Did Zainab smile?", b"\x01\x02\x03"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "answers.db"


@pytest.fixture
def remembered(path: Path) -> Iterator[Disposable]:
    with closing(Disposable(path)) as opened:
        yield opened


def test_an_answer_is_there_at_the_next_run(path: Path, remembered: Disposable) -> None:
    assert remembered.get(ASKED) is None
    remembered.put(ASKED, ANSWER)
    remembered.close()
    with closing(Disposable(path)) as again:
        assert again.get(ASKED) == ANSWER
        assert again.get(b"Did Tomasz?") is None


def test_what_is_asked_cannot_be_read_off_the_file(path: Path, remembered: Disposable) -> None:
    remembered.put(ASKED, ANSWER)
    remembered.close()
    assert b"Zainab" not in path.read_bytes()
    with closing(Disposable(path.with_name("other.db"))) as other:
        other.put(ASKED, ANSWER)
    names = {name_in(path), name_in(path.with_name("other.db"))}
    assert len(names) == 2  # each file hashes with a key of its own


def name_in(path: Path) -> bytes:
    with closing(sqlite3.connect(path)) as opened:
        (name,) = opened.execute("SELECT name FROM answer").fetchone()
    return bytes(name)


def test_the_oldest_go_first(path: Path) -> None:
    with closing(Disposable(path, most=3)) as small:
        for n in range(20):
            small.put(bytes([n]), bytes([n]))
        known = [n for n in range(20) if small.get(bytes([n])) is not None]
    assert known[-3:] == [17, 18, 19]
    assert len(known) < 7
    with closing(Disposable(path, most=3)) as again:
        assert [n for n in range(20) if again.get(bytes([n]))] == [17, 18, 19]


@pytest.mark.parametrize("changed", ["CAST(substr(value, 1, 8) || x'0909' AS BLOB)", "'words'"])
def test_a_changed_answer_is_none(path: Path, remembered: Disposable, changed: str) -> None:
    remembered.put(ASKED, ANSWER)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(f"UPDATE answer SET value = {changed}")
    assert remembered.get(ASKED) is None


@pytest.mark.parametrize(
    "content", [b"no database at all" * 400, b"SQLite format 3\x00" + b"x" * 9000]
)
def test_a_damaged_file_is_begun_anew(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with closing(Disposable(path)) as opened:
        assert opened.get(ASKED) is None
        opened.put(ASKED, ANSWER)
        assert opened.get(ASKED) == ANSWER


def test_damage_while_it_is_open_does_no_harm(path: Path, remembered: Disposable) -> None:
    for n in range(500):
        remembered.put(str(n).encode(), b"y" * 200)
    path.write_bytes(b"z" * path.stat().st_size)
    assert remembered.get(b"3") in (None, b"y" * 200)
    remembered.put(ASKED, ANSWER)
    assert remembered.get(ASKED) in (None, ANSWER)


def test_a_locked_file_is_gone_without(path: Path, remembered: Disposable) -> None:
    remembered.put(ASKED, ANSWER)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert remembered.get(ASKED) is None
        remembered.put(b"new", b"1")
        with closing(Disposable(path)) as second:
            assert second.get(ASKED) is None
        other.execute("ROLLBACK")
    assert remembered.get(ASKED) == ANSWER
    assert remembered.get(b"new") is None


def test_a_folder_that_is_none_is_left_alone(tmp_path: Path) -> None:
    with closing(Disposable(tmp_path / "nowhere" / "answers.db")) as opened:
        opened.put(ASKED, ANSWER)
        assert opened.get(ASKED) is None
    assert list(tmp_path.iterdir()) == []


def test_something_else_in_its_place_is_no_trouble(path: Path) -> None:
    path.mkdir()
    with closing(Disposable(path)) as opened:
        opened.put(ASKED, ANSWER)
        assert opened.get(ASKED) is None
    forget_answers(path)
    assert path.is_dir()


def test_forgetting_empties_the_file_for_whoever_holds_it(
    path: Path, remembered: Disposable
) -> None:
    remembered.put(ASKED, ANSWER)
    forget_answers(path)
    assert not path.exists()
    assert remembered.get(ASKED) is None
    forget_answers(path)
    with closing(Disposable(path)) as again:
        assert again.get(ASKED) is None


def test_threads_do_not_mix_answers(remembered: Disposable) -> None:
    wrong: list[int] = []

    def work(thread: int) -> None:
        for n in range(200):
            asked = str(n).encode()
            found = remembered.get(asked)
            if found is not None and found != asked * 3:
                wrong.append(n)
            remembered.put(asked, asked * 3)

    threads = [threading.Thread(target=work, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
    assert remembered.get(b"199") == b"199" * 3


def test_two_programs_use_it_at_once(path: Path, remembered: Disposable) -> None:
    programs = multiprocessing.get_context("spawn")
    others = [programs.Process(target=_fill, args=(path, n)) for n in range(2)]
    for other in others:
        other.start()
    for n in range(300):
        remembered.put(str(n).encode(), b"x")
    for other in others:
        other.join()
        assert other.exitcode == 0
    with closing(sqlite3.connect(path)) as opened:
        assert opened.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert opened.execute("SELECT count(*) FROM secret").fetchone() == (1,)


def _fill(path: Path, number: int) -> None:
    with closing(Disposable(path)) as opened:
        for n in range(300):
            opened.put(f"{number} {n}".encode(), b"y")


@pytest.mark.skipif(
    hasattr(os, "geteuid") and os.geteuid() == 0, reason="the administrator may write anywhere"
)
def test_a_file_that_cannot_be_written_is_still_read(path: Path, remembered: Disposable) -> None:
    remembered.put(ASKED, ANSWER)
    remembered.close()
    path.chmod(0o400)
    with closing(Disposable(path)) as opened:
        opened.put(b"new", b"1")
        assert opened.get(b"new") is None
