"""My own picture: the database's counts against counting by hand, and what is drawn of them."""

import random
import statistics
from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest
from sqlmodel import Session

from journal import vocabulary
from journal.logbook import own_picture
from journal.logbook.check_ins import add_check_in
from journal.logbook.own_picture import FATES, Confidence, Fate, Period, Saved
from journal.logbook.own_plots import (
    confidence_picture,
    fates_picture,
    outcomes_picture,
    saved_picture,
    weeks_picture,
)
from journal.logbook.trials import move_to_trash, save_trial, trial_by_id, trials
from journal.model.trial import Trial, net_minutes
from journal.render.drawing import Look
from tests.fixtures.journals import NOW, TODAY, draft

NOT_TRIED = ("decided-not-to-use-it", "usual-way-timed", "watched-a-colleague")


def log(session: Session, **more: Any) -> str:
    return save_trial(session, draft(**more), NOW).id


def some(seed: int, count: int = 60) -> list[dict[str, Any]]:
    """Trials of every sort, with much left out."""
    chance = random.Random(seed)
    terms = {
        name: [None, *(term.id for term in vocabulary.terms(name))]
        for name in ("time_basis", "quality_vs_usual", "still_using", "decision", "confidence")
    }

    def minutes() -> float | None:
        return chance.choice([None, None, 5, 10, 12.5, 30, 90])

    return [
        {
            "kind": chance.choice(["tried-it", "tried-it", *NOT_TRIED]),
            "task": chance.sample(["marking", "feedback", "admin-documents", "my own"], 2),
            "tool": chance.sample(["chatgpt", "google-gemini", "Own tool"], chance.randint(1, 2)),
            "tried_on": (TODAY - timedelta(days=chance.randrange(500))).isoformat(),
            "minutes_usual": minutes(),
            "minutes_ai": minutes(),
            "minutes_checking": minutes(),
            "minutes_fixing": minutes(),
            "confidence_before": chance.choice(terms["confidence"]),
            "confidence_after": chance.choice(terms["confidence"]),
            **{name: chance.choice(terms[name]) for name in terms if name != "confidence"},
        }
        for _ in range(count)
    ]


@pytest.fixture(params=range(2))
def mixed(session: Session, request: pytest.FixtureRequest) -> list[Trial]:
    """Random trials; one of them lies in the trash."""
    for values in some(request.param):
        log(session, **values)
    move_to_trash(session, trials(session)[3], NOW)
    return list(trials(session))


def test_net_minutes_are_those_counted_by_hand(session: Session, mixed: list[Trial]) -> None:
    tried = [trial for trial in mixed if trial.kind not in NOT_TRIED]
    found = own_picture.saved(session)
    assert {one.task for one in found} == {task for trial in tried for task in trial.task}
    for one in found:
        those = [trial for trial in tried if one.task in trial.task]
        nets = sorted(net for net in map(net_minutes, those) if net is not None)
        known = [trial for trial in those if net_minutes(trial) is not None]
        assert (one.trials, one.known) == (len(those), len(nets))
        assert one.basis == Counter(trial.time_basis for trial in known)
        assert one.quality == Counter(trial.quality_vs_usual for trial in known)
        assert one.middle == (statistics.median(nets) if nets else None)
        if len(nets) >= 4:
            assert sum(net < one.low for net in nets) <= len(nets) / 4
            assert sum(net > one.high for net in nets) <= len(nets) / 4
        elif nets:
            assert (one.low, one.high) == (nets[0], nets[-1])


def test_what_became_of_it_is_counted_by_tool(session: Session, mixed: list[Trial]) -> None:
    found = {one.tool: one.counts for one in own_picture.fates(session)}
    told = [t for t in mixed if t.kind not in ("usual-way-timed", "watched-a-colleague")]
    for tool, counts in found.items():
        those = [trial for trial in told if tool in trial.tool]
        assert sum(counts) == len(those)
        assert counts[3] == sum(trial.kind == "decided-not-to-use-it" for trial in those)
        going_on = ("yes-regularly", "sometimes")
        assert counts[0] == sum(
            trial.kind != "decided-not-to-use-it" and trial.still_using in going_on
            for trial in those
        )


