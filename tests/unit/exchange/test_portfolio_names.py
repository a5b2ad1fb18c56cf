"""What is taken out of a portfolio: names and details of others, from wherever they stand."""

import io
from dataclasses import replace
from html import unescape
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from journal.errors import Undecided
from journal.exchange.portfolio.as_docx import to_docx
from journal.exchange.portfolio.as_pdf import to_pdf
from journal.exchange.portfolio.checking import Check, Checked, folded
from journal.exchange.portfolio.contents import Entry, Portfolio, Said, reworded, said_in
from journal.logbook.chains import link
from journal.model.trial import Trial
from journal.privacy.decisions import Hide, Keep, Reword
from journal.privacy.lists.own_names import OwnNames
from journal.store.journal_file import Journal
from tests.fixtures.portfolios import FINDER, checked, keep, page, shown

NAMED = "Aylin Yilmaz liked it, write to head@elmpark.sch.uk"


def test_no_name_is_written(journal: Journal) -> None:
    for field in ("did", "worked", "didnt", "next", "kept", "priority"):
        keep(journal, **{field: NAMED})
    for words in shown(checked(page(journal))).values():
        assert "Aylin" not in words
        assert "elmpark" not in words
        assert words.count("liked it") == 6


CODED = (
    "outcome", "decision", "kind", "time_basis", "quality_vs_usual", "still_using", "use",
    "confidence_after", "setting", "learned_from",
)  # fmt: skip


def test_no_name_is_written_where_an_import_knew_no_word(journal: Journal) -> None:
    for field in CODED:
        n = keep(journal, minutes_usual=60, minutes_ai=20)
        with journal.session() as session:
            one = session.exec(select(Trial).where(Trial.id == n)).one()
            setattr(one, field, "as Aylin Yilmaz")
    for words in shown(checked(page(journal))).values():
        assert "Aylin" not in words


def test_no_name_is_written_from_own_words(journal: Journal) -> None:
    for field in ("tool", "tag", "growth", "task"):
        keep(journal, **{field: ["Aylin Yilmaz"]})
    for words in shown(checked(page(journal))).values():
        assert "Aylin" not in words


def test_no_name_is_written_in_a_way_that_no_finder_knows(journal: Journal) -> None:
    keep(journal, worked="Qorvex liked it, and we were done.", didnt="It was a qorvex, so to say.")
    check = Check(page(journal), FINDER)
    assert [one.times for one in check.found()] == [2]
    answers = {folded(one.text): Hide() for one in check.undecided({})}
    for words in shown(check.checked(answers)).values():
        assert "qorvex" not in words.lower()


def test_no_name_is_written_from_the_foreword_or_a_chain(journal: Journal) -> None:
    keep(journal)
    keep(journal)
    with journal.session() as session:
        first, second = session.get_one(Trial, 1), session.get_one(Trial, 2)
        link(session, first, second, None, NAMED, NAMED, NAMED)
    for words in shown(checked(page(journal, foreword=f"With thanks to {NAMED}"))).values():
        assert "Aylin" not in words
        assert "elmpark" not in words


def test_without_the_check_they_would_be_there(journal: Journal) -> None:
    keep(journal, worked=NAMED, tag=["Aylin Yilmaz"])
    made = Check(page(journal), FINDER).checked({"aylin yilmaz": Keep()})
    assert all("Aylin" in words for words in shown(made).values())


def test_the_owners_own_name_stays(journal: Journal) -> None:
    keep(journal, worked="Aylin Yilmaz here, and Aylin again.")
    made = checked(page(journal, title="Trials of Aylin Yilmaz", owner="Aylin  yilmaz"))
    for words in shown(made).values():
        assert "Trials of Aylin Yilmaz" in words
        assert "Aylin  yilmaz" in words or "Aylin yilmaz" in words
        assert "Aylin again" not in words  # the first name alone may be somebody else's


def test_no_name_is_written_from_the_title(journal: Journal) -> None:
    keep(journal)
    made = checked(page(journal, title="How Aylin Yilmaz learnt", owner="Sam Hill"))
    for words in shown(made).values():
        assert "Aylin" not in words
    assert "Aylin" not in docx.Document(io.BytesIO(to_docx(made))).core_properties.title
    assert b"Aylin" not in to_pdf(made)


def test_a_letter_by_its_number_makes_no_name(journal: Journal) -> None:
    keep(journal, worked="thanks to A&#121;lin")
    made = Check(page(journal), FINDER)
    answers = {folded(one.text): Keep() for one in made.found()}
    for kind, words in shown(made.checked(answers)).items():
        assert "Aylin" not in (unescape(words) if kind == "html" else words), kind


class Asking:
    """A finder that asks about one word."""

    own = OwnNames(())

    def find(self, text: str) -> list[Any]:
        from journal.privacy.finding import Finding, Kind, Outcome

        at = text.find("Rose")
        return (
            [Finding(at, at + 4, Kind.PERSON, Outcome.ASK, "a name or a word")] if at >= 0 else []
        )


def test_what_only_the_owner_can_decide_stops_it(journal: Journal) -> None:
    keep(journal, worked="Rose and shine")
    check = Check(page(journal), Asking())  # type: ignore[arg-type]
    (found,) = check.found()
    assert (found.text, found.asked, found.contexts) == ("Rose", True, ("Rose and shine",))
    with pytest.raises(Undecided, match="1 word may name somebody"):
        check.checked({})
    for answer, words in ((Keep(), "Rose and"), (Hide(), "omeone and"), (Reword("X"), "X and")):
        assert words in str(check.checked({"rose": answer}).portfolio.entries)


def test_only_the_check_makes_a_checked_portfolio(journal: Journal) -> None:
    keep(journal)
    with pytest.raises(TypeError):
        Checked(page(journal), object())


def test_every_typed_word_is_checked(journal: Journal) -> None:
    keep(
        journal,
        did="a",
        worked="b",
        tag=["own tag"],
        year_label="Y9",
        tool=["Own tool"],
        task=["own task"],
        growth=["own growth"],
        tool_version="v1",
        reason_not_used=["own"],
    )
    typed = {text for _trial, text in said_in(page(journal, foreword="f"))}
    assert typed >= {"a", "b", "own tag", "Y9", "Own tool", "own task", "own growth", "v1", "f"}


@given(st.text(min_size=1), st.text(min_size=1), st.text())
def test_a_change_reaches_every_typed_text_and_nothing_else(a: str, b: str, c: str) -> None:
    entry = Entry("T", (Said(a), c), "day", "outcome", "open", ((c, Said(b)),), ((c, c),))
    made = Portfolio("title", "owner", "period", Said(a), "count", entries=(entry,))
    done = reworded(made, lambda trial, text: f"<{trial}>")
    (changed,) = done.entries
    assert (done.foreword, changed.title, changed.texts) == ("<>", ("<T>", c), ((c, "<T>"),))
    assert replace(changed, title=entry.title, texts=entry.texts) == entry
