"""The peers' edition: everything shared, nobody's name, nothing claimed from one trial."""

import json
import random
from typing import Any

import pytest

from journal.digest.document import Document
from journal.digest.editions.peers import compose_peers
from journal.digest.peers.cards import minutes
from journal.digest.render.formats import write_digest
from journal.digest.scan import Scanner
from journal.digest.wording import SECTIONS
from journal.group.decisions import Action, Decisions, Hide, Mask, Retired
from journal.language import use_language
from journal.privacy.finding import Outcome
from tests.fixtures.finders import FindsWords
from tests.fixtures.libraries import AS_OF, Contribution, Group, stored, week_sequence
from tests.fixtures.made_up_groups import generated

A, B, C = "A" * 26, "B" * 26, "C" * 26


def _composed(
    contributions: list[Contribution],
    decisions: Decisions | None = None,
    finder: FindsWords | None = None,
    group: Group | None = None,
) -> Document:
    decisions = decisions or Decisions()
    return compose_peers(
        stored(contributions),
        group or Group(),
        decisions,
        AS_OF,
        Scanner(finder or FindsWords(), decisions),
    )[0]


def _one(name: str, *trials: dict[str, Any], **more: Any) -> Contribution:
    return Contribution(name * 64, week_sequence(AS_OF), trials=list(trials), **more)


def _trial(trial_id: str, **fields: Any) -> dict[str, Any]:
    usual = {
        "id": trial_id,
        "round": 1,
        "period": "2026-11",
        "kind": "tried-it",
        "task": ["marking"],
        "work_area": "assess",
        "tool": ["chatgpt"],
        "outcome": "worked-well",
        "didnt": "Nothing to say.",
    }
    return usual | fields


def _section(document: Document, section_id: str) -> dict[str, Any]:
    return next(s for s in document.data()["sections"] if s["id"] == section_id)


def _words(document: Document) -> str:
    return json.dumps(document.data(), ensure_ascii=False)


def test_the_twelve_sections_stand_in_their_order() -> None:
    assert tuple(s.id for s in _composed(generated(6)).sections) == SECTIONS


def test_a_digest_names_the_language_that_its_sentences_come_in() -> None:
    assert _composed([]).language == "en"
    use_language("cy")
    try:
        assert _composed([]).language == "cy"
    finally:
        use_language("en")


def test_an_empty_library_says_so_in_every_section() -> None:
    document = _composed([])
    for section in document.data()["sections"][1:]:
        assert [block["type"] for block in section["blocks"]] == ["empty"], section["id"]
    for form in ("html", "md", "json", "csv", "xlsx", "pdf"):
        assert write_digest(document, form)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_order_of_merging_leaves_no_trace(seed: int) -> None:
    contributions = generated(9, seed=3)
    usual = _composed(contributions)
    random.Random(seed).shuffle(contributions)
    assert _composed(contributions).data() == usual.data()  # of which all pages are made


def test_no_contributor_and_no_whole_id_is_printed() -> None:
    contributions = generated(8, seed=5)
    words = _words(_composed(contributions))
    for contribution in contributions:
        assert contribution.contributor not in words
        assert str(contribution.sequence) not in words
        assert not any(trial["id"] in words for trial in contribution.trials)


def test_every_trial_is_printed_once_with_its_code() -> None:
    contributions = generated(8, seed=5)
    cards = [
        card
        for block in _section(_composed(contributions), "by-job")["blocks"]
        for column in block["columns"]
        for card in column["cards"]
    ]
    codes = [card["code"] for card in cards]
    trials = [trial for contribution in contributions for trial in contribution.trials]
    assert len(codes) == len(set(codes)) == len(trials)
    assert set(codes) == {f"T-{t['id'][:4]}-{t['id'][4:8]}" for t in trials}


def test_one_trial_is_called_one_trial_and_never_starts_anybody_off() -> None:
    document = _composed([_one("a", _trial(A, data_put_in=["nothing-personal"]))])
    (block,) = _section(document, "by-job")["blocks"]
    assert block["lead"] == "One trial."
    assert block["columns"][0]["title"] == "Worked for its writer"
    assert "One trial" in block["columns"][0]["cards"][0]["marks"]
    assert _section(document, "start-here")["blocks"][0]["type"] == "empty"


