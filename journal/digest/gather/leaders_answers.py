"""Who answered what to the leaders' questions: one pass over the trials, one over the check-ins.

A pass goes from one contributor to the next, so that it holds the trials of one at a time: what
is kept grows with the people, never with what they tried.
"""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, TableClause, and_, case, func, select

from journal.digest.gather.leaders_facts import Place, Question, questions
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import LEADERS_CHECK_IN, LEADERS_TRIAL, SNAPSHOT
from journal.vocabulary import terms

Answers = Mapping[str, Set[tuple[str, str]]]
"""For each row its {(contributor, answer)}; a marked paper slip stands for a contributor."""

AT_ONCE = 200
# So many values are remembered with their places; a tool's own name may be another each time.
MOST_KNOWN = 5_000
BANDS = ("usual_band", "ai_band")


class Gathering:
    """The answers to all questions in a scope's round, and beside them those of other rounds."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def answers(self, question: Question) -> Answers:
        """Who gave which answer in which row, in the round or, where asked so, in any."""
        if question.of_check_ins:
            return self._check_ins.answers[question.id]
        if question.every_round:
            return self.standing(question)
        return self._trials.answers[question.id]

    def standing(self, question: Question) -> Answers:
        """Who gave which answer in which row, whatever the round."""
        if question.of_check_ins:
            return _both(self._check_ins, self._other_check_ins, question.id)
        other = self._other_trials if not question.every_round else self._asked_again
        return _both(self._trials, other, question.id)

    def contributors(self) -> frozenset[str]:
        """Those who released anything to leaders in the round."""
        return _writers(self._trials, self._check_ins)

    def standing_contributors(self) -> frozenset[str]:
        """The same whatever the round: one who shares nothing in a round has withdrawn nothing."""
        others = _writers(self._other_trials, self._other_check_ins)
        return self.contributors() | others

    def bands(self, field: str) -> Set[tuple[str, str]]:
        """Each contributor's own middle band in the round, where both times are known."""
        return self._trials.bands[field]

    def standing_bands(self, field: str) -> Set[tuple[str, str]]:
        """The same with the middle bands of other rounds beside it."""
        return self._trials.bands[field] | self._other_trials.bands[field]

    def trials_of_each(self) -> Set[tuple[str, str]]:
        """Each writer with how many of the round's trials are hers."""
        return {(who, str(number)) for who, number in self._trials.trials.items()}

    def standing_writers(self) -> Set[tuple[str, str]]:
        """The same with those of other rounds beside them."""
        others = self._other_trials.trials.items()
        return self.trials_of_each() | {(who, str(number)) for who, number in others}

    @cached_property
    def _trials(self) -> "_Passed":
        return _passed(self.scope, LEADERS_TRIAL, self._in_round(LEADERS_TRIAL), _of_trials())

    @cached_property
    def _other_trials(self) -> "_Passed":
        return _passed(self.scope, LEADERS_TRIAL, ~self._in_round(LEADERS_TRIAL), _of_trials())

    @cached_property
    def _asked_again(self) -> "_Passed":
        asked = [one for one in _of_trials() if one.every_round]
        return _passed(self.scope, LEADERS_TRIAL, ~self._in_round(LEADERS_TRIAL), asked)

    @cached_property
    def _check_ins(self) -> "_Passed":
        return _passed(self.scope, LEADERS_CHECK_IN, self._in_round(LEADERS_CHECK_IN), _asked())

    @cached_property
    def _other_check_ins(self) -> "_Passed":
        return _passed(self.scope, LEADERS_CHECK_IN, ~self._in_round(LEADERS_CHECK_IN), _asked())

    def _in_round(self, table: TableClause) -> ColumnElement[bool]:
        return self.scope.in_round(table)


def _writers(*found: "_Passed") -> frozenset[str]:
    return frozenset(who.split("/")[0] for one in found for who in one.trials)


