"""Every word of a leaders' edition, over libraries made to give somebody away."""

import itertools
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest

from journal.digest.compose import Composed, compose
from journal.digest.gather.leaders_figures import leaders_figures
from journal.digest.gather.scope import open_scope
from journal.digest.render.formats import write_digest
from journal.digest.wording import SECTIONS
from journal.group.decisions import Action, Decisions, Hide, Retired
from journal.privacy.finding import Outcome
from journal.vocabulary import raw
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored
from tests.fixtures.made_up_groups import generated

KEY = b"a key of sixteen"
NAMES = ("Nadia Noorani", "Kestrel class", "Oakfield", "head@oakfield.example")
FINDER = dict.fromkeys(NAMES, Outcome.HIDE)
TEXTS = ("did", "worked", "didnt", "next", "prompt", "kept", "priority", "tool_version")
DECISIONS = Decisions(
    foreword="From Nadia Noorani",
    actions=(Action(ask="Nadia Noorani asks for time", because="Oakfield", kind="try"),),
)


def _adversarial(people: int, seed: int) -> list[Contribution]:
    """A library with names wherever somebody could have put one, and with lonely answers."""
    chance = random.Random(seed)
    library = generated(people, seed=seed)
    for number, contribution in enumerate(library):
        for trial in contribution.trials:
            trial.update({field: f"{chance.choice(NAMES)} at 14:05" for field in TEXTS})
            trial["tag"] = [NAMES[0]]
        for trial in contribution.for_leaders:
            trial["line_for_leaders"] = f"{chance.choice(NAMES)} asks for time."
            if number < 2:
                trial["tool"] = [NAMES[number]]
            if number == 0:
                trial["phase"] = ["early-years"]
                trial["concern"] = ["unsafe-output"]
                trial["data_put_in"] = ["pupil-work-named"]
                trial["quality_vs_usual"] = "worse"
        for check_in in contribution.check_ins:
            check_in["stuck"] = f"{chance.choice(NAMES)} on 3 November 2026"
    library[0].leaders_check_ins[0]["confidence"] = "very-confident"
    for entry in library[0].tools:
        entry["approved_uses"] = f"Ask {NAMES[0]}"
    return library


def _leaders(library: list[Contribution], group: Group, **more: Any) -> Composed:
    decisions = more.pop("decisions", DECISIONS)
    session = stored(library)
    finder = FindsWords(FINDER)
    return compose(session, group, decisions, "leaders", AS_OF, finder, key=KEY, **more)


LIBRARIES = [
    (people, seed, threshold)
    for (people, threshold), seed in itertools.product(
        ((10, 3), (12, 5), (19, 5), (30, 5), (33, 8), (60, 4)), (1, 2)
    )
]


@dataclass(frozen=True)
class Edition:
    """What a library's leaders are given, in the formats that are read as text."""

    library: list[Contribution]
    group: Group
    composed: Composed
    pages: tuple[str, ...]


@pytest.fixture(scope="module", params=LIBRARIES, ids=str)
def edition(request: pytest.FixtureRequest) -> Edition:
    people, seed, threshold = request.param
    library = _adversarial(people, seed)
    group = Group(threshold=threshold, invited=people + 7)
    composed = _leaders(library, group)
    return Edition(library, group, composed, tuple(_pages(composed)))


def _pages(composed: Composed) -> Iterator[str]:
    for form in ("html", "md", "json", "csv"):
        yield write_digest(composed.document, form).decode()


def test_no_name_is_printed(edition: Edition) -> None:
    for page in edition.pages:
        for word in ("Nadia", "Noorani", "Kestrel", "oakfield", "Oakfield"):
            assert word not in page


def test_no_contributor_and_no_trial_can_be_told(edition: Edition) -> None:
    for page in edition.pages:
        for contribution in edition.library:
            assert contribution.contributor[:12] not in page
            assert str(contribution.sequence) not in page
            for trial in contribution.trials:
                assert trial["id"][:8] not in page
                assert f"{trial['id'][:4]}-{trial['id'][4:8]}" not in page


def test_no_text_of_a_trial_is_printed(edition: Edition) -> None:
    for page in edition.pages:
        assert "14:05" not in page
        assert "Asked for three ways" not in page
        assert "which account is allowed" not in page


def test_no_date_and_no_percentage(edition: Edition) -> None:
    for page in edition.pages:
        visible = re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
        assert not re.search(r"\d{4}-\d{2}-\d{2}", visible)
        assert not re.search(r"\d{1,2}(st|nd|rd|th)? (of )?[A-Z][a-z]+ 20\d\d", visible)
        assert not re.search(r"\d\s?%", visible)
        assert not re.search(r"\d\d?:\d\d", visible)


