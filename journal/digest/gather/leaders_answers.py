"""Who answered what to the leaders' questions: one pass over the trials, one over the check-ins."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from sqlalchemy import ColumnElement, Select, TableClause, and_, case, func, select, union

from journal.digest.gather.leaders_facts import Place, Question, questions
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import LEADERS_CHECK_IN, LEADERS_TRIAL, SNAPSHOT

Answers = Mapping[str, frozenset[tuple[str, str]]]
"""For each row its {(contributor, answer)}; a marked paper slip stands for a contributor."""


class Gathering:
    """The answers to all questions in a scope; each pass is made when it is first asked for."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope

    def answers(self, question: Question) -> Answers:
        """Who gave which answer in which row."""
        if question.of_check_ins:
            return self._check_ins[question.id]
        if question.every_round and self.scope.round is not None:
            return _passed(self.scope.of_every_round(), LEADERS_TRIAL, [question])[question.id]
        return self._trials[question.id]

    def contributors(self) -> frozenset[str]:
        """Those who released anything to leaders."""
        statement = union(
            *(_pass(self.scope, table, []) for table in (LEADERS_TRIAL, LEADERS_CHECK_IN))
        )
        return frozenset(row[0].split("/")[0] for row in self.scope.rows(statement))

    @cached_property
    def _trials(self) -> dict[str, Answers]:
        asked = [one for one in questions() if not one.of_check_ins]
        return _passed(self.scope, LEADERS_TRIAL, asked)

    @cached_property
    def _check_ins(self) -> dict[str, Answers]:
        asked = [one for one in questions() if one.of_check_ins]
        return _passed(self.scope, LEADERS_CHECK_IN, asked)


def _passed(scope: Scope, table: TableClause, asked: Sequence[Question]) -> dict[str, Answers]:
    rows = scope.rows(_pass(scope, table, [one.asked for one in asked]))
    return {
        question.id: _placed(question, ((row[0], row[at]) for row in rows))
        for at, question in enumerate(asked, start=1)
    }


def _pass(scope: Scope, table: TableClause, asked: Sequence[ColumnElement[Any]]) -> Select[Any]:
    """The distinct values that each respondent gave to each question, as JSON lists."""
    who: ColumnElement[str] = SNAPSHOT.c.contributor
    condition = scope.printable(table)
    if table is LEADERS_CHECK_IN:
        slip = and_(table.c.source.in_(("form", "slip")), SNAPSHOT.c.slips != 0)
        who = case((slip, who + "/" + table.c.id), else_=who)
        condition = scope.is_live(table)
    return (
        select(who, *(func.json_group_array(one.distinct()) for one in asked))
        .join_from(table, SNAPSHOT, SNAPSHOT.c.id == table.c.snapshot)
        .where(condition, scope.in_round(table))
        .group_by(who if table is LEADERS_CHECK_IN else table.c.snapshot)
    )


def _placed(question: Question, given: Iterable[tuple[str, str]]) -> Answers:
    places: dict[Any, list[Place]] = {}
    found: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for contributor, values in given:
        for value in json.loads(values):
            if value not in places:
                places[value] = list(question.places(value))
            for row, answer in places[value]:
                found[row].add((contributor, answer))
    return {row: frozenset(pairs) for row, pairs in found.items()}
