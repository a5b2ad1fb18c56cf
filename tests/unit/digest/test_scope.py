"""Which records of a library a digest reads."""

from datetime import date
from typing import Any

import pytest

from journal.digest.gather.check_ins import answered, check_in_tally
from journal.digest.gather.scope import Scope, open_scope
from journal.digest.gather.shelf import shelved
from journal.digest.gather.tallies import tally, totals
from journal.digest.gather.trials import trials
from journal.group.decisions import Decisions, Hide, Retired
from tests.fixtures.libraries import AS_OF, Contribution, Group, Round, stored, week_sequence

THREE_ROUNDS = Group(
    rounds=(
        Round(1, date(2026, 1, 12)),
        Round(2, date(2026, 4, 13)),
        Round(3, date(2026, 9, 7)),
    )
)
A, B = "A" * 26, "B" * 26


def _wrote(name: str, day: date, *trials: dict[str, Any], **more: Any) -> Contribution:
    return Contribution(name * 64, week_sequence(day), trials=list(trials), **more)


def _trial(trial_id: str, **fields: Any) -> dict[str, Any]:
    return {"id": trial_id, "round": 1, "task": ["marking"], "tool": ["chatgpt"]} | fields


def _counted(scope: Scope) -> int:
    with shelved(scope):
        return totals(scope).trials


def test_a_contribution_not_refreshed_for_two_rounds_lapses() -> None:
    session = stored(
        [
            _wrote("a", date(2026, 4, 3), _trial(A)),
            _wrote("b", date(2026, 4, 20), _trial(B)),
        ]
    )
    assert [t["id"] for t in trials(open_scope(session, THREE_ROUNDS, date(2026, 9, 8)))] == [B]
    before = open_scope(session, THREE_ROUNDS, date(2026, 9, 6))
    assert [t["id"] for t in trials(before)] == [A, B]
    assert before.lapsed == 0


def test_who_is_not_admitted_is_not_read() -> None:
    session = stored([_wrote("a", AS_OF, _trial(A), standing="waiting")])
    assert _counted(open_scope(session, Group(), AS_OF)) == 0


def test_a_hidden_trial_is_out_of_lists_and_counts() -> None:
    session = stored([_wrote("a", AS_OF, _trial(A), _trial(B))])
    scope = open_scope(session, Group(), AS_OF, Decisions(hides=(Hide(code="t-aaaa-aaaa"),)))
    assert [trial["id"] for trial in trials(scope)] == [B]
    assert _counted(scope) == 1
    assert scope.hidden_count == 1


def test_a_retired_contribution_is_read_as_little_as_a_lapsed_one() -> None:
    session = stored(
        [
            _wrote("a", date(2026, 4, 3), _trial(A)),
            _wrote("b", date(2026, 4, 20), _trial(B)),
            _wrote("c", date(2026, 9, 8), _trial("C" * 26)),
        ]
    )
    gone = Retired(contributor="c" * 64, why="It is not about AI.")
    day = date(2026, 9, 8)
    scope = open_scope(session, THREE_ROUNDS, day, Decisions(retired=(gone,)))
    assert [trial["id"] for trial in trials(scope)] == [B]
    assert (scope.retired, scope.lapsed) == (1, 1)
    lapsed_too = Retired(contributor="a" * 64)
    scope = open_scope(session, THREE_ROUNDS, day, Decisions(retired=(gone, lapsed_too)))
    assert (scope.retired, scope.lapsed) == (2, 0)
    nobody = Retired(contributor="d" * 64)
    assert open_scope(session, THREE_ROUNDS, day, Decisions(retired=(nobody,))).retired == 0


def test_lists_count_each_value_and_what_is_not_recorded() -> None:
    session = stored(
        [_wrote("a", AS_OF, _trial(A, aim=["save-time", "improve-access"]), _trial(B))]
    )
    scope = open_scope(session, Group(), AS_OF)
    with shelved(scope):
        found = {t.value: t.trials for t in tally(scope, "aim")}
    assert found == {None: 1, "save-time": 1, "improve-access": 1}


def test_slips_are_one_respondent_each_only_where_admissions_mark_them() -> None:
    slips = [
        {"id": letter * 26, "round": 1, "source": "slip", "confidence": "confident"}
        for letter in "ABC"
    ]
    for roles, people in ((("slips",), 3), ((), 1)):
        contribution = Contribution("a" * 64, week_sequence(AS_OF), check_ins=slips, roles=roles)
        scope = open_scope(stored([contribution]), Group(), AS_OF)
        assert [t.people for t in check_in_tally(scope, "confidence")] == [people]
        assert answered(scope) == people


def _called_off(scope: Scope) -> None:
    with shelved(scope):
        scope.session.connection().exec_driver_sql("DROP TABLE temp.shelf")  # as a rollback would
        raise InterruptedError


def test_reading_that_is_called_off_says_so_and_nothing_else() -> None:
    session = stored([_wrote("a", AS_OF, _trial(A))])
    session.commit()
    scope = open_scope(session, Group(), AS_OF)
    with pytest.raises(InterruptedError):
        _called_off(scope)
    assert _counted(scope) == 1
