"""Two sheets that stay inside the school: for the safeguarding lead and the data protection lead.

They never pass through the finder, on purpose, and say so: the safeguarding lead needs the words as
they were written. Both are made from one trial, handed to whoever prints them, and kept nowhere.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from journal import vocabulary
from journal.language import _, in_full
from journal.logbook.approval import approval_among
from journal.logbook.in_words import in_words
from journal.model import fields
from journal.model.register import RegisteredTool
from journal.model.trial import Trial
from journal.render.sheet import Blank, Entry, Sheet

_WORDS = ("did", "prompt", "worked", "didnt", "next", "kept")
_SAME_MOMENT = timedelta(minutes=1)


def handover_sheet(trial: Trial, now: datetime) -> Sheet:
    """The sheet for the safeguarding lead: what happened in the teacher's own words, unredacted."""
    return Sheet(
        title=_("Handover to the safeguarding lead"),
        notice=_(
            "For the safeguarding lead only. Not checked for names: the words below stand as they "
            "were written. Do not e-mail this sheet or put it in a shared folder unless your "
            "school's policy says so."
        ),
        advice=_(
            "Hand it over today, in person, and follow your school's own procedure. If a pupil is "
            "in danger now, do not wait for this sheet. The app sends nothing to anybody, and the "
            "sheet does not replace your school's procedure or its record."
        ),
        facts=_recorded(
            *_when(trial),
            (_("Job"), in_words("task", trial.task)),
            *_tool(trial),
            _field(trial, "data_put_in", _("What was put in")),
            _field(trial, "concern"),
            _field(trial, "concern_action", _("Done so far")),
        ),
        words_title=_("What happened, as the teacher wrote it"),
        words=_recorded(*_words(trial)),
        blanks_title=_("To be filled in by hand"),
        blanks=(
            Blank(_("What the tool answered, if it matters (or attach a print)"), 2),
            Blank(_("Written by")),
            Blank(_("Handed to"), half=True),
            Blank(_("Day and time"), half=True),
            Blank(_("What was done"), 4),
        ),
        closing=_printed(now),
    )


def data_protection_note(trial: Trial, register: Sequence[RegisteredTool], now: datetime) -> Sheet:
    """The same-day note for the data protection lead: what went into which tool, and what the
    register says of it. It holds none of the teacher's texts, since those may name pupils.
    """
    return Sheet(
        title=_("Note for the data protection lead"),
        notice=_(
            "For the data protection lead. Not checked for names; it needs none, so write no "
            "pupil's name on it unless you are asked."
        ),
        advice=_(
            "Hand it over today: some deadlines are counted in hours. The app sends nothing to "
            "anybody, and this note does not replace your school's own procedure."
        ),
        facts=_recorded(
            (_("What was put in"), in_words("data_put_in", trial.data_put_in)),
            *_tool(trial, all_of_it=True),
            *_when(trial),
            (_("Job"), in_words("task", trial.task)),
            _field(trial, "hands_on"),
            _field(trial, "items"),
            _field(trial, "safe_use"),
            _field(trial, "concern_action", _("Done so far")),
            *_in_register(trial, register, now),
        ),
        words_title="",
        words=(),
        blanks_title=_("To be filled in by hand"),
        blanks=(
            Blank(_("Whose account it was, and who else can open it")),
            Blank(_("How many pupils, and which piece of work (no names)")),
            Blank(_("Can it be deleted at the tool; deleted by whom and when"), 2),
            Blank(_("Is what is typed used to train the tool")),
            Blank(_("Written by")),
            Blank(_("Handed to"), half=True),
            Blank(_("Day and time"), half=True),
            Blank(_("What the data protection lead decided"), 3),
        ),
        closing=_printed(now),
    )


def _when(trial: Trial) -> Iterator[tuple[str, str]]:
    yield _("Written"), _moment(trial.created_at)
    if trial.updated_at - trial.created_at > _SAME_MOMENT:
        yield _("Changed last"), _moment(trial.updated_at)
    yield _("It happened on"), in_full(trial.tried_on)


def _tool(trial: Trial, all_of_it: bool = False) -> Iterator[tuple[str, str]]:
    missing = _("not recorded") if all_of_it else ""
    yield _("Tool"), in_words("tool", trial.tool) or missing
    yield _(fields.LABELS["tool_version"]), trial.tool_version or missing
    yield _("Access"), in_words("tool_access", trial.tool_access) or missing


def _words(trial: Trial) -> Iterator[tuple[str, str]]:
    for name in _WORDS:
        yield _(fields.LABELS[name]), getattr(trial, name) or ""
    yield from trial.notes.items()


def _in_register(
    trial: Trial, register: Sequence[RegisteredTool], now: datetime
) -> Iterator[tuple[str, str]]:
    """What the register says of each tool: its status today, DPIA, limits."""
    today = now.astimezone().date()
    for tool in trial.tool:
        name = _("Register: {tool}").format(tool=vocabulary.label("tool", tool))
        lines = [line for line in register if line.tool.casefold() == tool.casefold()]
        if not lines:
            yield name, _("not in the register")
        for line in lines:
            found = approval_among([line], tool, today)
            yield name, _register_line(line, found.status)


def _register_line(line: RegisteredTool, status: str) -> str:
    lapsed = _("approved once, to be looked at again")
    said = [
        line.version or "",
        lapsed if status == "lapsed" else vocabulary.label("status", line.status),
        _("DPIA: {status}").format(status=vocabulary.label("dpia_status", line.dpia_status)),
        _("for {uses}").format(uses=line.approved_uses) if line.approved_uses else "",
        _("data: {limits}").format(limits=line.data_limits) if line.data_limits else "",
        _("from age {years}").format(years=line.age_limit) if line.age_limit else "",
        _("review: {month}").format(month=line.review_on) if line.review_on else "",
    ]
    return "; ".join(filter(None, said))


def _field(trial: Trial, name: str, label: str = "") -> tuple[str, str]:
    return label or _(fields.LABELS[name]), in_words(name, getattr(trial, name))


def _recorded(*pairs: tuple[str, str]) -> tuple[Entry, ...]:
    return tuple(Entry(label, text) for label, text in pairs if text.strip())


def _moment(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{in_full(local.date())}, {local:%H:%M}"


def _printed(now: datetime) -> str:
    return _("Made {moment} from a private journal, which keeps no copy of this sheet.").format(
        moment=_moment(now)
    )
