"""Merging in two passes: files read again, large ones beside the memory, nothing left behind."""

import gc
import random
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from journal.bundle.archive import ArchiveLimits, read_archive
from journal.bundle.refused import Refused
from journal.bundle.seal import new_identity, seal, unseal
from journal.errors import UserError
from journal.group import collection
from journal.group.collection import read_collection, save_collection, write_collection
from journal.group.library import Library
from journal.group.membership import found_group, signed_announcement_of
from journal.group.merge import opening
from journal.group.merge.files import FileMerge, apply_files, plan_files
from journal.group.merge.opening import NoRoom, opened_plain
from journal.model.membership import Membership
from journal.paths import Home
from journal.store.journal_file import Journal
from tests.fixtures.bundles import make_contents, make_contributor
from tests.fixtures.groups import NOW, Computer, rows_of, writers

EVERY_TABLE = ("snapshot", "member", "group_trial", "leaders_trial", "admission", "merge")
IDENTITY, RECIPIENT = new_identity()


@pytest.fixture
def facilitator(tmp_path: Path) -> Iterator[Computer]:
    made = Computer(Home(tmp_path / "home")).found()
    yield made
    made.close()


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files count as large from 50 kB on."""
    monkeypatch.setattr(opening, "IN_MEMORY", 50_000)


def put_bundles(folder: Path, group: str, count: int, trials: int = 2) -> None:
    folder.mkdir(exist_ok=True)
    for number, writer in enumerate(writers(count, group)):
        contents = make_contents(random.Random(number), trials, secret=writer.secret)
        (folder / f"{number}.trialbundle").write_bytes(writer.bundle(contents))


def planned(computer: Computer, *paths: Path) -> FileMerge:
    return plan_files(computer.library, computer.mine, paths)


def carry_out(computer: Computer, plan: FileMerge, **more: Any) -> str:
    with computer.journal.session() as session:
        return apply_files(computer.library, session, computer.mine, plan, NOW, **more)


def rows(computer: Computer) -> dict[str, list[Any]]:
    return rows_of(computer.library, dict.fromkeys(EVERY_TABLE))


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def another(path: Path) -> None:
    """A sound bundle of the same writer in its place."""
    (writer,) = writers(1, path.parent.name)
    path.write_bytes(writer.bundle(make_contents(random.Random(99), 1), 9))


@pytest.mark.parametrize(
    ("change", "why"),
    [(Path.unlink, "There is no file"), (cut, "changed"), (another, "changed")],
    ids=["gone", "cut", "another"],
)
def test_a_file_that_is_another_by_then_changes_nothing(
    change: Callable[[Path], None], why: str, facilitator: Computer, tmp_path: Path
) -> None:
    folder = tmp_path / facilitator.group
    put_bundles(folder, facilitator.group, 3)
    plan = planned(facilitator, folder)
    before = rows(facilitator)
    change(folder / "1.trialbundle")
    with pytest.raises(UserError, match=why):
        carry_out(facilitator, plan)
    assert rows(facilitator) == before
    assert len(planned(facilitator, folder).plan.awaiting_admission) >= 2


@pytest.mark.usefixtures("large")
def test_a_large_collection_ends_in_the_same_library(facilitator: Computer, tmp_path: Path) -> None:
    put_bundles(tmp_path / "folder", facilitator.group, 6, trials=20)
    facilitator.merge(*sorted((tmp_path / "folder").iterdir()))
    facilitator.admit(*(row[1] for row in rows(facilitator)["snapshot"]))
    plain, path = facilitator.collection(), tmp_path / "all.trialcollection"
    signed = signed_announcement_of(facilitator.mine)
    told: list[tuple[int, int]] = []
    with facilitator.library.reading() as session:
        save_collection(
            session,
            signed,
            path,
            signed.announcement.reading,
            progress=lambda done, of: told.append((done, of)),
        )
    assert told == [(n, 6) for n in range(7)]
    assert len(plain) > 5 * opening.IN_MEMORY
    with closing(Computer(Home(tmp_path / "reader")).join(facilitator)) as reader:
        identity = reader.mine.reading_identity
        assert identity is not None
        assert unseal(path.read_bytes(), [identity], 10**9) == plain
        (tmp_path / "plain.trialcollection").write_bytes(plain)
        progress: list[tuple[int, int]] = []
        plan = plan_files(
            reader.library,
            reader.mine,
            [path, tmp_path / "plain.trialcollection"],
            lambda done, of: progress.append((done, of)),
        )
        assert len(plan.plan.new) == len(plan.plan.unchanged) == 6
        assert progress == sorted(progress)
        assert len(set(progress)) > 6
        assert carry_out(reader, plan) == facilitator.fingerprint()
        assert reader.collection() == plain
        beside = {one.name for one in reader.library.path.parent.iterdir()}
        assert beside <= {f"{reader.group}.db{more}" for more in ("", "-wal", "-shm")}


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize("stopped_at", [1, 3])
def test_a_large_file_is_left_as_soon_as_it_is_called_off(
    stopped_at: int, facilitator: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PIECE", 20_000)
    (tmp_path / "x.trialbundle").write_bytes(seal(b"x" * 300_000, [RECIPIENT]))
    calls = 0

    def stop(read: int) -> None:
        nonlocal calls
        calls += 1
        if calls == stopped_at:
            raise KeyboardInterrupt

    with (
        pytest.raises(KeyboardInterrupt),
        opened_plain(tmp_path / "x.trialbundle", [IDENTITY], facilitator.home.root, stop),
    ):
        pass
    assert calls == stopped_at


@pytest.mark.usefixtures("large")
def test_a_merge_is_called_off_while_a_large_file_is_opened_again(
    facilitator: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "_PIECE", 20_000)
    put_bundles(tmp_path / "folder", facilitator.group, 1, trials=40)
    plan = planned(facilitator, tmp_path / "folder")
    before = rows(facilitator)

    def stop(done: int, of: int) -> None:
        assert (done, of) == (0, 1)  # nothing is stored yet
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_out(facilitator, plan, progress=stop)
    assert rows(facilitator) == before


@pytest.mark.usefixtures("large")
def test_what_is_large_is_opened_as_what_is_small(tmp_path: Path) -> None:
    plain = random.Random(1).randbytes(200_001)
    for data in (plain, seal(plain, [RECIPIENT])):
        (tmp_path / "x").write_bytes(data)
        with opened_plain(tmp_path / "x", [IDENTITY], tmp_path) as opened:
            assert len(opened.data) == len(plain)
            assert opened.data[:] == plain
            assert opened.data[199_000:999_999] == plain[199_000:]
            assert opened.data[7:7] == opened.data[300_000:300_001] == b""
            assert list(tmp_path.iterdir()) == [tmp_path / "x"]


@pytest.mark.usefixtures("large")
@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda data: data[:-9], "incomplete"),
        (lambda data: data[:70_000], "incomplete"),
        (lambda data: data + b"x", "incomplete"),
        (lambda data: data[:100_000] + b"?" + data[100_001:], "incomplete"),
        (lambda data: seal(data, [new_identity()[1]]), "another reader"),
        (lambda data: data[:22] + b"-> x\n" * 20_000 + data[22:], "incomplete"),
    ],
)
def test_a_large_file_that_does_not_open_is_refused(
    change: Callable[[bytes], bytes], why: str, tmp_path: Path
) -> None:
    (tmp_path / "x").write_bytes(change(seal(random.Random(1).randbytes(200_000), [RECIPIENT])))
    with pytest.raises(Refused, match=why), opened_plain(tmp_path / "x", [IDENTITY], tmp_path):
        pass


def full(**_where: Path) -> Any:
    return Path("/dev/full").open("wb")


@pytest.mark.usefixtures("large")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk at hand is Linux's")
def test_no_room_for_a_large_file_is_no_fault_of_the_file(
    facilitator: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening.tempfile, "TemporaryFile", full)
    path = tmp_path / "x.trialbundle"
    path.write_bytes(seal(b"x" * 300_000, [RECIPIENT]))
    with pytest.raises(NoRoom, match="No space left"), opened_plain(path, [IDENTITY], tmp_path):
        pass
    path.write_bytes(b"x" * 300_000)
    with pytest.raises(NoRoom, match="No space left"):
        planned(facilitator, path)


def test_a_library_larger_than_a_file_can_be_is_a_sentence(
    facilitator: Computer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_bundles(tmp_path / "folder", facilitator.group, 3)
    facilitator.merge(*sorted((tmp_path / "folder").iterdir()))
    facilitator.admit(*(row[1] for row in rows(facilitator)["snapshot"]))
    plain, out = facilitator.collection(), tmp_path / "all.trialcollection"
    members = len(read_archive(plain, collection.LIMITS))
    signed = signed_announcement_of(facilitator.mine)
    for name, most in (("total", len(plain)), ("members", members)):
        for allowed in (most, most - 1):
            limits = ArchiveLimits(**{"members": 10**5, "total": 10**9, name: allowed})
            monkeypatch.setattr(collection, "LIMITS", limits)
            with facilitator.library.reading() as session:
                if allowed == most:
                    assert write_collection(session, signed) == plain
                    assert len(read_collection(plain).bundles) == 3
                    continue
                with pytest.raises(UserError, match="more than one file can hold"):
                    save_collection(session, signed, out, RECIPIENT)
    assert not [one for one in tmp_path.iterdir() if "trialcollection" in one.name]


def test_memory_does_not_grow_with_the_bundles(tmp_path: Path) -> None:
    """Of each contributor a summary is kept, some kB, and nothing of her trials, here 270 kB."""
    few, many = (peak_of_merging(tmp_path / str(count), count) for count in (5, 15))
    assert many - few < 10 * 10_000


def peak_of_merging(folder: Path, bundles: int) -> int:
    """Bytes of memory that a merge takes at its highest, the bundles each of 60 trials."""
    with closing(Journal(Home(folder))) as journal, journal.session() as session:
        mine = found_group(session, "Flat", NOW)
        made = folder / "bundles"
        made.mkdir()
        contents = make_contents(random.Random(1), 60)
        for number in range(bundles):
            writer = make_contributor(random.Random(number), mine.group_id)
            (made / f"{number}.trialbundle").write_bytes(writer.bundle(contents))
        with closing(Library(Home(folder), mine.group_id)) as library:
            return peak(lambda: merged(library, mine, made, session))


def merged(library: Library, mine: Membership, folder: Path, session: Any) -> None:
    plan = plan_files(library, mine, [folder])
    apply_files(library, session, mine, plan, NOW)


def peak(act: Callable[[], object]) -> int:
    gc.collect()
    tracemalloc.start()
    try:
        act()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
