"""The coded fields of the trials that are read, laid out once for all figures of one digest.

A temporary table: no figure passes the long texts of a trial, and a narrowed edition reads its
own trials only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Insert, case, func, insert, literal, select

from journal.digest.gather.effort import effort_of
from journal.digest.gather.evidence import forget_evidence, lay_out_evidence
from journal.digest.gather.outcomes import NOT_RECORDED
from journal.digest.gather.scope import Scope
from journal.digest.gather.tables import CODED, GROUP_TRIAL, ROW, SHELF, each
from journal.vocabulary import terms

# The columns in which trials of one job stand side by side, in their order.
FAILED, MIXED, WORKED, UNDECIDED, USUAL = range(5)
OTHER = "other"
OWN_WORDS = "own-words"
_TRIAL = GROUP_TRIAL.c


@contextmanager
def shelved(scope: Scope) -> Iterator[None]:
    """Lay out the trials of a scope, and the evidence of all that may be printed."""
    connection = scope.session.connection()
    columns = ", ".join(f'"{column.name}"' for column in SHELF.c if column.name != "row")
    connection.exec_driver_sql("DROP TABLE IF EXISTS temp.shelf")
    try:
        connection.exec_driver_sql(f"CREATE TEMP TABLE shelf (row INTEGER PRIMARY KEY, {columns})")
        connection.execute(_filling(scope))
        lay_out_evidence(scope)
        connection.exec_driver_sql(
            "UPDATE shelf SET strength = weight.strength FROM family JOIN weight USING (root)"
            " WHERE family.row = shelf.row"
        )
        yield
    finally:
        # What was called off may have been rolled back, and the tables with it.
        forget_evidence(scope)
        connection.exec_driver_sql("DROP TABLE IF EXISTS temp.shelf")


def _filling(scope: Scope) -> Insert:
    coded = (_TRIAL[name] for name in ("snapshot", "n", *CODED))
    made = (ROW.label("row"), *coded, *worked_out(scope), effort_of(GROUP_TRIAL).label("effort"))
    names = [one.name for one in made] + ["strength"]
    wanted = select(*made, literal(0)).where(scope.printable(GROUP_TRIAL))
    return insert(SHELF).from_select(names, wanted)


def file_own_words_together(scope: Scope) -> None:
    """Have the jobs in their writers' own words stand as one job of each kind of work."""
    known = [term.id for term in terms("task")]
    connection = scope.session.connection()
    connection.execute(SHELF.update().where(SHELF.c.job.not_in(known)).values(job=OWN_WORDS))


def worked_out(scope: Scope) -> tuple[ColumnElement[Any], ...]:
    """What a trial amounts to, where it stands among others and the job it is filed under."""
    job = _job(scope)
    result = case(
        {term.id: term.about["result"] for term in terms("outcome")},
        value=_TRIAL.outcome,
        else_="open",
    )
    return (
        result.label("result"),
        _seat(result).label("seat"),
        _area(job).label("area"),
        job.label("job"),
    )


def _job(scope: Scope) -> ColumnElement[str]:
    """The first task of a trial, of those asked for where only some are."""
    wanted = [one for one in scope.narrowing.jobs if one != NOT_RECORDED]
    first = func.json_extract(_TRIAL.task, "$[0]")
    if wanted:
        task = each(_TRIAL.task)
        asked = select(task.c.value).where(task.c.value.in_(wanted)).order_by(task.c.key).limit(1)
        return func.coalesce(asked.scalar_subquery(), first, OTHER)
    return func.coalesce(first, OTHER)


def _area(job: ColumnElement[str]) -> ColumnElement[str]:
    areas = {
        term.id: term.about["work_area"] for term in terms("task") if "work_area" in term.about
    }
    return func.coalesce(_TRIAL.work_area, case(areas, value=job), OTHER)


def _seat(result: ColumnElement[str]) -> ColumnElement[int]:
    return case(
        (_TRIAL.kind == "usual-way-timed", USUAL),
        (_TRIAL.kind == "decided-not-to-use-it", UNDECIDED),
        (result == "failed", FAILED),
        (result == "mixed", MIXED),
        (result == "worked", WORKED),
        else_=UNDECIDED,
    )
