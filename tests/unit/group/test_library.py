"""What a library keeps of a snapshot, and that what goes is really gone."""

import json
import random
import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest

from journal.bundle.read import read_bundle
from journal.group import library as room
from journal.group.decisions import Decisions, Hide
from journal.group.fingerprint import fingerprint, fingerprint_of
from journal.group.library import TABLES, Library
from journal.paths import Home
from tests.fixtures.bundles import Contents, GroupTrial
from tests.fixtures.fresh import laid_library
from tests.fixtures.groups import (
    THIS_WEEK,
    incoming_of,
    merge_into,
    plain_group,
    rows_of,
    snapshot_of,
    writers,
)

GROUP = plain_group()
WRITERS = writers(8, GROUP.id)
ONE, TWO = WRITERS[:2]


@pytest.fixture
def opened(tmp_path: Path) -> Iterator[Library]:
    library = laid_library(Home(tmp_path), GROUP.id)
    yield library
    library.close()


def admissions(*who: Any, **more: Any) -> list[Any]:
    return [GROUP.admission(one.header.contributor, **more) for one in who]


def bytes_of(library: Library) -> bytes:
    return b"".join(
        path.read_bytes() for path in sorted(library.path.parent.glob(f"{library.path.name}*"))
    )


def records_in(contents: Contents) -> dict[str, Sequence[Any]]:
    """The records under the names of the library's tables."""
    return {
        "group_trial": contents.group_trials,
        "leaders_trial": contents.leaders_trials,
        "group_check_in": contents.group_check_ins,
        "leaders_check_in": contents.leaders_check_ins,
        "tool": contents.tools,
    }