def test_every_figure_stands_for_as_many_as_the_threshold(edition: Edition) -> None:
    library, group, composed = edition.library, edition.group, edition.composed
    true = {
        table.id: table
        for table in leaders_figures(open_scope(stored(library), group, AS_OF)).tables
    }
    shown = 0
    for table in composed.document.tables():
        if table["id"] == "register":
            continue
        columns = {name: column for column, name in true[table["id"]].columns}
        rows = {name: row for row, name in true[table["id"]].rows}
        for row in table["rows"]:
            for column, cell in zip(table["columns"], row["cells"], strict=True):
                if cell["state"] != "shown":
                    assert not re.search(r"\d", cell["text"])
                    continue
                assert int(cell["text"]) % 5 == 0
                count = _true_count(true[table["id"]], rows, columns, row["head"], column)
                if count is not None:
                    shown += 1
                    assert count >= group.threshold
                    assert abs(count - int(cell["text"])) <= 2
    assert shown or composed.document.edition == "leaders"


def _true_count(
    table: Any, rows: dict[str, str], columns: dict[str, str], head: str, column: str
) -> int | None:
    if list(rows.values()) == ["everybody"]:
        return int(table.counts.get(("everybody", columns[head]), 0))
    if head in rows and column in columns:
        return int(table.counts.get((rows[head], columns[column]), 0))
    return None


def test_every_other_number_is_announced_or_a_rounded_figure(edition: Edition) -> None:
    group, data = edition.group, edition.composed.document.data()
    medians = 2 * group.threshold  # the least number of people behind one
    announced = {group.invited, group.threshold, medians, data["round"], 2026}
    labels = sorted(set(_labels(raw())), key=len, reverse=True)
    for text in _texts(data):
        for label in labels:
            text = text.replace(label, "")
        for number in re.findall(r"\d+", text):
            assert int(number) in announced or int(number) % 5 == 0, text
    for headline in data["front"]:
        for answer in headline["answers"]:
            assert all(int(n) >= 5 for n in re.findall(r"about (\d+)", answer["text"]))


def _labels(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("label"), str) and re.search(r"\d", value["label"]):
            yield value["label"]
        for inside in value.values():
            yield from _labels(inside)
    elif isinstance(value, list):
        for inside in value:
            yield from _labels(inside)


