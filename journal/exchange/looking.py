"""A look into a table before it is imported: its columns, where they go, how its first rows read.

Nothing is stored.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal import vocabulary
from journal.exchange.check_ins import judge_check_ins
from journal.exchange.forms import form_of
from journal.exchange.plan import Plan, plan_for, recogniser, suggested
from journal.exchange.reading import holds_lines, open_tables
from journal.exchange.record import Outcome, Refused, Row, Unchanged
from journal.exchange.remembered import remembered_shapes
from journal.exchange.suggesting import CHECK_IN, TOOL, TRIAL
from journal.exchange.table import Headed, chosen_table, headed, records
from journal.exchange.tools import judge_tools
from journal.exchange.trials import judge_trials
from journal.exchange.understanding import Incoming
from journal.exchange.values import text_of
from journal.language import _
from journal.logbook.storing import NewTrial
from journal.model.check_in import CheckIn
from journal.model.register import RegisteredTool

LOOKED_AT = 200  # rows
SAMPLES = 3
SAMPLE_LENGTH = 60  # characters


New = NewTrial | CheckIn | RegisteredTool
_JUDGES: dict[str, Callable[[Incoming, Sequence[Row]], tuple[list[Outcome], Sequence[New]]]] = {
    TRIAL: judge_trials,
    CHECK_IN: judge_check_ins,
    TOOL: judge_tools,
}


@dataclass(frozen=True)
class Column:
    """A column with a few different cells of it; `who` where it says who answered a form."""

    heading: str
    samples: tuple[str, ...]
    who: bool = False


@dataclass(frozen=True)
class Look:
    """One table of a file as it would be imported if nobody said otherwise."""

    path: Path
    sheets: tuple[str, ...]
    sheet: str
    columns: tuple[Column, ...]
    plan: Plan
    found: Headed
    more: bool  # rows than were looked at


@dataclass(frozen=True)
class PreviewRow:
    """A row as it would come in: `status` is "taken", "unchanged" or "refused".

    `title` and `facts` are of what is taken, `reason` of what is not.
    """

    line: int
    status: str
    title: str = ""
    facts: str = ""
    reason: str = ""


def look_at(
    session: Session,
    path: Path,
    kind: str | None = None,
    sheet: str | None = None,
    afresh: bool = False,
) -> Look | None:
    """What a file holds; None for JSON lines and folders, whose records name their own fields.

    `afresh` passes over how a table with these headings was read before. Raises UserError for a
    file that cannot be read.
    """
    if path.is_dir() or holds_lines(path):
        return None
    recognise = recogniser(None, remembered_shapes(session))
    with open_tables(path, recognise) as tables:
        table = chosen_table(tables, recognise, sheet)
        found = headed(table, recognise, LOOKED_AT + 1)
        names = tuple(one.name for one in tables)
    plan = suggested(found, kind) if afresh else plan_for(session, found, None, kind)
    more = len(found.rows) > LOOKED_AT
    found = replace(found, rows=found.rows[:LOOKED_AT])
    return Look(path, names, table.name, _columns(found), plan, found, more)


def preview(
    session: Session, look: Look, kind: str, fields: Mapping[str, str | None], now: datetime
) -> tuple[PreviewRow, ...]:
    """How the first rows would come in, each column going to the field that `fields` names."""
    plan = Plan(kind, fields)
    incoming = Incoming(session, now, plan.fields)
    read = list(records(look.found, plan.days, [], plan.answers))
    rows = [row for row in read if isinstance(row, Row)]
    outcomes, fresh = _JUDGES[kind](incoming, rows)
    made = {new.id: new for new in fresh}
    unread = [row for row in read if isinstance(row, Refused)]
    return tuple(
        sorted((_row(outcome, made) for outcome in (*outcomes, *unread)), key=lambda r: r.line)
    )


def _columns(found: Headed) -> tuple[Column, ...]:
    form = form_of(found.headings)
    who = form.identity if form else ()
    return tuple(
        Column(heading, _samples(found, place), heading in who)
        for place, heading in enumerate(found.headings)
    )


def _samples(found: Headed, place: int) -> tuple[str, ...]:
    samples: dict[str, None] = {}
    for row in found.rows:
        if isinstance(row, Refused) or place >= len(row[1]) or row[1][place] in (None, ""):
            continue
        samples[_short(text_of(row[1][place]))] = None
        if len(samples) == SAMPLES:
            break
    return tuple(samples)


def _row(outcome: Outcome, made: Mapping[str, New]) -> PreviewRow:
    if isinstance(outcome, Refused):
        return PreviewRow(outcome.line, "refused", reason=outcome.reason)
    if isinstance(outcome, Unchanged):
        return PreviewRow(outcome.line, "unchanged", reason=outcome.note)
    new = made[outcome.id]
    if isinstance(new, NewTrial):
        title, facts = _trial(new)
    else:
        title, facts = _check_in(new) if isinstance(new, CheckIn) else _tool(new)
    return PreviewRow(outcome.line, "taken", title, " · ".join(fact for fact in facts if fact))


def _trial(new: NewTrial) -> tuple[str, list[str]]:
    draft = new.draft
    job = vocabulary.labels("task", draft.task) or _("No job named")
    tool = vocabulary.labels("tool", draft.tool)
    title = _("{job} with {tool}").format(job=job, tool=tool) if tool else job
    facts = [
        vocabulary.label("outcome", draft.outcome or "not-stated"),
        str(draft.tried_on or ""),
        _short(draft.worked or draft.did or draft.didnt or ""),
    ]
    return title, facts


def _check_in(new: CheckIn) -> tuple[str, list[str]]:
    facts = [
        vocabulary.label("confidence", new.confidence) if new.confidence else "",
        vocabulary.labels("barrier", new.barrier),
        *(_short(text) for text in (new.using, new.curious, new.stuck) if text),
    ]
    return _("Check-in of {day}").format(day=new.made_on), facts


def _tool(new: RegisteredTool) -> tuple[str, list[str]]:
    facts = [
        vocabulary.label("tool_status", new.status),
        *(_short(text) for text in (new.approved_uses, new.data_limits) if text),
        _("review by {month}").format(month=new.review_on) if new.review_on else "",
    ]
    name = vocabulary.label("tool", new.tool)
    return f"{name} ({new.version})" if new.version else name, facts


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= SAMPLE_LENGTH else f"{text[: SAMPLE_LENGTH - 1]}…"
