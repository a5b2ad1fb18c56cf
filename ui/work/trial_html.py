"""One trial as HTML for reading: its texts as Markdown, everything else in quiet tables."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from PySide6.QtCore import QLocale

from journal import vocabulary
from journal.language import _
from journal.logbook.chains import Step
from journal.logbook.in_words import in_words
from journal.model.fields import FIELDS, LABELS, recorded
from journal.model.follow_up import FollowUp
from journal.model.trial import ChainLink, Trial, net_minutes, net_minutes_per_item
from journal.render.markdown import to_html
from ui.form.questions import SECTIONS, said
from ui.widgets.reading import TRIAL_SCHEME

DAY = "d MMM yyyy"
TEXTS = ("worked", "didnt", "next", "did", "prompt", "kept", "priority", "line_for_leaders")
# In the heading, or told in a way of their own.
_SAID_ABOVE = (*TEXTS, "kind", "task", "tool", "outcome", "tried_on", "visibility", "source_hash",
               "notes", "safe_use")  # fmt: skip


@dataclass(frozen=True)
class Around:
    """What else is told of a trial: the path it stands in, what was answered later, what the
    register says of its tools, how many versions are kept.
    """

    path: Sequence[Step] = ()
    follow_ups: Sequence[FollowUp] = ()
    register: Sequence[str] = ()
    saves: int = 1


def trial_html(trial: Trial, around: Around) -> str:
    """The trial, most wanted first; nothing in it is loaded from anywhere."""
    parts = [_heading(trial)]
    parts += [f"<p class='quiet'>{escape(sentence)}</p>" for sentence in around.register]
    if len(around.path) > 1:
        parts.append(_chain(trial, around.path))
    for name in TEXTS:
        text = getattr(trial, name)
        if text:
            parts.append(f"{_field(_(LABELS[name]))}{to_html(text)}")
    parts.append(_facts(trial))
    parts.append(_later(around.follow_ups))
    parts.append(
        _table(_("From the file, as it came"), [_row(*note) for note in trial.notes.items()])
    )
    if around.saves > 1:
        kept = _("{n} versions are kept; this is the newest.").format(n=around.saves)
        parts.append(f"<p class='end'>{kept}</p>")
    return "".join(parts)


def _heading(trial: Trial) -> str:
    kind = "" if trial.kind == "tried-it" else vocabulary.label("kind", trial.kind)
    day = QLocale().toString(trial.tried_on, QLocale.FormatType.LongFormat)
    outcome = "" if trial.outcome == "not-stated" else vocabulary.label("outcome", trial.outcome)
    tool = vocabulary.labels("tool", trial.tool)
    line = " · ".join(escape(part) for part in (outcome, tool, kind, day) if part)
    job = escape(vocabulary.labels("task", trial.task)) or _("Trial")
    return f"<p class='title'>{job}</p><p class='quiet'>{line}</p>"


def _chain(trial: Trial, path: Sequence[Step]) -> str:
    """Tried, changed, tried again: each step a line, under it what was changed for the next."""
    lines = [_step(trial, step) for step in path]
    return _field(_("Tried, changed, tried again")) + "".join(lines)


def _step(trial: Trial, step: Step) -> str:
    day = QLocale().toString(step.tried_on, DAY)
    outcome = "" if step.outcome == "not-stated" else vocabulary.label("outcome", step.outcome)
    said = " · ".join(part for part in (step.title, day, outcome) if part)
    shown = escape(said)
    if step.id == trial.id:
        shown = f"<b>{shown}</b> {escape(_('(this one)'))}"
    elif not step.in_trash:
        shown = f"<a href='{TRIAL_SCHEME}:{escape(step.id)}'>{shown}</a>"
    changes = f"<table cellspacing='0'>{''.join(_change(step.link))}</table>" if step.link else ""
    return f"{changes}<p>{shown}</p>"


def _change(link: ChainLink) -> list[str]:
    made = vocabulary.label("change_made", link.change_made) if link.change_made else ""
    told = (
        (_("↓ Changed"), ": ".join(part for part in (made, link.changed or "") if part)),
        (_("Expected"), link.expected),
        (_("Happened"), link.happened),
    )
    return [_row(name, text) for name, text in told if text]


def _later(answers: Sequence[FollowUp]) -> str:
    rows = []
    for answer in answers:
        if answer.still_using is None:
            continue  # put off, or not to be asked: nothing was said
        said = [vocabulary.label("still_using", answer.still_using)]
        if answer.minutes_ai is not None:
            said.append(_("{n} minutes with AI, all in").format(n=f"{answer.minutes_ai:g}"))
        if answer.quality_vs_usual:
            said.append(vocabulary.label("quality_vs_usual", answer.quality_vs_usual))
        day = QLocale().toString(answer.answered_on, DAY)
        rows.append(_row(day, " · ".join(said)))
    return _table(_("Looked back at"), rows)


def _facts(trial: Trial) -> str:
    sections = [(said(section.title), section.fields) for section in SECTIONS]
    grouped = {name for _, names in sections for name in names}
    first = tuple(name for name in FIELDS if name not in grouped)
    found = []
    for title, names in [(_("The job"), first), *sections]:
        rows = [
            _row(_(LABELS[n]), in_words(n, getattr(trial, n))) for n in names if _told(trial, n)
        ]
        if "minutes_usual" in names:
            rows += _net(trial)
        if "safe_use" in names:
            rows += _checks(trial)
        found.append(_table(title, rows))
    return "".join(found)


def _told(trial: Trial, name: str) -> bool:
    return name not in _SAID_ABOVE and recorded(getattr(trial, name))


def _checks(trial: Trial) -> list[str]:
    return [
        _row(vocabulary.label("safe_use_check", check), vocabulary.label("safe_use_answer", answer))
        for check, answer in trial.safe_use.items()
    ]


def _net(trial: Trial) -> list[str]:
    """Never without how the minutes were come by, and how good the result was."""
    basis = in_words("time_basis", trial.time_basis) or _("basis not recorded")
    quality = in_words("quality_vs_usual", trial.quality_vs_usual) or _("quality not recorded")
    return [
        _row(words, f"{_against_usual(minutes)} · {basis} · {quality}")
        for words, minutes in (
            (_("Net minutes"), net_minutes(trial)),
            (_("Net minutes per item"), net_minutes_per_item(trial)),
        )
        if minutes is not None
    ]


def _against_usual(minutes: float) -> str:
    rounded = round(minutes, 1)
    if rounded == 0:
        return _("As many as the usual way")
    words = _("{n} fewer than the usual way") if rounded > 0 else _("{n} more than the usual way")
    return words.format(n=f"{abs(rounded):g}")


def _field(words: str) -> str:
    return f"<p class='field'>{escape(words)}</p>"


def _table(title: str, rows: list[str]) -> str:
    return f"{_field(title)}<table cellspacing='0'>{''.join(rows)}</table>" if rows else ""


def _row(name: str, value: object) -> str:
    return f"<tr><td class='name'>{escape(name)}</td><td>{escape(str(value))}</td></tr>"
