"""Decisions on words outlive the texts that the words stood in no longer than those do."""

from pathlib import Path

from journal.bundle.contents import Contents
from journal.bundle.read import read_bundle
from journal.bundle.records import GroupTrial
from journal.group import library as room
from journal.group.decisions import Decisions, Mask
from journal.group.forgetting import forget_for_good
from journal.group.library import Library
from journal.paths import Home
from tests.fixtures.groups import incoming_of, merge_into, plain_group, writers

GROUP = plain_group()


def test_a_decided_word_is_forgotten_with_its_last_text(tmp_path: Path) -> None:
    opened = Library(Home(tmp_path), GROUP.id)
    ada, ben = writers(2, GROUP.id)
    records = [GROUP.admission(one.header.contributor) for one in (ada, ben)]
    said = {ada: "Zuzanna and RAJ liked it.", ben: "Zuzanna did not."}
    bundles = [
        read_bundle(
            one.bundle(Contents(group_trials=(GroupTrial(id=n * 26, round=1, worked=text),)))
        )
        for n, (one, text) in zip("AB", said.items(), strict=True)
    ]
    merge_into(opened, incoming_of(bundles, records))
    masks = (Mask(text="Raj", replacement="a pupil"), Mask(text="Zuzanna", replacement="a pupil"))
    with opened.session() as session:
        room.keep_decisions(session, Decisions(kept=("raj", "zuzanna"), masks=masks))
    forget_for_good(opened)
    with opened.session() as session:
        assert room.decisions(session) == Decisions(kept=("raj", "zuzanna"), masks=masks)
        room.delete_snapshot(session, GROUP.id, ada.header.contributor)
    forget_for_good(opened)
    with opened.reading() as session:
        assert room.decisions(session) == Decisions(kept=("zuzanna",), masks=masks[1:])
    opened.close()
    assert b"raj" not in opened.path.read_bytes().lower()