def test_a_low_risk_trial_that_worked_for_a_colleague_too_is_where_to_start() -> None:
    safe = {"data_put_in": ["nothing-personal"], "checking": "checked-all", "hands_on": "me"}
    repeat = _trial(B, based_on=A[:8], **safe)
    (block,) = _section(
        _composed([_one("a", _trial(A, **safe)), _one("b", repeat | {"checking": "skimmed"})]),
        "start-here",
    )["blocks"]
    assert block["text"].startswith("T-AAAA-AAAA: Marking, with ChatGPT.")
    failed = _composed([_one("a", _trial(A, **safe)), _one("b", repeat | {"outcome": "stop"})])
    assert _section(failed, "start-here")["blocks"][0]["type"] == "empty"


def test_disagreement_is_said_and_failures_come_first() -> None:
    document = _composed(
        [_one("a", _trial(A)), _one("b", _trial(B, outcome="did-not-work")), _one("c", _trial(C))]
    )
    (block,) = _section(document, "by-job")["blocks"]
    assert [c["title"] for c in block["columns"]] == [
        "Did not work, or cost more than it gave",
        "Worked for its writer",
    ]
    assert block["lead"] == (
        "3 trials. With ChatGPT: worked for some (T-AAAA-AAAA, T-CCCC-CCCC), did not for others "
        "(T-BBBB-BBBB): what was different?"
    )


def test_old_evidence_is_marked_as_old() -> None:
    document = _composed([_one("a", _trial(A, period="2025-09"), _trial(B, period="2025-11"))])
    cards = _section(document, "by-job")["blocks"][0]["columns"][0]["cards"]
    marks = {card["code"]: card["marks"] for card in cards}
    assert "more than a year old" in marks["T-AAAA-AAAA"]
    assert "more than a year old" not in marks["T-BBBB-BBBB"]


def test_time_that_is_not_recorded_is_not_a_nought() -> None:
    document = _composed([_one("a", _trial(A), _trial(B, usual_band="30-60", ai_band="5-15"))])
    cards = _section(document, "by-job")["blocks"][0]["columns"][0]["cards"]
    times = [card["facts"][0]["text"] for card in cards]
    assert times == ["Not recorded", "usual way 30 to 60 minutes; with AI, all in, 5 to 15 minutes"]
    notes = [b["text"] for b in _section(document, "time")["blocks"] if b["type"] == "note"]
    assert notes == ["1 trial did not record both times. That is not a time of nought."]


def test_what_the_scan_hides_is_masked_until_it_is_kept() -> None:
    library = [
        _one(
            "a",
            _trial(A, did="Nadia Noor helped.", tool=["Nadia's bot"], task=["Nadia's job"]),
            check_ins=[{"id": A, "round": 1, "source": "self", "stuck": "Ask Nadia Noor"}],
        )
    ]
    finder = FindsWords({"Nadia": Outcome.HIDE, "Noor": Outcome.ASK})
    document = _composed(library, finder=finder)
    for form in ("html", "md", "json", "csv"):
        assert b"Nadia" not in write_digest(document, form)
        assert b"Noor" in write_digest(document, form) or form == "csv"
    assert "[name removed] Noor helped." in _words(document)
    assert len(finder.asked) == len(set(finder.asked))
    kept = _composed(library, Decisions(kept=("nadia",)), finder)
    assert "Nadia Noor helped." in _words(kept)
    masked = _composed(library, Decisions(masks=(Mask(text="Noor", replacement="a friend"),)))
    assert "Nadia a friend helped." in _words(masked)


def test_a_hidden_trial_is_gone_and_the_hiding_is_said() -> None:
    hides = (Hide(code="T-AAAA-AAAA", why="its writer asked"),)
    document = _composed([_one("a", _trial(A), _trial(B))], Decisions(hides=hides))
    assert "T-AAAA-AAAA" not in _words(document)
    notes = [b["text"] for b in _section(document, "what-this-is")["blocks"] if b["type"] == "note"]
    assert notes == ["1 trial is hidden by the facilitator. Why: its writer asked"]


