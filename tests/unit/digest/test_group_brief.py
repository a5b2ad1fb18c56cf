"""The group brief: words that were agreed on or released, and no figure."""

import json
import re
from datetime import timedelta
from typing import Any

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.disclosure.ledger import Ledger
from journal.digest.document import Answer, Cell, Grid, Headline, PeersTable, Row, Section
from journal.digest.guarded.blocks import LeadersDocument, LeadersSection, leaders_section
from journal.digest.guarded.tables import LeadersTable
from journal.digest.guarded.words import Sentence, TableFigure, Words, fixed, say, written
from journal.group.decisions import Action, Decisions, Hide
from journal.privacy.finding import Outcome
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored, week_sequence
from tests.fixtures.made_up_groups import generated


def _brief(
    contributions: list[Contribution],
    decisions: Decisions | None = None,
    finder: FindsWords | None = None,
    upper: bool = False,
) -> dict[str, Any]:
    return compose(
        stored(contributions),
        Group(upper_level=upper),
        decisions or Decisions(),
        "leaders",
        AS_OF,
        finder or FindsWords(),
        key=b"a key of sixteen",
    ).document.data()


def _section(brief: dict[str, Any], section_id: str) -> list[dict[str, Any]]:
    return next(s["blocks"] for s in brief["sections"] if s["id"] == section_id)


def test_a_brief_has_no_figure_of_its_own() -> None:
    for people in (1, 5, 9):
        brief = _brief(generated(people, seed=people))
        assert not [b for s in brief["sections"] for b in s["blocks"] if b["type"] == "table"]
        words = json.dumps(brief | {"format": None}, ensure_ascii=False)
        announced = {"1", "3", "5", "10", "2026"}
        assert set(re.findall(r"\d+", words)) <= announced


def test_a_line_comes_with_its_tool_and_work_area_only() -> None:
    trial = {
        "id": "A" * 26,
        "round": 1,
        "work_area": "assess",
        "tool": ["chatgpt"],
        "outcome": "did-not-work",
        "phase": ["upper-secondary"],
        "line_for_leaders": "Nadia says: settle the account.",
        "open_name": "Head Teacher",
    }
    library = [Contribution("a" * 64, week_sequence(AS_OF), for_leaders=[trial])]
    brief = _brief(library, finder=FindsWords({"Nadia": Outcome.HIDE}))
    (block,) = _section(brief, "lines")
    assert block["items"] == [
        {
            "text": "[name removed] says: settle the account.",
            "tool": "ChatGPT",
            "work_area": "Assess",
            "outcome": "",
            "name": "",
        }
    ]


def test_concerns_and_support_are_lists_in_the_vocabularys_order() -> None:
    brief = _brief(generated(6, seed=4))
    assert _section(brief, "concerns")[0]["items"] == [
        "Wrong or made-up content",
        "Shallow or too generic",
    ]
    assert _section(brief, "support")[0]["items"] == [
        "Time to try",
        "A worked example",
        "Clear rules",
    ]


def test_a_list_is_said_to_rest_on_those_who_could_name_something() -> None:
    library = generated(5, seed=4, each=(1, 1), to_leaders=1.0)
    for at, contribution in enumerate(library):
        (trial,) = contribution.for_leaders
        trial["concern"] = (["personal-data"], ["copyright-or-ownership"], [], [], [])[at]
    brief = _brief(library)
    assert len(_section(brief, "concerns")[0]["items"]) == 2
    _why, lists, *_others = _section(brief, "what-this-is")
    assert lists["text"].startswith("Concerns are listed where at least 3 people shared a trial")


def test_page_one_names_what_is_asked_for_and_raised_and_a_line_without_counting() -> None:
    brief = _brief(generated(6, seed=4))
    told = {card["question"]: card for card in brief["front"]}
    asked, raised = told["What staff ask for"], told["Concerns that were raised"]
    assert [one["text"] for one in asked["answers"]] == [
        "Time to try, A worked example, Clear rules"
    ]
    assert raised["basis"] == asked["basis"] == "named by somebody, and not counted"
    (first, *_others) = _section(brief, "lines")[0]["items"]
    line = told["A line for leaders"]
    assert [one["text"] for one in line["answers"]] == [f"“{first['text']}”"]
    assert line["basis"] == f"one writer’s own words; {first['work_area']} · {first['tool']}"
    (why,) = told["What we cannot say yet"]["answers"]
    assert "fewer than 10 people have released something" in why["text"]
    assert not any(answer["figure"] for card in brief["front"] for answer in card["answers"])


