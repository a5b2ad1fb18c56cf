"""Leaders' pages of groups who log a job, a tool, an outcome and one text, and nothing more."""

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.disclosure.ledger import Ledger
from journal.group.decisions import Decisions
from journal.vocabulary import ids
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored
from tests.fixtures.made_up_groups import generated
from ui.form.questions import SECTIONS

KEPT = ("id", "round", "period", "kind", "work_area", "task", "tool", "outcome")
CHECKS = dict.fromkeys(ids("safe_use_check"))
UNSAID = "What we cannot say yet"
SAFE = "What is not known to be safe"


def _bare(people: int, tools: bool = False, **more: Any) -> list[Contribution]:
    """As the trial form leaves them where only what it requires is filled in, and `more`."""
    library = generated(people, seed=people, each=(1, 2), to_leaders=1.0)
    for one in library:
        one.for_leaders = [
            {"safe_use": CHECKS, **{name: trial[name] for name in KEPT}, **more}
            for trial in one.for_leaders
        ]
        one.leaders_check_ins = []
        one.tools = one.tools if tools else []
    return library


def _composed(
    library: list[Contribution],
    rounds: tuple[Round, ...] = Group().rounds,
    ledger: Ledger | None = None,
) -> Composed:
    session, finder = stored(library), FindsWords()
    group = Group(invited=len(library) + 6, rounds=rounds)
    return compose(
        session, group, Decisions(), "leaders", AS_OF, finder, ledger, key=b"a key of sixteen"
    )


@cache
def _bare_of(people: int) -> Composed:
    return _composed(_bare(people))


def _cards(data: Mapping[str, Any]) -> dict[str, Any]:
    return {card["question"]: card for card in data["front"]}


def _told(card: Mapping[str, Any]) -> list[str]:
    return [answer["text"] for answer in card["answers"]]


@pytest.mark.parametrize("people", [12, 60])
def test_what_cannot_be_said_is_one_card_with_why_and_what_would_help(people: int) -> None:
    data = _bare_of(people).document.data()
    cards = _cards(data)
    assert data["front"][-1]["question"] == UNSAID
    asks, effort, *_failed = _told(cards[UNSAID])
    assert asks.startswith("What staff ask for: fewer than 5 people said")
    assert "Each check-in asks what would help" in asks
    assert effort.startswith("Effort saved, and effort moved: nobody recorded how long it took")
    assert "under “Time and quality”" in effort
    assert "5 people" in cards[UNSAID]["basis"]


@pytest.mark.parametrize("people", [12, 60])
def test_page_one_says_something_with_the_least_data(people: int) -> None:
    card = _cards(_bare_of(people).document.data())[SAFE]
    nobody, tools = _told(card)
    assert nobody == "Nobody recorded a safe-use check"
    assert tools.startswith("Named in trials, and the tool register is empty: ")
    assert all(int(n) >= 5 for n in re.findall(r"about (\d+)", tools))
    assert f"of {people + 6} invited" in card["basis"]
    assert "under “Safety and concerns”" in card["basis"]


def test_without_a_line_the_kinds_of_work_say_what_failed() -> None:
    card = _cards(_bare_of(60).document.data())["Something that failed"]
    assert all("Did not work" in text for text in _told(card))
    assert all(int(answer["figure"]["text"]) >= 5 for answer in card["answers"])
    assert "of about 60 people who shared a trial" in card["basis"]
    assert "no line about a trial that failed was released" in card["basis"]


def test_each_of_the_five_is_said_or_named_among_what_cannot_be() -> None:
    named = " ".join(_told(_cards(_bare_of(12).document.data())[UNSAID]))
    told = _cards(_bare_of(12).document.data())
    for question in (
        "What staff ask for",
        SAFE,
        "Effort saved, and effort moved",
        "Something that failed",
        "Decisions wanted, and by whom",
    ):
        assert (question in told) != (f"{question}: " in named)


def test_no_table_shows_only_what_was_not_recorded() -> None:
    for people in (12, 60):
        for table in _bare_of(people).document.tables():
            assert "Not recorded" not in table["columns"]
            with_figures = {
                row["head"]
                for row in table["rows"]
                if any(cell["state"] == "shown" for cell in row["cells"])
            }
            assert with_figures - {"Not recorded", "Everybody"}
    told = {table["id"]: table["columns"] for table in _bare_of(60).document.tables()}
    assert told["spread"] == told["accounts"] == ["People"]
    assert "by_job" in told
    blocks = [block for one in _bare_of(60).document.data()["sections"] for block in one["blocks"]]
    notes = [block["text"] for block in blocks if block["type"] == "note"]
    said = " ".join(note for note in notes if note.startswith("Nobody recorded it"))
    for title in ("Safe-use checks", "Effort saved and effort moved", "Whom effort moved to"):
        assert title in said


