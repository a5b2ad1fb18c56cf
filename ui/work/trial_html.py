"""One trial as HTML for reading: its texts as Markdown, everything else in a quiet table."""

from html import escape

from PySide6.QtCore import QLocale

from journal import vocabulary
from journal.language import _
from journal.model import fields
from journal.model.trial import ChainLink, Trial, net_minutes, net_minutes_per_item
from journal.render.markdown import to_html

TEXTS = ("worked", "didnt", "next", "did", "prompt", "kept", "priority", "line_for_leaders")
_SAID_ABOVE = (*TEXTS, "task", "tool", "outcome", "tried_on", "visibility", "source_hash", "notes",
               "safe_use")  # fmt: skip


def trial_html(trial: Trial, link: ChainLink | None, saves: int) -> str:
    """The trial, most wanted first; nothing in it is loaded from anywhere."""
    parts = [_heading(trial)]
    if link:
        parts.append(_chain(link))
    for name in TEXTS:
        text = getattr(trial, name)
        if text:
            parts.append(f"<h3>{_label(name)}</h3>{to_html(text)}")
    facts = [*_facts(trial), *_checks(trial), *_minutes(trial)]
    if facts:
        parts.append(f"<h3>{_('Details')}</h3><table>{''.join(facts)}</table>")
    notes = [_row(name, text) for name, text in trial.notes.items()]
    if notes:
        parts.append(f"<h3>{_label('notes')}</h3><table>{''.join(notes)}</table>")
    if saves > 1:
        parts.append(f"<p class='quiet'>{_('Saved {n} times.').format(n=saves)}</p>")
    return "".join(parts)


def _heading(trial: Trial) -> str:
    kind = "" if trial.kind == "tried-it" else vocabulary.label("kind", trial.kind)
    day = QLocale().toString(trial.tried_on, QLocale.FormatType.LongFormat)
    outcome = "" if trial.outcome == "not-stated" else vocabulary.label("outcome", trial.outcome)
    tool = vocabulary.labels("tool", trial.tool)
    line = " · ".join(escape(part) for part in (outcome, tool, kind, day) if part)
    job = escape(vocabulary.labels("task", trial.task)) or _("Trial")
    return f"<h1>{job}</h1><p class='quiet'>{line}</p>"


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
    return f"<h3>{_('Tried again with one change')}</h3><table>{''.join(rows)}</table>"


def _facts(trial: Trial) -> list[str]:
    rows = []
    for name in fields.FIELDS:
        value = getattr(trial, name)
        if name in _SAID_ABOVE or value in (None, [], {}, "", False) or name == "kind":
            continue
        rows.append(_row(_label(name), _shown(name, value)))
    return rows


def _checks(trial: Trial) -> list[str]:
    return [
        _row(vocabulary.label("safe_use_check", check), vocabulary.label("safe_use_answer", answer))
        for check, answer in trial.safe_use.items()
    ]


def _minutes(trial: Trial) -> list[str]:
    net, each = net_minutes(trial), net_minutes_per_item(trial)
    rows = []
    if net is not None:
        rows.append(_row(_("Net minutes (usual less all in)"), f"{net:+.0f}"))
    if each is not None:
        rows.append(_row(_("Net minutes per item"), f"{each:+.1f}"))
    return rows


def _shown(name: str, value: object) -> str:
    if isinstance(value, list):
        known = name in fields.SEVERAL_CODED
        return vocabulary.labels(name, value) if known else ", ".join(value)
    if value is True:
        return _("Yes")
    if isinstance(value, float):
        return f"{value:g}"
    return vocabulary.label(name, value) if name in fields.SINGLE_CODED else str(value)  # type: ignore[arg-type]


def _label(name: str) -> str:
    return escape(_(fields.LABELS[name]))


def _row(name: str, value: object) -> str:
    return f"<tr><td class='name'>{escape(name)}</td><td>{escape(str(value))}</td></tr>"
