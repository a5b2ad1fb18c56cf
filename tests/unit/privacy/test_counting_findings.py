"""How the finder is measured: what counts as found, as a leak, as right and as needless."""

import json
from pathlib import Path

import pytest

from journal.privacy.finder import Finder
from journal.privacy.finding import Finding, Kind, Outcome
from tests.benchmarks.counting_findings import Counts
from tests.benchmarks.marked_sets import Marked, Span, given_sets, read_set
from tests.benchmarks.measure_finder import listed_names, measure, row, table

TEXT = "Mrs Olivia Khan's 7B left."
NAME = Span(0, 17, "person")


def found(
    start: int, end: int, outcome: Outcome = Outcome.HIDE, kind: Kind = Kind.PERSON
) -> Finding:
    return Finding(start, end, kind, outcome, "")


def counted(*findings: Finding, spans: tuple[Span, ...] = (NAME,)) -> Counts:
    counts = Counts()
    counts.add(Marked(TEXT, spans), findings, 0.001)
    return counts


def test_a_name_is_found_without_its_title_and_possessive() -> None:
    counts = counted(found(4, 15))
    assert counts.recall("person") == (1.0, 1.0)
    assert counts.leaks == 0.0


@pytest.mark.parametrize("finding", [found(4, 10), found(4, 13), found(11, 15)])
def test_a_name_covered_in_part_leaks(finding: Finding) -> None:
    counts = counted(finding)
    assert counts.recall("person") == (0.0, 0.0)
    assert counts.leaks == 1.0
    assert counts.precision("person") == 1.0


def test_two_findings_may_cover_a_name_together() -> None:
    assert counted(found(4, 10), found(11, 15)).recall("person") == (1.0, 1.0)


def test_what_is_asked_about_is_found_and_not_hidden() -> None:
    counts = counted(found(4, 15, Outcome.ASK))
    assert counts.recall("person") == (0.0, 1.0)
    assert counts.leaks == 0.0
    assert counts.precision("person") is None
    assert counts.needless_per_thousand == 0.0


def test_one_name_of_two_left_makes_the_text_leak() -> None:
    counts = counted(found(4, 10), spans=(Span(4, 10, "PERSON"), Span(11, 15, "PERSON")))
    assert counts.recall("person") == (0.5, 0.5)
    assert counts.leaks == 1.0


def test_what_must_stay_is_wrong_to_hide_and_needless_to_ask() -> None:
    keep = Span(18, 20, "keep")
    hidden = counted(found(18, 20), found(4, 15), spans=(NAME, keep))
    assert hidden.precision("person") == 0.5
    asked = counted(found(18, 20, Outcome.ASK), spans=(keep,))
    assert asked.needless == {"7b"}
    assert asked.gold == {}
    assert asked.leaks is None


def test_the_same_needless_string_counts_once() -> None:
    counts = counted(found(18, 20, Outcome.ASK))
    counts.add(Marked(TEXT, ()), [found(18, 20, Outcome.ASK)], 0.0)
    assert len(counts.needless) == 1


def test_a_set_that_marks_no_kind_of_what_was_hidden_has_no_precision_of_all() -> None:
    counts = counted(found(4, 15))
    assert counts.precision() == 1.0
    for _text in range(10):
        counts.add(Marked(TEXT, ()), [found(18, 20, kind=Kind.CLASS)], 0.0)
    assert counts.precision("person") == 1.0
    assert counts.precision(Kind.CLASS) is None
    assert counts.precision() is None


def test_labels_outside_the_task_are_not_counted() -> None:
    assert counted(spans=(Span(21, 25, "ORGANIZATION"),)).gold == {}


def test_traps_are_counted_by_their_name() -> None:
    counts = counted(
        found(4, 15), spans=(Span(4, 15, "person", "origin"), Span(18, 20, "person", "case"))
    )
    assert (counts.traps["origin"], counts.trapped["origin"]) == (1, 1)
    assert (counts.traps["case"], counts.trapped["case"]) == (1, 0)


def test_sets_are_read_in_each_of_their_forms(tmp_path: Path) -> None:
    lines = [
        {"text": "Hi Ada", "spans": [{"start": 3, "end": 6, "label": "PERSON", "trap": "tool"}]},
        {"tool": "Claude", "task": "a quiz", "next": None},
    ]
    jsonl = tmp_path / "set.jsonl"
    jsonl.write_text("\n".join(map(json.dumps, lines)), "utf-8")
    assert read_set(jsonl) == [
        Marked("Hi Ada", (Span(3, 6, "PERSON", "tool"),)),
        Marked("Claude", ()),
        Marked("a quiz", ()),
    ]
    assert read_set(jsonl)[0].spans[0].kind == "person"
    marked = tmp_path / "set.txt"
    marked.write_text("# how it is marked\n[person|Ada] of [class|7B]\n", "utf-8")
    assert read_set(marked) == [Marked("Ada of 7B", (Span(0, 3, "person"), Span(7, 9, "class")))]


def test_both_halves_of_our_own_sets_and_the_published_trials_are_measured() -> None:
    stems = {path.stem for path in given_sets()}
    assert {"school_notes_develop", "school_notes_test", "published_trials"} <= stems
    assert {"school_identifiers_develop", "school_identifiers_test"} <= stems


def test_a_row_says_nothing_where_nothing_is_marked() -> None:
    counts = measure([Marked("It went well.", ())], Finder())
    cells = row("trials", "no model", counts)
    assert cells[:7] == ("trials (1)", "no model", "–", "–", "–", "–", "–")
    assert list(table(("a", "b"), [("1", "2")], markdown=True)) == [
        "| a | b |",
        "|---|---|",
        "| 1 | 2 |",
    ]


def test_a_share_of_the_names_is_listed() -> None:
    texts = [Marked(f"Pupil{n:02} was here", (Span(0, 7, "person"),)) for n in range(10)]
    assert len(listed_names(texts, 0.8).names) == 8
