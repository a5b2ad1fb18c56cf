"""What writers released to leaders in words: which lines a page prints first, and all that stand.

A page holds so many of each result. The facilitator's stories stand first, then what is due in
the round; the rest is chosen in turn over the kinds of work, by the random ids of the trials, so
that the choice says nothing of who wrote a line or when.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, false, func, or_, select

from journal.digest.disclosure.released_lines import Said
from journal.digest.gather.outcomes import RESULTS, outcomes_of
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import LEADERS_TRIAL
from journal.ids import clean_code

OPENLY = "openly"
AT_ONCE = 500

_TRIAL = LEADERS_TRIAL.c
_TOLD = or_(_TRIAL.line_for_leaders.is_not(None), _TRIAL.open_name.is_not(None))


@dataclass(frozen=True, slots=True)
class SaidToLeaders:
    """All that writers released in words and that stands; `stories` are codes of trials."""

    scope: Scope
    stories: Sequence[str] = ()

    def first(self, most: int) -> Iterable[Said]:
        """Of each kind at most so many, in the order in which they are to be chosen."""
        ranked = chosen(self.scope, _TOLD, self._due(), self.stories).subquery()
        rows = self.scope.rows(
            select(LEADERS_TRIAL, ranked.c.filed)
            .join_from(
                LEADERS_TRIAL,
                ranked,
                and_(_TRIAL.snapshot == ranked.c.snapshot, _TRIAL.n == ranked.c.n),
            )
            .where(ranked.c.rank <= most)
            .order_by(ranked.c.filed, ranked.c.rank)
        )
        return [self._said(row) for row in rows]

    def standing(self) -> Iterator[Said]:
        """All that stand, one after the other."""
        found = select(LEADERS_TRIAL, _kind().label("filed"))
        statement = found.where(self.scope.printable(LEADERS_TRIAL), _TOLD)
        connection = self.scope.session.connection()
        with connection.execute(statement, execution_options={"yield_per": AT_ONCE}) as rows:
            for row in rows:
                yield self._said(row)

    def count(self) -> int:
        """How many stand."""
        found = select(func.count()).select_from(LEADERS_TRIAL)
        (row,) = self.scope.rows(found.where(self.scope.printable(LEADERS_TRIAL), _TOLD))
        return int(row[0])

    def _due(self) -> ColumnElement[bool]:
        """A leader's own trial is due in each round, a line only in that of its first sharing."""
        return or_(_TRIAL.open_name.is_not(None), self.scope.in_round(LEADERS_TRIAL))

    def _said(self, row: Any) -> Said:
        return Said(
            trial=row.id,
            words=(
                row.line_for_leaders or "",
                row.tool,
                row.work_area or "",
                "" if row.open_name is None else f"openly by {row.open_name}",
            ),
            outcome=row.outcome or "",
            due=row.open_name is not None or row.round == self.scope.round,
            kind=row.filed,
        )


def chosen(
    scope: Scope, told: ColumnElement[bool], due: ColumnElement[bool], stories: Sequence[str] = ()
) -> Select[Any]:
    """The (snapshot, n) of what was `told`, where it is `filed`, and its `rank` there from 1."""
    marked = (
        select(
            _TRIAL.snapshot,
            _TRIAL.n,
            _TRIAL.id,
            _kind().label("filed"),
            _spread_over().label("spread"),
            case((_one_of(stories), 0), else_=1).label("story"),
            case((due, 0), else_=1).label("due"),
        )
        .where(scope.printable(LEADERS_TRIAL), told)
        .subquery()
    )
    one = marked.c
    partition = (one.filed, one.story, one.due, one.spread)
    turn = func.row_number().over(partition_by=partition, order_by=one.id).label("turn")
    turned = select(*one, turn).subquery()
    two = turned.c
    order = (two.story, two.due, two.turn, two.spread, two.id)
    rank = func.row_number().over(partition_by=two.filed, order_by=order).label("rank")
    return select(two.snapshot, two.n, two.filed, rank)


def _kind() -> ColumnElement[Any]:
    """Of what it is chosen: leaders' own trials stand in one list, lines by their result."""
    return case((_TRIAL.open_name.is_not(None), OPENLY), else_=_result(RESULTS))


def _spread_over() -> ColumnElement[Any]:
    """Over what the choice goes in turn: results, failed first, in leaders' own; kinds of work."""
    places = tuple(str(at) for at in range(len(RESULTS)))
    area = func.coalesce(_TRIAL.work_area, "")
    return case((_TRIAL.open_name.is_not(None), _result(places)), else_=area)


def _result(names: Sequence[str]) -> ColumnElement[Any]:
    cases = [
        (_TRIAL.outcome.in_(outcomes_of(result)), name)
        for result, name in zip(RESULTS, names, strict=True)
        if result != "open"
    ]
    return case(*cases, else_=names[RESULTS.index("open")])


def _one_of(codes: Sequence[str]) -> ColumnElement[bool]:
    wanted = [code for code in map(clean_code, codes) if code]
    return or_(false(), *(func.substr(_TRIAL.id, 1, len(code)) == code for code in wanted))
