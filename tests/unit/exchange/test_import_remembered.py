"""How a table was read is kept by its headings, used the next time, and said."""

from collections.abc import Callable

import pytest
from sqlmodel import select

from journal.errors import UserError
from journal.exchange.record import ImportReport
from journal.logbook.check_ins import check_ins
from journal.model.import_mapping import ImportMapping
from journal.model.trial import Trial
from journal.store.journal_file import Journal

Import = Callable[..., ImportReport]
Stored = Callable[[], list[Trial]]

ODD = "Werkzeug,Aufgabe,Gut,Bemerkung\nChatGPT,Marking,{text},x\n"
MAP = {"Werkzeug": "tool", "aufgabe": "Job", "Gut": "What worked", "Bemerkung": None}


def test_a_map_is_used_again_for_a_table_with_the_same_headings(
    take: Import, stored: Stored
) -> None:
    with pytest.raises(UserError, match="No column of"):
        take(ODD.format(text="a"), "a.csv")
    first = take(ODD.format(text="a"), "a.csv", mapping=MAP)
    assert first.notes == []
    again = take(ODD.format(text="b"), "b.csv")
    assert again.notes == ["The columns were read as they were on 2026-11-21.",
                           "Left out: Bemerkung."]  # fmt: skip
    one, two = stored()
    assert (one.tool, one.task, one.worked, one.notes) == (["chatgpt"], ["marking"], "a", {})
    assert (two.tool, two.task, two.worked, two.notes) == (["chatgpt"], ["marking"], "b", {})


def test_the_order_of_columns_and_the_case_of_headings_do_not_matter(
    take: Import, stored: Stored
) -> None:
    take(ODD.format(text="a"), "a.csv", mapping=MAP)
    take("Aufgabe;GUT;Bemerkung;werkzeug\nFeedback;c;x;Claude\n", "c.csv")
    assert stored()[-1].tool == ["claude"]
    assert stored()[-1].worked == "c"


def test_a_title_above_headings_that_are_remembered(take: Import, stored: Stored) -> None:
    take(ODD.format(text="a"), "a.csv", mapping=MAP)
    take("Unsere Versuche,,,\n,,,\n" + ODD.format(text="d"), "d.csv")
    assert stored()[-1].worked == "d"


def test_another_map_takes_the_place_of_the_one_before(take: Import, journal: Journal) -> None:
    take(ODD.format(text="a"), "a.csv", mapping=MAP)
    again = take(ODD.format(text="a"), "a.csv", mapping=MAP | {"Gut": "didnt"})
    assert (len(again.taken), len(again.unchanged)) == (0, 1)
    assert "stay as they were read then" in again.notes[-1]
    with journal.reading() as session:
        (kept,) = session.exec(select(ImportMapping))
        assert kept.content["Gut"] == "didnt"


def test_what_was_only_guessed_is_not_kept(take: Import, journal: Journal) -> None:
    take("task,worked\nmarking,a\n", "a.csv")
    with journal.reading() as session:
        assert list(session.exec(select(ImportMapping))) == []


def test_several_columns_for_one_field(take: Import, stored: Stored) -> None:
    take("Tool,Tool 2,Good,Better,Minutes,More\nClaude,ChatGPT; Claude,a,b,5,6\n", "a.csv",
         mapping={"Tool 2": "tool", "Good": "worked", "Better": "worked",
                  "Minutes": "minutes_ai", "More": "minutes_ai"})  # fmt: skip
    (trial,) = stored()
    assert (trial.tool, trial.worked) == (["claude", "chatgpt"], "a\n\nb")
    assert (trial.minutes_ai, trial.notes) == (5, {"More": "6"})


def test_a_map_for_check_ins(take: Import, journal: Journal) -> None:
    own = {"F1": "stuck", "F2": "confidence", "Wer": None}
    text = "Wer,F1,F2\nAnna,Zeit,Fairly confident\n"
    take(text, "a.csv", mapping=own)
    take(text.replace("Zeit", "Geld"), "b.csv")
    with journal.reading() as session:
        assert {made.stuck for made in check_ins(session)} == {"Zeit", "Geld"}


def test_a_map_to_a_field_that_is_none(take: Import) -> None:
    with pytest.raises(UserError, match="names a field “colour”"):
        take(ODD.format(text="a"), "a.csv", mapping={"Gut": "colour"})


def test_two_headings_that_differ_in_a_mark_alone(take: Import, stored: Stored) -> None:
    take("Tool,Tool:,task\nClaude,a licence,marking\n", "a.csv",
         mapping={"Tool": "tool", "Tool:": "tool_version"})  # fmt: skip
    assert (stored()[0].tool, stored()[0].tool_version) == (["claude"], "a licence")


def test_a_column_mapped_to_the_notes_keeps_its_heading(take: Import, stored: Stored) -> None:
    take("Tool,Extra,task\nClaude,words,marking\n", "a.csv", mapping={"Extra": "notes"})
    assert stored()[0].notes == {"Extra": "words"}


def test_a_sheet_that_is_not_there(take: Import) -> None:
    with pytest.raises(UserError, match="no sheet “Two”"):
        take("task\nmarking\n", "a.csv", sheet="Two")