def test_a_retired_contribution_is_gone_and_that_is_said() -> None:
    library = [_one("a", _trial(A)), _one("b", _trial(B)), _one("c", _trial(C))]
    retired = (
        Retired(contributor="a" * 64, why="Nadia asked"),
        Retired(contributor="b" * 64, why=""),
        Retired(contributor="f" * 64, why="sends nothing any more"),
    )
    finder = FindsWords({"Nadia": Outcome.HIDE})
    document = _composed(library, Decisions(retired=retired), finder)
    assert "T-AAAA-AAAA" not in _words(document)
    assert "T-CCCC-CCCC" in _words(document)
    notes = [b["text"] for b in _section(document, "what-this-is")["blocks"] if b["type"] == "note"]
    (said,) = notes
    assert said.startswith("2 contributions were retired by the facilitator. Why: ")
    assert "Nadia" not in said
    assert ": 1 trial from 1" in _words(document)


def test_feelings_of_few_are_not_counted() -> None:
    few, many = generated(9, seed=2), generated(10, seed=2)
    captions = {
        n: [b.get("caption") for b in _section(_composed(library), "listening")["blocks"]]
        for n, library in ((9, few), (10, many))
    }
    assert "How confident people feel, lowest first" not in captions[9]
    assert "How confident people feel, lowest first" in captions[10]


def test_the_answers_of_one_check_in_do_not_stand_together() -> None:
    texts = [("using z", "curious a"), ("using a", "curious z")]
    library = [
        _one(
            name,
            check_ins=[{"id": i, "round": 1, "source": "self", "using": u, "curious": c}],
        )
        for name, i, (u, c) in zip("ab", (A, B), texts, strict=True)
    ]
    lists = [
        b["items"]
        for b in _section(_composed(library), "listening")["blocks"]
        if b["type"] == "statements"
    ]
    assert lists == [["using a", "using z"], ["curious a", "curious z"]]


def test_what_was_asked_and_what_came_of_it() -> None:
    actions = (
        Action(ask="Choose an account", kind="support", answer="not-yet", because="of the cost"),
        Action(ask="Time to try", kind="try"),
    )
    document = _composed(generated(3), Decisions(actions=actions))
    first = [b for b in _section(document, "what-this-is")["blocks"] if b["type"] == "actions"]
    assert [a["answer"] for a in first[0]["items"]] == ["Not yet, because of the cost"]
    roadmap = _section(document, "roadmap")["blocks"]
    assert [(b["title"], len(b["items"])) for b in roadmap] == [
        ("Train", 0),
        ("Try", 1),
        ("Support", 1),
    ]
    assert roadmap[1]["items"][0]["answer"] == "No answer yet"


def _own_words(trial_id: str, **fields: Any) -> dict[str, Any]:
    return _trial(trial_id, work_area=None, task=["Growing basil"], **fields)


def test_a_job_in_own_words_stands_for_itself() -> None:
    document = _composed([_one("a", _own_words(A), _trial(B))])
    titles = [block["title"] for block in _section(document, "by-job")["blocks"]]
    assert titles == ["Assess: Marking", "Growing basil"]


def test_a_spread_of_one_row_without_a_name_is_a_sentence() -> None:
    blocks = _section(
        _composed([_one("a", _own_words(A, phase=["upper-primary"]), _own_words(B))]),
        "spread-and-gaps",
    )["blocks"]
    assert blocks[0]["text"].startswith("No trial has its kind of work on record")
    assert [row["head"] for row in blocks[1]["rows"]] == ["Upper primary (7 to 10)", "Not recorded"]
    nothing = _section(_composed([_one("a", _own_words(A))]), "spread-and-gaps")["blocks"]
    assert not [block for block in nothing if block["type"] == "table"]
    areas = _section(_composed([_one("a", _trial(A), _own_words(B))]), "spread-and-gaps")["blocks"]
    assert areas[0]["text"] == "No trial has its phase on record."
    assert [row["head"] for row in areas[1]["rows"]] == ["Assess", "Not recorded"]


def test_accounts_that_nobody_recorded_are_a_sentence() -> None:
    library = [_one("a", _trial(A), _trial(B, tool=["Basil bot", "chatgpt"]))]
    blocks = _section(_composed(library), "safe-use")["blocks"]
    assert blocks[0]["columns"] == ["Trials", "People"]
    assert [row["head"] for row in blocks[0]["rows"]] == ["ChatGPT", "Basil bot"]
    assert blocks[1]["text"] == "Whose account was used is not recorded for any of the 2 trials."
    library[0].trials[0]["tool_access"] = "school-licence"
    known = _section(_composed(library), "safe-use")["blocks"][0]
    assert known["columns"] == ["School licence", "Not recorded"]