def as_stored(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and value[:1] in "[{" else value


def test_the_rows_of_every_table_are_the_records(opened: Library) -> None:
    bundles = [
        snapshot_of(one, trials=4, seed=n, n_for_leaders=2, n_check_ins=3, n_tools=2)
        for n, one in enumerate(WRITERS[:3])
    ]
    merge_into(opened, incoming_of(bundles, admissions(*WRITERS[:2])))
    found = rows_of(opened, TABLES)
    snapshots = {row[1]: row[0] for row in rows_of(opened, {"snapshot": None})["snapshot"]}
    for table, kind in TABLES.items():
        expected = [
            (
                snapshots[bundle.header.contributor],
                n,
                *(json.loads(json.dumps(value)) for value in record.model_dump().values()),
            )
            for bundle in bundles
            for n, record in enumerate(records_in(bundle.contents)[table], 1)
        ]
        assert len(expected) > 0
        assert next(iter(kind.model_fields)) == "id"
        stored = [tuple(as_stored(cell) for cell in row) for row in found[table]]
        assert sorted(stored, key=repr) == sorted(expected, key=repr)


def test_the_exact_bytes_are_kept_but_for_the_padding(opened: Library) -> None:
    bundle = snapshot_of(ONE, n_check_ins=1)
    merge_into(opened, incoming_of([bundle]))
    kept = {row[1]: row[2] for row in rows_of(opened, {"member": None})["member"]}
    assert kept == dict(bundle.members)
    (row,) = rows_of(opened, {"snapshot": None})["snapshot"]
    assert row[5:7] == (bundle.manifest, bundle.signature)


def secret_bundle(
    writer: Any, words: str, sequence: int, trials: int = 3, times: Sequence[int] = (40,)
) -> Any:
    records = [
        GroupTrial(id=f"{n:026}", round=1, worked=text[:9_000].strip(), tag=(f"{words}-tag",))
        for n, time in zip(range(trials), cycle(times), strict=False)
        if (text := f"{words}-{n} " * time)
    ]
    return read_bundle(writer.bundle(Contents(group_trials=tuple(records)), sequence))


def test_words_left_over_where_pages_are_rebalanced_go_too(opened: Library) -> None:
    """A run of merges after which secure_delete alone left words behind."""
    chance, live = random.Random(8), {}
    many = writers(20, GROUP.id)
    merge_into(opened, incoming_of([], admissions(*many)))
    for step in range(60):
        n = chance.randrange(20)
        count = chance.choice((0, 1, 2, 30))
        mark, times = f"QWX{step}q{n}zz", [chance.choice((1, 3, 40, 400)) for _ in range(count)]
        bundle = secret_bundle(many[n], mark, THIS_WEEK + step, count, times)
        merge_into(opened, incoming_of([bundle]))
        live[n] = {mark} if count else set()
    opened.forget_for_good()
    found = {one.decode() for one in re.findall(rb"QWX\d+q\d+zz", bytes_of(opened))}
    assert found == set().union(*live.values())


@pytest.mark.parametrize("seed", range(4))
def test_words_that_go_are_gone_from_every_byte(opened: Library, seed: int) -> None:
    """Replaced, withdrawn and removed words, among others that stay, in pages that fill up."""
    chance = random.Random(seed)
    merge_into(opened, incoming_of([], admissions(*WRITERS)))
    counts = {one: chance.randint(1, 60) for one in WRITERS}
    for step in range(1, 4):
        for n, one in enumerate(WRITERS):
            words = f"Q{step}x{n}secret"
            bundle = secret_bundle(one, words, THIS_WEEK + step, counts[one])
            merge_into(opened, incoming_of([bundle]))
            counts[one] = chance.randint(1, 60)
    assert b"Q3x0secret" in bytes_of(opened)
    assert b"Q3x7secret" in bytes_of(opened)
    merge_into(opened, incoming_of([snapshot_of(ONE, THIS_WEEK + 9, trials=0)]))
    merge_into(opened, incoming_of([], admissions(TWO, standing="removed", counter=2)))
    opened.forget_for_good()
    on_disk = bytes_of(opened)
    gone = [f"Q{step}x{n}secret" for step in (1, 2) for n in range(8)]
    gone += ["Q3x0secret", "Q3x1secret"]
    assert [words for words in gone if words.encode() in on_disk] == []
    assert all(f"Q3x{n}secret".encode() in on_disk for n in range(2, 8))


def test_a_deleted_snapshot_leaves_no_row(opened: Library) -> None:
    full = {"trials": 3, "n_check_ins": 2, "n_tools": 2}
    merge_into(opened, incoming_of([snapshot_of(ONE, **full)], admissions(ONE)))
    tables = dict.fromkeys([*TABLES, "member", "snapshot"])
    assert all(rows_of(opened, tables).values())
    with opened.session() as session:
        room.delete_snapshot(session, GROUP.id, ONE.header.contributor)
        room.delete_snapshot(session, GROUP.id, "nobody")
        room.delete_snapshot(session, "another group", TWO.header.contributor)
    assert not any(rows_of(opened, tables).values())


def test_what_others_wrote_is_not_touched(opened: Library) -> None:
    merge_into(opened, incoming_of([snapshot_of(one) for one in WRITERS], admissions(*WRITERS)))

    def of_others() -> list[Any]:
        query = """SELECT s.*, m.path, m.bytes, t.*
            FROM snapshot s JOIN member m ON m.snapshot = s.id
            JOIN group_trial t ON t.snapshot = s.id WHERE s.contributor <> ? ORDER BY s.id"""
        with opened.reading() as session:
            asked = session.connection().exec_driver_sql(query, (ONE.header.contributor,))
            return list(asked.all())

    before = of_others()
    assert len({row[1] for row in before}) == len(WRITERS) - 1
    for sequence, trials in ((1, 2), (2, 0), (3, 1)):
        merge_into(opened, incoming_of([snapshot_of(ONE, THIS_WEEK + sequence, trials=trials)]))
        assert of_others() == before


def test_counts_are_of_admitted_contributors_with_records(opened: Library) -> None:
    merge_into(
        opened,
        incoming_of(
            [snapshot_of(ONE, trials=2), snapshot_of(TWO, trials=3), snapshot_of(WRITERS[2])],
            admissions(ONE, TWO),
        ),
    )
    with opened.reading() as session:
        assert room.counts(session) == (2, 5)
    merge_into(opened, incoming_of([snapshot_of(TWO, THIS_WEEK + 1, trials=0)]))
    with opened.reading() as session:
        assert room.counts(session) == (1, 2)


def test_small_texts_are_kept_under_their_names(opened: Library) -> None:
    with opened.session() as session:
        assert room.kept(session, "x") is None
        room.keep(session, "x", "1")
        room.keep(session, "x", "2")
        assert room.kept(session, "x") == "2"
        assert room.decisions(session) == Decisions()
        made = Decisions(hides=(Hide(code="ABCD", why="y"),))
        room.keep_decisions(session, made)
        assert room.decisions(session) == made
        assert room.facilitators(session) == {}
        room.keep_facilitators(session, {"G": "k"})
        room.keep_facilitators(session, {"F": "j"})
        assert room.facilitators(session) == {"F": "j", "G": "k"}


def test_the_fingerprint_is_of_what_counts_and_of_nothing_else(opened: Library) -> None:
    def now() -> str:
        with opened.reading() as session:
            return fingerprint(session)

    empty = now()
    merge_into(opened, incoming_of([snapshot_of(ONE)]))
    assert now() == empty  # waiting
    merge_into(opened, incoming_of([], admissions(ONE)))
    one_in = now()
    merge_into(opened, incoming_of([snapshot_of(TWO)]))
    assert now() == one_in
    merge_into(opened, incoming_of([snapshot_of(ONE, THIS_WEEK + 1)]))
    newer = now()
    with opened.session() as session:
        room.keep_decisions(session, Decisions(foreword="local"))
    assert now() == newer
    merge_into(opened, incoming_of([], admissions(ONE, roles=("slips",), counter=2)))
    slips = now()
    merge_into(opened, incoming_of([], admissions(ONE, standing="removed", counter=3)))
    assert len({empty, one_in, newer, slips, now()}) == 5


def test_the_fingerprint_is_read_aloud_in_fours_and_leaves_signatures_out() -> None:
    record = GROUP.admission(ONE.header.contributor)
    other = record.model_copy(update={"signature": "f" * 128})
    assert fingerprint_of([], [record]) == fingerprint_of([], [other])
    # The form is part of the format: two versions of the app compare it.
    assert fingerprint_of([], []) == "CGYN-8DRG-8ABE-47CG"