class _Passed:
    """What one pass found: answers by question and row, middle bands, trials by respondent."""

    def __init__(self, asked: Sequence[Question]) -> None:
        self.answers: dict[str, dict[str, set[tuple[str, str]]]] = {
            question.id: defaultdict(set) for question in asked
        }
        self.bands: dict[str, set[tuple[str, str]]] = {field: set() for field in BANDS}
        self.trials: dict[str, int] = {}


class _Places:
    """Where the values of a question belong; a value that comes again is not read again."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._known: dict[Any, frozenset[Place]] = {}

    def of(self, values: Sequence[Any]) -> Set[Place]:
        """The places of several values, each place once."""
        return frozenset[Place]().union(*map(self._of_one, values))

    def _of_one(self, value: Any) -> frozenset[Place]:
        if value not in self._known:
            if len(self._known) >= MOST_KNOWN:
                self._known.clear()
            self._known[value] = frozenset(self._question.places(value))
        return self._known[value]


def _of_trials() -> list[Question]:
    return [one for one in questions() if not one.of_check_ins]


def _asked() -> list[Question]:
    return [one for one in questions() if one.of_check_ins]


def _passed(
    scope: Scope, table: TableClause, condition: ColumnElement[bool], asked: Sequence[Question]
) -> _Passed:
    found = _Passed(asked)
    places = [(found.answers[question.id], _Places(question)) for question in asked]
    orders = {field: {one.id: at for at, one in enumerate(terms(field))} for field in BANDS}
    for who, trials, usual, with_ai, *values in _each_respondent(scope, table, condition, asked):
        found.trials[who] = trials
        for field, bands in zip(BANDS, (usual, with_ai), strict=True):
            if given := json.loads(bands):
                found.bands[field].add((who, _middle(orders[field], given)))
        # One pair for all the tables in which somebody gave the same answer.
        pairs: dict[str, tuple[str, str]] = {}
        for (rows, known), given in zip(places, values, strict=True):
            for row, answer in known.of(json.loads(given)):
                rows[row].add(pairs.setdefault(answer, (who, answer)))
    return found


def _each_respondent(
    scope: Scope, table: TableClause, condition: ColumnElement[bool], asked: Sequence[Question]
) -> Iterator[Any]:
    """For each her trials, their bands and the distinct values she gave to each question (JSON)."""
    who: ColumnElement[str] = SNAPSHOT.c.contributor
    group: ColumnElement[Any] = table.c.snapshot
    bands: list[ColumnElement[Any]] = [func.json_array(), func.json_array()]
    counts = scope.printable(table)
    if table is LEADERS_CHECK_IN:
        slip = and_(table.c.source.in_(("form", "slip")), SNAPSHOT.c.slips != 0)
        who = group = case((slip, who + "/" + table.c.id), else_=who)
        counts = scope.is_live(table)
    else:
        timed = and_(*(table.c[field].is_not(None) for field in BANDS))
        bands = [func.json_group_array(table.c[field]).filter(timed) for field in BANDS]
    values = (func.json_group_array(question.asked.distinct()) for question in asked)
    statement = (
        select(who, func.count(), *bands, *values)
        .join_from(table, SNAPSHOT, SNAPSHOT.c.id == table.c.snapshot)
        .where(counts, condition)
        .group_by(group)
    )
    connection = scope.session.connection()
    with connection.execute(statement, execution_options={"yield_per": AT_ONCE}) as rows:
        yield from rows


def _middle(order: Mapping[str, int], bands: Sequence[str]) -> str:
    """The middle one of several bands, the lower one of two."""
    return sorted(bands, key=order.__getitem__)[(len(bands) - 1) // 2]


def _both(one: _Passed, other: _Passed, question: str) -> Answers:
    rows, more = one.answers[question], other.answers[question]
    return {row: rows.get(row, set()) | more.get(row, set()) for row in rows.keys() | more.keys()}