def _texts(value: Any) -> Iterator[str]:
    """All words of a document outside the tables' cells, which are looked at on their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for inside in value:
            yield from _texts(inside)
    elif isinstance(value, dict) and value.get("id") != "register":
        for name, inside in value.items():
            if name not in ("cells", "type", "id"):
                yield from _texts(inside)


def test_the_control_sees_the_names_where_they_are_kept() -> None:
    library = _adversarial(30, 1)
    kept = Decisions(foreword="From Nadia Noorani", kept=NAMES)
    assert any("Nadia" in page for page in _pages(_leaders(library, Group(), decisions=kept)))


def test_the_twelve_sections_and_page_one_stand_in_their_order() -> None:
    document = _leaders(generated(30), Group()).document
    assert tuple(section.id for section in document.sections) == SECTIONS
    assert [headline.question for headline in document.front] == [
        "What staff ask for",
        "What is not known to be safe",
        "Effort saved, and effort moved",
        "Something that failed",
        "Decisions wanted, and by whom",
    ]
    for headline in document.front:
        assert headline.answers
        assert headline.basis or headline.question.startswith("Decisions")


def test_the_order_of_merging_leaves_no_trace() -> None:
    library = generated(24, seed=9)
    usual = _leaders(library, Group())
    random.Random(1).shuffle(library)
    shuffled = _leaders(library, Group())
    assert list(_pages(shuffled)) == list(_pages(usual))
    assert shuffled.ledger == usual.ledger


def test_too_few_contributors_get_a_brief_that_enters_the_ledger() -> None:
    few = _leaders(generated(9), Group())
    assert few.document.edition == "brief"
    assert few.ledger
    assert few.ledger.brief
    doubled = _leaders(generated(19), Group(upper_level=True))
    assert doubled.document.edition == "brief"
    assert _leaders(generated(20), Group(upper_level=True)).document.edition == "leaders"


def test_what_nobody_or_hardly_anybody_recorded_is_named_as_that() -> None:
    library = generated(14, seed=4, to_leaders=1.0)
    for number, contribution in enumerate(library):
        for trial in contribution.for_leaders:
            trial.update(concern=(), concern_action=(), time_basis=None)
            trial["checking"] = "skimmed" if number < 3 else None
    notes = [
        block.data()["text"]
        for section in _leaders(library, Group()).document.sections
        for block in section.blocks
        if block.data()["type"] == "note"
    ]
    (nobody,) = (note for note in notes if note.startswith("Nobody recorded it") and "Con" in note)
    assert nobody == "Nobody recorded it: Concerns; What was done about concerns."
    most = " ".join(note for note in notes if note.startswith("Most left it open"))
    assert "How the output was checked" in most
    assert "How confident" not in most


def test_a_leaders_own_trial_has_the_name_and_a_failure_opens() -> None:
    library = generated(12, seed=3)
    for contribution, outcome, name in zip(
        library, ("worked-well", "did-not-work"), ("A. Head", "B. Deputy"), strict=False
    ):
        contribution.for_leaders[0].update(
            open_name=name, outcome=outcome, line_for_leaders=f"{name} says so."
        )
    section = _leaders(library, Group()).document.data()["sections"][2]
    (block,) = section["blocks"]
    assert [(one["name"], one["outcome"]) for one in block["items"]] == [
        ("B. Deputy", "Did not work"),
        ("A. Head", "Worked well"),
    ]
    others = json.dumps(_leaders(library, Group()).document.data()["sections"][3:])
    assert "A. Head" not in others


def test_the_facilitators_story_is_the_failure_that_leads_on_page_one_and_for_the_board() -> None:
    library = generated(30, seed=4)
    failed = [
        trial
        for contribution in library
        for trial in contribution.for_leaders
        if trial["outcome"] == "did-not-work"
    ]
    for at, trial in enumerate(failed):
        trial["line_for_leaders"] = f"Failure named {'abcdefghijklmnopqrstuvwxyz'[at]}."
    chosen = failed[-1]
    decisions = Decisions(stories=(f"T-{chosen['id'][:4]}-{chosen['id'][4:8]}",))
    composed = _leaders(library, Group(), decisions=decisions)
    for document in (composed.document, composed.extras["board"]):
        (told,) = (one for one in document.front if one.question == "Something that failed")
        assert [answer.text for answer in told.answers] == [f"“{chosen['line_for_leaders']}”"]


def test_a_hidden_trials_line_is_gone_and_the_why_is_said() -> None:
    library = generated(12, seed=3)
    trial = library[0].for_leaders[0]
    trial["line_for_leaders"] = "The one that was hidden."
    decisions = Decisions(hides=(Hide(code=trial["id"][:8], why="its writer asked"),))
    words = json.dumps(_leaders(library, Group(), decisions=decisions).document.data())
    assert "The one that was hidden." not in words
    assert "The facilitator left something out: its writer asked" in words


def test_a_retired_contribution_is_in_no_figure_and_no_line() -> None:
    library = generated(33)
    line = {**next(one for one in library if one.for_leaders).for_leaders[0]}
    line |= {"id": "Q" * 26, "line_for_leaders": "The one that was retired."}
    without = list(library)
    library.append(Contribution("e" * 64, library[0].sequence, trials=[line], for_leaders=[line]))
    retired = Decisions(retired=(Retired(contributor="e" * 64, why="It repeats another."),))
    plain = _leaders(without, Group(), decisions=Decisions()).document.data()
    left_out = _leaders(library, Group(), decisions=retired).document.data()
    assert "The one that was retired." in json.dumps(_leaders(library, Group()).document.data())
    words = json.dumps(left_out)
    assert "The one that was retired." not in words
    assert "The facilitator left something out: It repeats another." in words
    assert [s for s in left_out["sections"] if s["id"] != "what-this-is"] == [
        s for s in plain["sections"] if s["id"] != "what-this-is"
    ]


def test_more_than_were_invited_is_never_said() -> None:
    words = json.dumps(_leaders(generated(33), Group(invited=34)).document.data())
    assert "nearly all of 34 invited" in words
    assert "35 of 34" not in words


def test_many_more_than_were_invited_are_told_as_more() -> None:
    for invited, said in (
        (20, "about 35 people, more than the 20 invited"),
        (32, "about 35 people, more than the 32 invited"),  # 33 at the least
        (33, "nearly all of 33 invited"),  # may be all of them
    ):
        words = json.dumps(_leaders(generated(33), Group(invited=invited)).document.data())
        assert said in words