def test_other_says_nothing_in_a_context() -> None:
    trial = _trial(
        A, phase=["not-stated"], subject_area=["other", "sciences"], setting="mainstream"
    )
    (block,) = _section(_composed([_one("a", trial)]), "by-job")["blocks"]
    assert block["columns"][0]["cards"][0]["context"] == "Sciences · Mainstream"


def test_how_many_were_invited_is_said_with_the_figures() -> None:
    assert "6 of 36 invited" in _words(_composed(generated(6)))
    unknown = _words(_composed(generated(6), group=Group(invited=None)))
    assert "6 contributors; how many were invited is not stated" in unknown
    fewer = _words(_composed(generated(6), group=Group(invited=5)))
    assert "6 of 5 invited" not in fewer
    assert "6 contributors, more than the 5 invited" in fewer


def test_what_the_facilitator_picked_leads_once_in_that_order() -> None:
    library = [
        _one("a", _trial(A, outcome="did-not-work", didnt="It made up a deadline."), _trial(B))
    ]
    picks = ("T-BBBB-BBBB", "AAAAAAAA", "T-CCCC-CCCC")
    document = _composed(library, Decisions(stories=picks))
    (block,) = _section(document, "by-job")["blocks"]
    assert block["title"] == "To begin with"
    assert [card["code"] for card in block["columns"][0]["cards"]] == ["T-BBBB-BBBB", "T-AAAA-AAAA"]
    told = _front(document)["Something that failed"]["answers"][0]
    assert told["text"].endswith("Did not work. It made up a deadline.")
    assert told["figure"]["behind"] == {"code": "T-AAAA-AAAA"}
    hidden = Decisions(stories=picks, hides=(Hide(code="T-BBBB-BBBB"),))
    assert "T-BBBB" not in _words(_composed(library, hidden))


def _front(document: Document) -> dict[str, dict[str, Any]]:
    return {one["question"]: one for one in document.data()["front"]}


def test_page_one_tells_what_a_teacher_wants_first() -> None:
    safe = {"data_put_in": ["nothing-personal"], "checking": "checked-all"}
    library = [
        _one("a", _trial(A, **safe), _trial(C, outcome="did-not-work", didnt="Too long.")),
        _one("b", _trial(B, based_on=A[:8], **safe)),
    ]
    asked = Decisions(actions=(Action(ask="An hour to try"),))
    front = _front(_composed(library, asked))
    assert list(front) == [
        "What was shared", "Something that failed", "Repeated by a colleague", "What to try next",
        "What the group asks",
    ]  # fmt: skip
    assert front["What was shared"]["basis"] == "2 of 36 invited"
    story, failed = front["Something that failed"]["answers"]
    assert story["figure"]["text"] == "T-CCCC-CCCC"
    assert failed["figure"] == {
        "text": "1 of 3", "share": 0.333, "state": "shown", "behind": {"result": "failed"},
    }  # fmt: skip
    (repeated,) = front["Repeated by a colleague"]["answers"]
    assert repeated["figure"]["text"] == "2 of 3"
    starts = front["What to try next"]["answers"]
    assert [one["figure"]["text"] for one in starts] == ["T-AAAA-AAAA", "T-BBBB-BBBB"]
    assert starts[0]["text"].startswith("Marking, with ChatGPT. Repeated")  # its code once only
    assert "An hour to try" in front["What the group asks"]["answers"][0]["text"]


def test_a_round_without_a_check_in_is_not_said_to_have_had_none_ever() -> None:
    (first, *_others) = _section(_composed([_one("a", _trial(A))]), "listening")["blocks"]
    assert first["text"] == "Check-ins of this round: nothing shared yet."


def test_another_version_of_a_tool_is_marked_by_those_who_used_a_later_one() -> None:
    old, new = {"period": "2026-05", "tool_version": "4o"}, {"period": "2026-11"}
    library = [
        _one("a", _trial(A, **old), _trial(B, tool_version="5", **new)),
        _one("b", _trial(C, **new), _trial("D" * 26, tool=["claude"], **old)),
    ]
    marks = {card["code"][2:6]: card["marks"] for card in _cards(_composed(library))}
    said = "later trials used another version"
    assert {code for code, some in marks.items() if said in some} == {"AAAA"}


