"""One trial as HTML for reading: its texts as Markdown, everything else in quiet tables."""

from html import escape

from PySide6.QtCore import QLocale

from journal import vocabulary
from journal.language import _
from journal.logbook.in_words import in_words, recorded
from journal.model.fields import FIELDS, LABELS
from journal.model.trial import ChainLink, Trial, net_minutes, net_minutes_per_item
from journal.render.markdown import to_html
from ui.form.questions import SECTIONS, said

TEXTS = ("worked", "didnt", "next", "did", "prompt", "kept", "priority", "line_for_leaders")
# In the heading, or told in a way of their own.
_SAID_ABOVE = (*TEXTS, "kind", "task", "tool", "outcome", "tried_on", "visibility", "source_hash",
               "notes", "safe_use")  # fmt: skip


def trial_html(trial: Trial, link: ChainLink | None, saves: int) -> str:
    """The trial, most wanted first; nothing in it is loaded from anywhere."""
    parts = [_heading(trial)]
    if link:
        parts.append(_chain(link))
    for name in TEXTS:
        text = getattr(trial, name)
        if text:
            parts.append(f"{_field(_(LABELS[name]))}{to_html(text)}")
    parts.append(_facts(trial))
    parts.append(
        _table(_("From the file, as it came"), [_row(*note) for note in trial.notes.items()])
    )
    if saves > 1:
        kept = _("{n} versions are kept; this is the newest.").format(n=saves)
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


def _chain(link: ChainLink) -> str:
    made = vocabulary.label("change_made", link.change_made) if link.change_made else ""
    rows = [
        _row(name, text)
        for name, text in (
            (_("Changed"), ": ".join(part for part in (made, link.changed or "") if part)),
            (_("Expected"), link.expected),
            (_("Happened"), link.happened),
        )
        if text
    ]
    return _table(_("Tried again with one change"), rows)


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
    return [
        _row(words, _against_usual(minutes))
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
