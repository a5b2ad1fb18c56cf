"""What is known while a digest is prepared: the decisions, what is typed, trials that may lead."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from journal.bundle.codes import code_of
from journal.digest.gather import stories as gathered
from journal.digest.gather.scope import open_scope
from journal.digest.gather.stories import stories_of, stories_offered
from journal.group import library
from journal.group.decisions import Decisions
from journal.group.membership import announcement_of
from journal.ids import clean_code
from journal.language import _
from journal.paths import Home
from journal.vocabulary import is_term, label
from ui.work.groups import member_of, opened_library

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


def prepared(session: Session, home: Home, group: str, as_of: date) -> Prepared:
    """All that the facilitator needs to prepare a digest of a day."""
    announced = announcement_of(member_of(session, group))
    with opened_library(home, group) as opened, opened.reading() as found:
        made = library.decisions(found)
        scope = open_scope(found, announced, as_of, made)
        picked = [code_of(clean_code(code)) for code in made.stories]
        told = stories_of(scope, picked)
        others = stories_offered(scope, MOST_OFFERED + len(picked))
        offered = [_in_words(one) for one in others if one.code not in picked]
        return Prepared(
            made,
            json.loads(library.kept(found, _DRAFT) or "null"),
            tuple(_in_words(told[code]) if code in told else _gone(code) for code in picked),
            tuple(offered[:MOST_OFFERED]),
        )


def keep_typed(home: Home, group: str, typed: Mapping[str, Any] | None) -> None:
    """Keep what is typed and not decided yet; None once it is, or is thrown away."""
    with opened_library(home, group) as opened, opened.session() as found:
        library.keep(found, _DRAFT, json.dumps(typed))


def is_typed(found: Session) -> bool:
    """Whether something is typed and not decided yet."""
    return (library.kept(found, _DRAFT) or "null") != "null"


def _in_words(one: gathered.Story) -> Story:
    title = _("{job}, with {tool}").format(
        job=_named("task", one.tasks[:1]) or _("a job not named"),
        tool=_named("tool", one.tools) or _("a tool not named"),
    )
    return Story(one.code, title, label("outcome", one.outcome), one.line)


def _gone(code: str) -> Story:
    return Story(code, _("This trial is not here any more."), "", "")


def _named(field: str, values: Iterable[str]) -> str:
    return ", ".join(label(field, one) if is_term(field, one) else one for one in values)
