"""Decisions on words outlive the texts that the words stood in no longer than those do."""

from pathlib import Path

from journal.bundle.contents import Contents
from journal.bundle.read import read_bundle
from journal.bundle.records import GroupTrial
from journal.group import library as room
from journal.group.decisions import Action, Decisions, Mask
from journal.group.forgetting import forget_for_good
from journal.group.library import Library
from journal.paths import Home
from tests.fixtures.fresh import laid_library
from tests.fixtures.groups import incoming_of, merge_into, plain_group, writers

GROUP = plain_group()


def library_of(folder: Path, *texts: str) -> tuple[Library, list[str]]:
    """A library in which each of the contributors, whose keys come along, said one text."""
    opened = laid_library(Home(folder), GROUP.id)
    people = writers(len(texts), GROUP.id)
    bundles = [
        read_bundle(
            one.bundle(Contents(group_trials=(GroupTrial(id=n * 26, round=1, worked=text),)))
        )
        for n, one, text in zip("AB", people, texts, strict=False)
    ]
    keys = [one.header.contributor for one in people]
    merge_into(opened, incoming_of(bundles, [GROUP.admission(key) for key in keys]))
    return opened, keys


def test_a_decided_word_is_forgotten_with_its_last_text(tmp_path: Path) -> None:
    opened, (ada, _ben) = library_of(tmp_path, "Zuzanna and RAJ liked it.", "Zuzanna did not.")
    masks = (Mask(text="Raj", replacement="a pupil"), Mask(text="Zuzanna", replacement="a pupil"))
    with opened.session() as session:
        room.keep_decisions(session, Decisions(kept=("raj", "zuzanna"), masks=masks))
    forget_for_good(opened)
    with opened.session() as session:
        assert room.decisions(session) == Decisions(kept=("raj", "zuzanna"), masks=masks)
        room.delete_snapshot(session, GROUP.id, ada)
    forget_for_good(opened)
    with opened.reading() as session:
        assert room.decisions(session) == Decisions(kept=("zuzanna",), masks=masks[1:])
    opened.close()
    assert b"raj" not in opened.path.read_bytes().lower()


def test_a_mask_outlives_a_merge_however_its_words_are_written(tmp_path: Path) -> None:
    """Quotation marks, line breaks and tabs are written in another way in a contributor's file."""
    opened, _keys = library_of(tmp_path, 'They call her "Zuza",\nthe class\\room 4\tqueen.')
    texts = ('"Zuza"', '"Zuza",\nthe class', "class\\room", "4\tqueen")
    made = Decisions(
        kept=('zuza", the', "4 queen"),
        masks=tuple(Mask(text=text, replacement="a pupil") for text in texts),
    )
    with opened.session() as session:
        room.keep_decisions(session, made)
    forget_for_good(opened)
    with opened.reading() as session:
        assert room.decisions(session) == made
    opened.close()


def test_a_decided_word_in_what_the_facilitator_says_herself_is_not_forgotten(
    tmp_path: Path,
) -> None:
    opened, _keys = library_of(tmp_path, "It worked.")
    made = Decisions(
        kept=("anna nowak",),
        masks=(Mask(text="Jan"),),
        foreword="With thanks to Anna Nowak.",
        actions=(Action(ask="Jan asks for an hour."),),
    )
    with opened.session() as session:
        room.keep_decisions(session, made)
    forget_for_good(opened)
    with opened.session() as session:
        assert room.decisions(session) == made
        room.keep_decisions(session, made.model_copy(update={"foreword": "", "actions": ()}))
    forget_for_good(opened)
    with opened.reading() as session:
        assert room.decisions(session) == Decisions()
    opened.close()