def test_where_few_recorded_it_nobody_is_said_to_have() -> None:
    library = _bare(30)
    for one in library[:3]:
        one.for_leaders[0] |= {"net_band": "saved-5-15", "effort_moved_to": ["nobody"]}
        one.for_leaders[0]["safe_use"] = dict.fromkeys(CHECKS, "no")
    data = _composed(library).document.data()
    words = json.dumps(data["front"], ensure_ascii=False)
    assert "obody recorded" not in words
    assert "people did not record how long it took both ways, and too few did" in words
    assert "safe-use checks: of about 30 people too few gave any one answer" in words


def test_a_tool_in_the_register_is_not_said_to_be_missing() -> None:
    library = _bare(30, tools=True, tool=["chatgpt"])
    told = _told(_cards(_composed(library).document.data())[SAFE])
    assert "In the register with something unsettled: ChatGPT" in told
    assert not any("not in the tool register" in text for text in told)
    library = _bare(30, tools=True, tool=["claude"])
    told = _told(_cards(_composed(library).document.data())[SAFE])
    assert "Named in trials, and not in the tool register: Claude (about 30)" in told


def test_what_stands_as_of_an_earlier_round_says_so_on_page_one() -> None:
    library = _bare(30)
    first = _composed(library)
    for one in library:
        one.for_leaders += [
            trial | {"round": 2, "id": f"Z{trial['id'][1:]}"} for trial in one.for_leaders
        ]
    rounds = (Round(1, date(2026, 9, 7)), Round(2, date(2026, 11, 2)))
    data = _composed(library, rounds=rounds, ledger=first.ledger).document.data()
    assert data["round"] == 2
    cards = _cards(data)
    (tools,) = _told(cards[SAFE])
    assert re.search(r": [A-Z].*? \(about \d+ as of round 1\), ", tools)
    assert "as of an earlier round" in cards[SAFE]["basis"]
    assert "obody recorded" not in json.dumps(data["front"])
    assert any("both ways, as of round 1; too few did" in text for text in _told(cards[UNSAID]))


def test_a_row_that_is_older_than_what_it_is_told_of_names_its_round() -> None:
    library = _bare(30, net_band="saved-5-15", usual_band="30-60", ai_band="15-30")
    first = _composed(library)
    for one in library[:20]:
        one.for_leaders += [
            trial | {"round": 2, "id": f"Z{trial['id'][1:]}"} for trial in one.for_leaders
        ]
    rounds = (Round(1, date(2026, 9, 7)), Round(2, date(2026, 11, 2)))
    data = _composed(library, rounds=rounds, ledger=first.ledger).document.data()
    card = _cards(data)["Effort saved, and effort moved"]
    (answer,) = card["answers"]
    assert (answer["figure"]["text"], card["basis"][:18]) == ("30", "of about 20 people")
    assert answer["text"].endswith("(as of round 1)")


def test_nothing_just_now_is_an_answer_too() -> None:
    library = generated(20, seed=2, each=(1, 1))
    for number, one in enumerate(library):
        wanted = "nothing-just-now" if number % 2 else sorted(ids("support_wanted"))[number // 4]
        one.leaders_check_ins[0]["support_wanted"] = [wanted]
    card = _cards(_composed(library).document.data())["What staff ask for"]
    assert _told(card) == ["Nothing just now"]
    assert card["answers"][0]["figure"]["text"] == "10"


def test_the_board_reads_first_what_is_not_known() -> None:
    what, unsaid, *_others = _bare_of(60).extras["board"].data()["front"]
    assert what["question"].startswith("What this is")
    assert unsaid["question"] == UNSAID
    assert "whether personal data is staying out; whether output is checked" in _told(unsaid)[0]


def test_the_form_asks_where_page_one_says_it_does() -> None:
    sections = {section.title: section.fields for section in SECTIONS}
    assert {"minutes_usual", "minutes_ai"} <= {*sections["Time and quality"]}
    assert "safe_use" in sections["Safety and concerns"]