def test_page_one_asks_for_neither_nothing_nor_groups_that_are_there() -> None:
    library = generated(6, seed=4)
    for at, contribution in enumerate(library):
        for one in contribution.leaders_check_ins:
            one["support_wanted"] = (["nothing-just-now"], ["time-to-try"])[at % 2]
    for upper in (False, True):
        cards = {card["question"]: card for card in _brief(library, upper=upper)["front"]}
        (asked,) = cards["What staff ask for"]["answers"]
        assert asked["text"] == "Time to try"
        why = cards["What we cannot say yet"]["answers"][-1]["text"]
        assert why.endswith("counts identify people." if upper else "several groups together.")


def test_what_the_group_agreed_on_and_asks_stands_first() -> None:
    decisions = Decisions(
        statements=("We want one account for all.", "We check every answer."),
        actions=(
            Action(ask="Choose an account", owner_role="head"),
            Action(ask="Half an hour to try"),
        ),
    )
    brief = _brief([], decisions)
    agreed, asked, unsaid = ([a["text"] for a in h["answers"]] for h in brief["front"])
    assert agreed == ["We want one account for all."]
    assert asked == [
        "Choose an account (Head or principal)",
        "Half an hour to try (nobody named yet)",
    ]
    assert [text.split(":")[0] for text in unsaid] == [
        "What staff ask for",
        "Concerns that were raised",
        "What is not known to be safe, and effort saved or moved",
    ]
    assert _section(brief, "statements")[0]["items"] == list(decisions.statements)
    assert [b["type"] for b in _section(brief, "lines")] == ["empty"]


def test_a_raw_count_cannot_be_said_to_leaders() -> None:
    with pytest.raises(TypeError, match="neither protected nor made of words"):
        say("{n} people", n=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="no digit"):
        say(f"{3} people")
    with pytest.raises(TypeError, match="no digit"):
        fixed(f"{3} people")
    with pytest.raises(TypeError, match="not scanned"):
        written("3 people")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="protected table"):
        TableFigure({"rows": [3]}, 0, 0)  # type: ignore[arg-type]
    for made in (Words, Sentence):
        with pytest.raises(TypeError, match=r"guarded\.words only"):
            made("3 people")


def test_a_table_of_peers_cannot_reach_leaders() -> None:
    peers: Any = PeersTable(Grid("raw", "Raw", ("People",), (Row("One", (Cell("3"),)),)))
    title = say("One")
    with pytest.raises(TypeError, match="LeadersBlock"):
        leaders_section(LeadersSection("one", title, None, (peers,)))
    with pytest.raises(TypeError, match="ProtectedTable"):
        LeadersTable({"raw": 3})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "part",
    [
        {"sections": (Section("one", "One", "3 people", ()),)},
        {"front": (Headline("One", (Answer("3 people"),), ""),)},
    ],
)
def test_a_page_for_leaders_is_made_of_parts_for_leaders(part: dict[str, Any]) -> None:
    whole: dict[str, Any] = {
        "edition": "leaders",
        "title": "A group",
        "subtitle": "",
        "group": "A group",
        "round": 1,
        "period": "November 2026",
        "language": "en",
        "foreword": "",
        "front": (),
        "sections": (),
    }
    assert LeadersDocument(**whole).data()["sections"] == []
    with pytest.raises(TypeError, match="a leaders' page takes"):
        LeadersDocument(**(whole | part))


def _round_two(library: list[Contribution], ledger: Ledger, decisions: Decisions) -> Composed:
    opened = Group().rounds[0].opened_on
    group = Group(rounds=(Round(1, opened), Round(2, opened + timedelta(1))))
    return compose(
        stored(library), group, decisions, "leaders", AS_OF, FindsWords(), ledger,
        b"a key of sixteen",
    )  # fmt: skip


def test_one_who_joins_is_not_given_away_and_what_was_left_out_is_said() -> None:
    library = generated(6, seed=4)
    first = compose(
        stored(library),
        Group(),
        Decisions(),
        "leaders",
        AS_OF,
        FindsWords(),
        key=b"a key of sixteen",
    )
    assert first.ledger
    for contribution in library:
        same = [trial | {"round": 2} for trial in contribution.for_leaders]
        again = [check | {"round": 2} for check in contribution.leaders_check_ins]
        contribution.for_leaders, contribution.leaders_check_ins = same, again
    (new,) = generated(1, seed=9, round_number=2)
    new.for_leaders = [new.trials[0] | {"concern": ["bias-or-stereotype"], "round": 2}]
    new.leaders_check_ins[0]["support_wanted"] = ["training"]
    hide = Hide(code=library[0].trials[0]["id"][:8], why="Asked for by its writer.")
    second = _round_two([*library, new], first.ledger, Decisions(hides=(hide,)))
    brief = second.document.data()
    for section in ("concerns", "support"):
        (now,), (then,) = _section(brief, section), _section(first.document.data(), section)
        assert now.get("items", []) in (then["items"], [])
    assert "Asked for by its writer." in json.dumps(_section(brief, "what-this-is"))
    assert {one.effect for one in second.effects if one.figure == "support_wanted"} == {"frozen"}
