"""What is known while a digest is prepared: the decisions, what is typed, trials that may lead."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from journal.bundle.codes import code_of
from journal.digest.gather.outcomes import RESULTS, result_of
from journal.group import library
from journal.group.decisions import Decisions
from journal.ids import clean_code
from journal.language import _
from journal.paths import Home
from journal.vocabulary import is_term, label, terms
from ui.work.groups import opened_library

MOST_OFFERED = 20
_DRAFT = "decisions being written"


@dataclass(frozen=True, slots=True)
class Story:
    """A trial that may lead: `line` is what its writer released for leaders, "" if nothing."""

    code: str
    title: str
    outcome: str
    line: str


@dataclass(frozen=True, slots=True)
class Prepared:
    """The decisions, what is typed and not kept yet (None if nothing), and the trials.

    `leading` are those that lead, in their order, `offered` further ones whose writers released a
    line for leaders: failed and mixed ones first.
    """

    decisions: Decisions
    typed: Mapping[str, Any] | None
    leading: tuple[Story, ...]
    offered: tuple[Story, ...]


def prepared(home: Home, group: str) -> Prepared:
    """All that the facilitator needs to prepare a digest."""
    with opened_library(home, group) as opened, opened.reading() as found:
        made = library.decisions(found)
        hidden = {code_of(clean_code(hide.code)) for hide in made.hides}
        stories = [code_of(clean_code(code)) for code in made.stories]
        told = _by_code(found, stories)
        return Prepared(
            made,
            json.loads(library.kept(found, _DRAFT) or "null"),
            tuple(told.get(code, _gone(code)) for code in stories),
            tuple(one for one in _offered(found) if one.code not in {*stories, *hidden}),
        )


def keep_typed(home: Home, group: str, typed: Mapping[str, Any] | None) -> None:
    """Keep what is typed and not decided yet; None once it is, or is thrown away."""
    with opened_library(home, group) as opened, opened.session() as found:
        library.keep(found, _DRAFT, json.dumps(typed))


def _by_code(found: Session, codes: Iterable[str]) -> dict[str, Story]:
    told = {}
    for code in codes:
        row = (
            found.connection()
            .exec_driver_sql(
                f"""{_FIELDS.format(table="group_trial", line="NULL")} WHERE id >= ? AND id < ?
                UNION ALL {_FIELDS.format(table="leaders_trial", line="line_for_leaders")}
                WHERE id >= ? AND id < ? ORDER BY line DESC LIMIT 1""",
                (code, code + "~") * 2,
            )
            .first()
        )
        if row is not None:
            told[code] = _story(row)
    return told


def _offered(found: Session) -> list[Story]:
    ranks = {term.id: RESULTS.index(result_of(term.id)) for term in terms("outcome")}
    rows = found.connection().exec_driver_sql(
        f"""{_FIELDS.format(table="leaders_trial", line="line_for_leaders")}
        WHERE line_for_leaders IS NOT NULL AND snapshot IN
            (SELECT id FROM snapshot WHERE standing = 'admitted')
        ORDER BY coalesce((SELECT value FROM json_each(?) WHERE key = outcome), ?),
            round DESC, id LIMIT ?""",
        (json.dumps(ranks), RESULTS.index("open"), MOST_OFFERED),
    )
    return [_story(row) for row in {row.id: row for row in rows}.values()]


_FIELDS = "SELECT id, task, tool, outcome, {line} AS line FROM {table}"


def _story(row: Any) -> Story:
    tasks, tools = json.loads(row.task), json.loads(row.tool)
    title = _("{job}, with {tool}").format(
        job=_named("task", tasks[:1]) or _("a job not named"),
        tool=_named("tool", tools) or _("a tool not named"),
    )
    outcome = label("outcome", row.outcome or "not-stated")
    return Story(code_of(row.id), title, outcome, row.line or "")


def _gone(code: str) -> Story:
    return Story(code, _("This trial is not here any more."), "", "")


def _named(field: str, values: Iterable[str]) -> str:
    return ", ".join(label(field, one) if is_term(field, one) else one for one in values)