def test_confidence_is_counted_by_month(session: Session, mixed: list[Trial]) -> None:
    found, missing, count = own_picture.confidence(session)
    by_hand = Counter[Any]()
    for trial in mixed:
        for source, level in (
            ("before", trial.confidence_before),
            ("after", trial.confidence_after),
        ):
            if level:
                by_hand[trial.tried_on.replace(day=1), source, level] += 1  # type: ignore[union-attr]
    assert {(one.month, one.source, one.level): one.count for one in found} == by_hand
    assert count == len(mixed)
    assert missing == sum(
        not (trial.confidence_before or trial.confidence_after) for trial in mixed
    )


def test_a_period_leaves_out_the_rest(session: Session, mixed: list[Trial]) -> None:
    period = Period(TODAY - timedelta(days=200), TODAY - timedelta(days=100))
    within = [t for t in mixed if period.first <= t.tried_on <= period.last]  # type: ignore[operator]
    assert own_picture.confidence(session, period)[2] == len(within)
    tried = [trial for trial in within if trial.kind not in NOT_TRIED]
    saved = own_picture.saved(session, period)
    assert sum(one.trials for one in saved) == sum(len(trial.task) for trial in tried)


def test_the_parts_of_the_minutes_stand_in_for_the_whole(session: Session) -> None:
    log(session, minutes_usual=60, minutes_checking=10, minutes_fixing=5)
    log(session, minutes_usual=60, minutes_ai=50, minutes_fixing=5)
    log(session, minutes_usual=60)
    (one,) = own_picture.saved(session)
    assert (one.trials, one.known, one.low, one.high) == (3, 2, 10, 45)


def test_no_more_rows_than_fit_the_last_used_first(session: Session) -> None:
    for n in range(20):
        log(session, tool=[f"Tool {n:02}"], task=[f"Job {n:02}"],
            tried_on=(TODAY - timedelta(days=n)).isoformat())  # fmt: skip
    assert [one.tool for one in own_picture.fates(session, most=3)] == [
        "Tool 00", "Tool 01", "Tool 02",
    ]  # fmt: skip
    assert len(own_picture.saved(session)) == own_picture.MOST_ROWS


def test_slips_of_others_are_not_my_confidence(session: Session) -> None:
    add_check_in(session, {"confidence": "confident"}, NOW)
    add_check_in(session, {"confidence": "very-confident"}, NOW, source="slip")
    (one,), *_ = own_picture.confidence(session)
    assert one == Confidence(TODAY.replace(day=1), "check-in", "confident", 1)


@pytest.mark.parametrize("why", own_picture.DROPPED)
def test_what_was_dropped_says_why(session: Session, why: str) -> None:
    trial = log(session, still_using=why)
    log(session, still_using="sometimes")
    ((found, reason),) = own_picture.dropped(session, 5)
    assert (found.id, reason) == (trial, why)


def test_a_stop_is_a_drop(session: Session) -> None:
    log(session, decision="stop")
    ((_found, reason),) = own_picture.dropped(session, 5)
    assert reason == "stop"


class TestWeeks:
    def test_each_day_belongs_to_the_week_of_its_monday(self, session: Session) -> None:
        monday = date(2026, 11, 16)
        for days in (-1, 0, 3, 5):
            log(session, tried_on=(monday + timedelta(days=days)).isoformat())
        found = own_picture.entries_by_week(session, TODAY)
        assert len(found) == own_picture.WEEKS
        assert found[-2:] == [(monday - timedelta(weeks=1), 1), (monday, 3)]
        assert sum(count for _, count in found) == 4

    @pytest.mark.parametrize("seed", range(3))
    def test_counted_by_hand(self, session: Session, seed: int) -> None:
        for values in some(seed):
            log(session, **values)
        by_hand = Counter(
            trial.tried_on - timedelta(days=trial.tried_on.weekday())  # type: ignore[union-attr, operator]
            for trial in trials(session)
        )
        for monday, count in own_picture.entries_by_week(session, TODAY):
            assert count == by_hand[monday]

    def test_the_first_entry(self, session: Session) -> None:
        assert own_picture.first_entry(session) is None
        old = log(session, tried_on="2024-02-29")
        log(session)
        assert own_picture.first_entry(session) == date(2024, 2, 29)
        move_to_trash(session, trial_by_id(session, old), NOW)
        assert own_picture.first_entry(session) == date(2026, 11, 2)


