"""The board sheet: one page, assurance before minutes, nothing that leaders do not get."""

import json
import re
from dataclasses import replace
from functools import cache
from shutil import which
from typing import Any

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.render.formats import write_digest
from journal.errors import UserError
from journal.group.decisions import Action, Decisions
from journal.privacy.finding import Outcome
from journal.render.pdf import Paper
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Group, stored
from tests.fixtures.made_up_groups import generated
from tests.fixtures.paper import pages

KEY = b"a key of sixteen"
NAME = "Nadia Noorani"
LONG = f"{NAME} asks for " + "half an hour to try it in pairs, in every subject, " * 70
WORDY = Decisions(
    board_name="Board of trustees of all of our schools",
    statements=(LONG,) * 5,
    actions=(
        *(Action(ask=LONG, owner_role="senior-leader", by_when=LONG) for _one in range(4)),
        *(Action(ask=LONG, answer="not-yet", because=LONG, by_when=LONG) for _one in range(4)),
    ),
)


@cache
def _composed(people: int, wordy: bool = True) -> Composed:
    return _of(WORDY if wordy else Decisions(), people)


def _of(decisions: Decisions, people: int) -> Composed:
    library = generated(people, 4, each=(1, 2))
    for contribution in library:
        contribution.tools = [
            {"id": f"TOOL{at:022d}", "tool": f"{NAME}'s very own helping tool {at}"}
            for at in range(9)
        ]
        contribution.roles = ("register-keeper",)
        for trial in contribution.for_leaders:
            if trial["line_for_leaders"]:
                trial["line_for_leaders"] = f"{NAME} says: " + "it took longer than usual " * 10
    finder = FindsWords({NAME: Outcome.HIDE})
    return compose(stored(library), Group(), decisions, "leaders", AS_OF, finder, key=KEY)


def _board(people: int, wordy: bool = True) -> dict[str, Any]:
    return _composed(people, wordy).extras["board"].data()


@pytest.mark.skipif(which("pdftotext") is None, reason="no pdftotext here")
@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("people", [6, 40])
def test_it_is_one_page_however_much_there_is_to_say(people: int, paper: Paper) -> None:
    document = _composed(people).extras["board"]
    assert len(pages(write_digest(document, "pdf", paper))) == 1
    if people == 40:
        alone = replace(_composed(people).document, sections=(), front=(), foreword="")
        annexed = pages(write_digest(alone, "pdf", paper))[-1]
        assert annexed.lines()[0].startswith("B One page for the Board")


@pytest.mark.parametrize("people", [6, 40])
def test_no_name_is_on_it(people: int) -> None:
    assert "Noorani" not in json.dumps(_board(people))
    assert "Noorani" not in json.dumps(_composed(people).document.data()["annexes"])


def test_it_is_called_what_the_group_calls_its_board() -> None:
    assert _board(40)["subtitle"] == "One page for the Board of trustees of all of our schools"
    assert _board(40, wordy=False)["subtitle"] == "One page for the board"
    called = _of(Decisions(board_name=" The governors "), 40).extras["board"]
    assert called.subtitle == "One page for the governors"


@pytest.mark.parametrize("people", [6, 40])
def test_what_is_told_on_one_page_is_bare_of_markdown(people: int) -> None:
    asked = (Action(ask="A *clear* rule"), Action(ask="An `account`", answer="done"))
    made = _of(Decisions(statements=("We **check**:\n\n- it all",), actions=asked), people)
    for document in (made.document, made.extras["board"]):
        told = " ".join(answer.text for card in document.front for answer in card.answers)
        assert "A clear rule" in told
        assert "We check: it all" in told or people == 40
        assert not re.search(r"[*`]|- it", told)


def test_each_figure_of_it_is_one_of_the_leaders_edition() -> None:
    edition = _composed(40).document.data()
    tables = [
        block
        for section in edition["sections"]
        for block in section["blocks"]
        if block["type"] == "table"
    ]
    printed = {cell["text"] for table in tables for row in table["rows"] for cell in row["cells"]}
    figures = [
        answer["figure"]["text"]
        for question in _board(40)["front"]
        for answer in question["answers"]
        if answer["figure"]
    ]
    assert len(figures) > 5
    assert set(figures) <= printed


def test_each_answer_has_its_n_or_cannot_say() -> None:
    for question in _board(40)["front"]:
        shown = [answer for answer in question["answers"] if answer["figure"]]
        if shown:
            assert re.search(r"about \d+ people", question["basis"])
        elif question["question"] == "What we cannot say yet":
            assert all(": fewer than 5 people" in one["text"] for one in question["answers"])


def test_safety_stands_before_minutes_and_nothing_saves_anything() -> None:
    questions = [one["question"] for one in _board(40)["front"]]
    minutes = questions.index("Is workload falling or moving?")
    assert questions.index("Is output checked before use?") < minutes
    _what, unsaid, *_others = _board(40)["front"]
    assert "whether personal data is staying out" in unsaid["answers"][0]["text"]
    assert "AI saves" not in json.dumps(_board(40))


def test_how_output_was_checked_is_said_where_no_safe_use_check_was_recorded() -> None:
    library = generated(20, 4, each=(1, 1), to_leaders=1.0)
    for at, contribution in enumerate(library):
        (trial,) = contribution.for_leaders
        trial.update(checking=("checked-all", "skimmed")[at % 2], safe_use={})
    made = compose(stored(library), Group(), Decisions(), "leaders", AS_OF, FindsWords(), key=KEY)
    told = {card["question"]: card for card in made.extras["board"].data()["front"]}
    answers = told["Is output checked before use?"]["answers"]
    assert [one["text"] for one in answers] == ["Skimmed", "Checked all"]


def test_the_sheet_of_a_brief_lists_what_the_brief_lists_and_counts_nothing() -> None:
    composed = _composed(6)
    assert composed.document.edition == "brief"
    brief = json.dumps(composed.document.data())
    sheet = _board(6)
    assert not [one for q in sheet["front"] for one in q["answers"] if one["figure"]]
    concerns = next(q for q in sheet["front"] if q["question"] == "Which concerns arose?")
    (listed,) = concerns["answers"]
    for one in listed["text"].split(", "):
        assert one in brief
    told = " ".join(a["text"] for q in sheet["front"] for a in q["answers"])
    assert set(re.findall(r"\d+", told)) <= {"10"}


def test_the_sheet_of_a_brief_says_why_it_lists_nothing() -> None:
    library = generated(2, 4, each=(1, 2))
    composed = compose(
        stored(library), Group(), Decisions(), "leaders", AS_OF, FindsWords(), key=KEY
    )
    front = composed.extras["board"].data()["front"]
    concerns = next(one for one in front if one["question"] == "Which concerns arose?")
    assert "too few to show" in concerns["answers"][0]["text"]


def test_it_has_no_table_and_so_no_csv() -> None:
    with pytest.raises(UserError, match="no table"):
        write_digest(_composed(12).extras["board"], "csv")