def _cards(document: Document) -> list[dict[str, Any]]:
    return [
        card
        for block in _section(document, "by-job")["blocks"]
        for column in block["columns"]
        for card in column["cards"]
    ]


def test_what_was_different_is_said_beside_a_disagreement() -> None:
    library = [
        _one("a", _trial(A, phase=["upper-primary"], tool_version="5", checking="checked-all")),
        _one("b", _trial(B, outcome="cost-more", phase=["post-16"], checking="skimmed")),
    ]
    (block,) = _section(_composed(library), "by-job")["blocks"]
    assert block["lead"].endswith(
        "what was different? Phase: Upper primary (7 to 10) where it worked, Post-16 (16 and 17) "
        "where it did not. Checking: Checked all where it worked, Skimmed where it did not."
    )


def test_a_table_says_on_whom_it_rests_and_what_was_left_open() -> None:
    library = [
        _one("a", _trial(A, concern=["personal-data"]), _trial(B)),
        _one("b", _trial(C)),
    ]
    tables = {one["id"]: one for one in _composed(library).tables()}
    assert tables["concern"]["basis"] == (
        "1 of 2 contributors; 2 trials did not record it; "
        "so few show what happened, not what is usual"
    )
    hides = Decisions(hides=(Hide(code="T-BBBB-BBBB"),))
    tables = {one["id"]: one for one in _composed(library, hides).tables()}
    assert "1 hidden trial is not counted" in tables["concern"]["basis"]


def test_effort_moved_stands_apart_from_effort_saved() -> None:
    saved = {"net_band": "saved-5-15", "quality_vs_usual": "worse"}
    library = [
        _one(
            "a",
            _trial(A, effort_moved_to=["nobody"], **saved),
            _trial(B, effort_moved_to=["a-colleague", "nobody"], **saved),
            _trial(C, **saved),
            _trial("D" * 26, net_band="lost-5-15", quality_vs_usual="better"),
            _trial("E" * 26),
            _trial("F" * 26, kind="decided-not-to-use-it"),
        )
    ]
    effort = next(one for one in _composed(library).tables() if one["id"] == "effort")
    assert effort["columns"] == ["Worse", "Better", "Not recorded"]
    assert {row["head"]: [cell["text"] for cell in row["cells"]] for row in effort["rows"]} == {
        "Saved, and moved to nobody": ["1", "0", "0"],
        "Saved by one, moved to another": ["1", "0", "0"],
        "Saved; whether it moved is not recorded": ["1", "0", "0"],
        "Not saved": ["0", "1", "0"],
        "Not recorded": ["0", "0", "1"],
    }


def test_of_many_disagreements_those_on_most_trials_are_told_and_the_others_named() -> None:
    trials = [
        _trial(f"{n}{time}{letter}{n}" * 6 + "AA", tool=[f"Bot {n}"], outcome=outcome)
        for n in range(6)
        for time in range(7 if n == 5 else 1)
        for letter, outcome in (("A", "worked-well"), ("B", "did-not-work"))
    ]
    (block,) = _section(_composed([_one("a", *trials)]), "by-job")["blocks"]
    told = block["lead"]
    assert "With Bot 5: worked for some (T-50A5-50A5, T-51A5-51A5 and 5 more), did not" in told
    assert told.count("what was different?") == 2
    assert told.count("T-") == 6
    assert told.endswith("So it was with others: Bot 1, Bot 2, Bot 3, Bot 4.")


def test_page_one_has_room_for_so_much_of_a_story() -> None:
    trial = _trial(A, outcome="did-not-work", didnt="word " * 400)
    (story, _counted) = _front(_composed([_one("a", trial)]))["Something that failed"]["answers"]
    assert len(story["text"]) < 300
    assert story["text"].endswith("word …")


def test_minutes_of_hours_are_no_minutes() -> None:
    trial = {"usual_band": None, "ai_band": "60-120", "time_basis": "guess"}
    said = [minutes(trial | {"net_per_item_band": f"lost-{band}"}) for band in ("60-120", "5-15")]
    assert said == [
        "with AI, all in, 1 to 2 hours; lost 1 to 2 hours an item (guess)",
        "with AI, all in, 1 to 2 hours; lost 5 to 15 minutes an item (guess)",
    ]