class TestPictures:
    def test_an_empty_journal_draws_and_says_so(self, session: Session) -> None:
        made = [
            confidence_picture(*own_picture.confidence(session)),
            saved_picture(own_picture.saved(session)),
            fates_picture(own_picture.fates(session)),
            weeks_picture(own_picture.entries_by_week(session, TODAY), ()),
        ]
        for picture in made:
            assert picture.is_empty
            assert picture.svg(Look()).startswith("<svg")

    def test_tables_are_whole(self, session: Session, mixed: list[Trial]) -> None:
        for picture in (
            confidence_picture(*own_picture.confidence(session)),
            saved_picture(own_picture.saved(session)),
            fates_picture(own_picture.fates(session)),
            weeks_picture(own_picture.entries_by_week(session, TODAY), ()),
        ):
            assert picture.rows
            assert {len(row) for row in picture.rows} == {len(picture.columns)}
            assert picture.title in picture.svg(Look())

    def test_missing_is_not_recorded_and_never_nought(self) -> None:
        picture = saved_picture([Saved("marking", 3, 0)])
        assert picture.rows[0][:5] == ("Marking", "3", *["not recorded"] * 3)
        assert picture.rows[0][6] == "3"
        assert "minutes not recorded" in picture.svg(Look())

    def test_basis_and_quality_stand_beside_the_minutes(self) -> None:
        one = Saved("marking", 4, 3, -5, 20, 30, {"timed": 2, None: 1}, {"worse": 3})
        picture = saved_picture([one])
        drawn = picture.svg(Look(900))
        for said in ("+20 min", "timed 2, not recorded 1", "worse 3", "both times in 3 of 4"):
            assert said in drawn
        assert "−5 to +30" in picture.rows[0]

    def test_confidence_is_never_averaged(self) -> None:
        month = date(2026, 5, 1)
        given = [
            Confidence(month, "before", "not-at-all-confident", 1),
            Confidence(month, "before", "very-confident", 1),
            Confidence(month, "after", "a word from elsewhere", 1),
        ]
        picture = confidence_picture(given, 7, 9)
        assert picture.rows == (
            ("May 26", "Before a trial", "Very confident", "1"),
            ("May 26", "Before a trial", "Not at all confident", "1"),
        )
        assert picture.note == "Not recorded in 7 of 9 trials."
        assert picture.svg(Look()).count("<circle") == 2 + 2  # two more in the legend

    @pytest.mark.parametrize(
        ("years", "first", "last"),
        [(0, "May 25", "May 25"), (1, "Apr–Jun 25", "Apr–Jun 26"), (20, "up to 2034", "2045")],
    )
    def test_long_times_are_gathered(self, years: int, first: str, last: str) -> None:
        given = [
            Confidence(date(2025 + ago, 5, 1), "before", "confident", 1) for ago in range(years + 1)
        ]
        picture = confidence_picture(given, 0, years + 1)
        assert (picture.rows[0][0], picture.rows[-1][0]) == (first, last)
        assert sum(int(row[3]) for row in picture.rows) == years + 1

    def test_outcomes_are_told_from_each_other_and_the_untold_is_open(self) -> None:
        counts = {"did-not-work": 2, "mixed": 3, "not-stated": 1, "a word from elsewhere": 1}
        picture = outcomes_picture(counts)
        drawn = picture.svg(Look())
        assert "mixed 3 · didn&#x27;t work 2 · open 2" in drawn
        assert picture.rows == (
            ("Mixed", "3"), ("Did not work", "2"), ("Not stated", "1"),
            ("a word from elsewhere", "1"),
        )  # fmt: skip

    def test_holidays_are_hatched_and_said(self) -> None:
        terms = ((date(2026, 9, 2), date(2026, 10, 23)), (date(2026, 11, 2), date(2026, 12, 18)))
        entries = [(date(2026, 10, 19), 2), (date(2026, 10, 26), 1), (date(2026, 11, 2), 0)]
        picture = weeks_picture(entries, terms)
        assert picture.rows == (("19 Oct 2026", "2", ""), ("26 Oct 2026", "1", "holiday"))
        assert "3 entries" in picture.description
        assert weeks_picture(entries, ()).note == ""

    def test_no_word_of_streaks(self) -> None:
        made = [
            weeks_picture([(date(2026, 10, 19), 2)], ()),
            fates_picture([Fate("chatgpt", (1, 1, 1, 1, 1))]),
        ]
        for picture in made:
            said = f"{picture.title} {picture.description} {picture.note}".lower()
            assert not any(word in said for word in ("streak", "in a row", "best", "goal"))
        assert len(FATES) == len(made[1].columns) - 1
