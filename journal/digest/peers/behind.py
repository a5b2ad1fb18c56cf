"""The trials behind a figure of the peers' edition, a page at a time."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import ColumnElement, and_, func, select, true
from sqlmodel import Session

from journal.digest.document import Behind
from journal.digest.gather.evidence import LABELS, OTHERS
from journal.digest.gather.narrowing import EVERYTHING, Narrowing
from journal.digest.gather.printed import printed_trials
from journal.digest.gather.scope import GroupFacts, Scope, open_scope
from journal.digest.gather.shelf import OWN_WORDS, shelved
from journal.digest.gather.tables import CODED, SHELF, each
from journal.digest.gather.tallies import SEVERAL
from journal.digest.peers.blocks import Card
from journal.digest.peers.cards import card
from journal.digest.peers.reading import Printing
from journal.digest.peers.tables import title_of
from journal.digest.scan import Finds, Scanner
from journal.group.decisions import Decisions
from journal.ids import clean_code
from journal.vocabulary import ids

OWN = {"tool": "tool", "task": "task", "job": "task"}  # fields that hold writers' own words too
_SAFE_USE = "safe_use."


@dataclass(frozen=True, slots=True)
class BehindPage:
    """Some of the trials behind a figure: what they share in words, how many there are in all."""

    title: str
    total: int
    cards: tuple[Card, ...]


def trials_behind(
    session: Session,
    group: GroupFacts,
    decisions: Decisions,
    as_of: date,
    finder: Finds,
    behind: Behind,
    narrowing: Narrowing = EVERYTHING,
    first: int = 0,
    most: int = 30,
) -> BehindPage:
    """The trials behind a figure, failed and mixed ones first, `most` of them from `first` on.

    `behind` is that of the figure's cell, `narrowing` that of the edition on which it stands.
    ValueError for a field that no figure has.
    """
    scope = replace(open_scope(session, group, as_of, decisions), narrowing=narrowing)
    printing = Printing(Scanner(finder, decisions), as_of)
    with shelved(scope):
        wanted = and_(true(), *(_condition(scope, printing, *one) for one in behind))
        ((total,),) = scope.rows(select(func.count()).select_from(SHELF).where(wanted))
        order = (SHELF.c.seat, SHELF.c.period.desc(), SHELF.c.id)
        page = select(SHELF.c.row).where(wanted).order_by(*order).limit(most).offset(first)
        found = printed_trials(scope, [row.row for row in scope.rows(page)])
        cards = tuple(card(printing, trial) for trial in found.values())
    return BehindPage(_title(printing, behind), int(total), cards)


def _condition(
    scope: Scope, printing: Printing, field: str, value: str | None
) -> ColumnElement[bool]:
    """What a trial has to be for one of the fields of a figure; own words as they are printed."""
    if field == "code":
        code = clean_code(value or "")
        return func.substr(SHELF.c.id, 1, len(code)) == code
    if field == "repeated":
        return SHELF.c.strength >= OTHERS
    if field == "evidence_label":
        return SHELF.c.strength == LABELS.index(value or "")
    if field.startswith(_SAFE_USE):
        check = each(SHELF.c.safe_use)
        asked = check.c.key == field.removeprefix(_SAFE_USE)
        said = check.c.value.is_(None) if value is None else check.c.value == value
        return select(check.c.key).where(asked, said).exists()
    if field not in (*CODED, "result", "area", "job", "effort"):
        raise ValueError(f"no figure has the field {field}")
    if field in SEVERAL:
        if value is None:
            return SHELF.c[field] == "[]"
        member = each(SHELF.c[field]).c.value
        return select(member).where(_is(scope, printing, field, member, value)).exists()
    if value is None:
        return SHELF.c[field].is_(None)
    return _is(scope, printing, field, SHELF.c[field], value)


def _is(
    scope: Scope, printing: Printing, field: str, column: ColumnElement[str], value: str
) -> ColumnElement[bool]:
    if field not in OWN or value in ids(OWN[field]):
        return column == value
    if value == OWN_WORDS:
        return column.not_in(sorted(ids(OWN[field])))
    return column.in_(select(each(json.dumps(_written(scope, printing, field, value))).c.value))


def _written(scope: Scope, printing: Printing, field: str, said: str) -> list[str]:
    """The words of writers that are printed so: a masked one is known by its mask only."""
    column = SHELF.c[field]
    words = select(column).distinct()
    if field in SEVERAL:
        member = each(column)
        words = select(member.c.value).distinct().select_from(SHELF.join(member, true()))
    known = ids(OWN[field])
    own = (row[0] for row in scope.rows(words) if row[0] is not None and row[0] not in known)
    return sorted(one for one in own if printing.scanner.printed(one) == said)


def _title(printing: Printing, behind: Iterable[tuple[str, str | None]]) -> str:
    return ", ".join(title_of(printing, field, value) for field, value in behind)
