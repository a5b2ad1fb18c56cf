"""Whatever a folder went through on the way, it ends in the library of the whole files.

A few examples in the suite; for thousands: LAWS_EXAMPLES=3000 pytest tests/unit/group -k laws
"""

import os
import random
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from journal.bundle.seal import seal
from journal.group import library as room
from journal.group.collection import write_collection
from journal.group.folder.merging import merge_by_itself
from journal.group.folder.scanning import scan
from journal.group.folder.seen import Remembered
from journal.group.folder.state import FolderState
from journal.group.library import Library
from journal.group.membership import announcement_of, signed_announcement_of
from journal.group.merge.files import apply_files, plan_files
from journal.model.membership import Membership
from journal.paths import Home
from tests.fixtures.bundles import make_contents
from tests.fixtures.folders import COPIES
from tests.fixtures.fresh import laid_library
from tests.fixtures.groups import NOW, Computer, writers

EXAMPLES = int(os.environ.get("LAWS_EXAMPLES", "8"))
PEOPLE, VERSIONS = 3, 3
LAWS = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
Bundles = dict[tuple[int, int], bytes]


@pytest.fixture(scope="module")
def head(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    """A facilitator who let all but the last of them in."""
    made = Computer(Home(tmp_path_factory.mktemp("head"))).found()
    hands = writers(PEOPLE, made.group)
    made.admit(*(hand.header.contributor for hand in hands[:-1]))
    yield made
    made.close()


@pytest.fixture(scope="module")
def bundles(head: Computer) -> Bundles:
    """Each person's snapshots, sealed to the group; the last of them takes everything back."""
    inbox = announcement_of(head.mine).inbox
    made = {}
    for who, hand in enumerate(writers(PEOPLE, head.group)):
        for version in range(VERSIONS):
            contents = make_contents(random.Random(who), VERSIONS - 1 - version)
            made[who, version] = seal(hand.bundle(contents, version + 1), [inbox])
    return made


# Whose and which snapshot; what a program calls the file; how many bytes of it are there at first;
# what its name ends in until it is whole; whether it ever is; whether somebody merges meanwhile.
ARRIVAL = st.tuples(
    st.tuples(st.integers(0, PEOPLE - 1), st.integers(0, VERSIONS - 1)),
    st.sampled_from(["{}", *COPIES]),
    st.sampled_from([0, 100, 5_000, 40_000]),
    st.sampled_from(["", ".crdownload", ".partial"]),
    st.sampled_from([True, True, False]),
    st.booleans(),
)


@LAWS
@given(st.lists(ARRIVAL, min_size=1, max_size=7))
def test_any_way_into_the_folder_ends_in_the_library_of_the_whole_files(
    head: Computer, bundles: Bundles, arrivals: list
) -> None:
    with tempfile.TemporaryDirectory() as name, head.journal.session() as session:
        place = Place(head, session, Path(name))
        whole: list[Path] = []
        for n, (which, copy, length, ending, completes, merges) in enumerate(arrivals):
            path = place.folder / f"{copy.format(f'Elm-Park-{n}')}.trialbundle"
            half = path.with_name(path.name + ending)
            half.write_bytes(bundles[which][:length])
            place.look(merges)
            if completes:
                half.unlink()
                path.write_bytes(bundles[which])
                whole.append(path)
                place.look(merges)
        before = {path: path.read_bytes() for path in place.folder.iterdir()}
        place.look(merges=True)
        assert {path: path.read_bytes() for path in place.folder.iterdir()} == before
        assert place.state().to_merge == ()
        planned = plan_files(place.whole, place.mine, random.Random(1).sample(whole, len(whole)))
        apply_files(place.whole, session, place.mine, planned, NOW)
        assert held(place.here) == held(place.whole)
        assert collection(place.here, place.mine) == collection(place.whole, place.mine)
        place.close()


class Place:
    """A facilitator's folder and library, and another library that gets the whole files at once."""

    def __init__(self, head: Computer, session: Session, root: Path) -> None:
        self.mine: Membership = head.mine
        self.session = session
        self.folder = root / "shared"
        self.folder.mkdir()
        self.here, self.whole = (
            laid_library(Home(root / n), head.group) for n in ("here", "whole")
        )
        self.remembered = Remembered()
        with head.library.reading() as found:
            records = room.admissions(found).values()
        for library in (self.here, self.whole):
            with library.session() as target:
                for record in records:
                    room.store_admission(target, record)

    def look(self, merges: bool) -> None:
        self.state()
        if merges:
            now = datetime.now(UTC)
            merge_by_itself(self.here, self.session, self.mine, self.folder, now, self.remembered)

    def state(self) -> FolderState:
        later = datetime.now(UTC) + timedelta(hours=1)
        with self.here.reading() as found:
            return scan(self.folder, self.mine, found, later, self.remembered)

    def close(self) -> None:
        self.here.close()
        self.whole.close()


def held(library: Library) -> object:
    with library.reading() as session:
        return room.held(session)


def collection(library: Library, mine: Membership) -> bytes:
    with library.reading() as session:
        return write_collection(session, signed_announcement_of(mine))
