"""One trial as a page of Markdown that reads by itself, and a safe name for its file."""

import re
import unicodedata

from journal import vocabulary
from journal.ids import in_fours
from journal.language import _
from journal.model import fields
from journal.model.trial import Trial, net_minutes

_TEXTS = ("did", "prompt", "worked", "didnt", "next", "kept", "priority", "line_for_leaders")
_IN_TITLE = ("task", "tool", "outcome", "tried_on", "source_hash", "safe_use", "notes")
NAME_LENGTH = 60  # characters of words in a file's name


def trial_page(trial: Trial) -> str:
    """The trial as Markdown: its texts as typed, then everything else that it says."""
    job = vocabulary.labels("task", trial.task) or _("Trial")
    tool = vocabulary.labels("tool", trial.tool)
    parts = [
        "# " + (_("{job} with {tool}").format(job=job, tool=tool) if tool else job),
        f"{trial.tried_on} · {vocabulary.label('outcome', trial.outcome or 'not-stated')}",
    ]
    for name in _TEXTS:
        if text := getattr(trial, name):
            parts += [f"## {_(fields.LABELS[name])}", text]
    if facts := [*_facts(trial), *_checks(trial), *_notes(trial)]:
        parts += [f"## {_('Details')}", "\n".join(facts)]
    return "\n\n".join(parts) + "\n"


def page_name(trial: Trial) -> str:
    """A name that every file system takes: the day, the job, the tool, the start of the id."""
    words = " ".join((*trial.task, *trial.tool))
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", plain)[:NAME_LENGTH].strip("-")
    code = in_fours(trial.id[:8])
    return "-".join(part for part in (str(trial.tried_on), slug, code) if part) + ".md"


def _facts(trial: Trial) -> list[str]:
    facts = []
    for name in fields.FIELDS:
        value = getattr(trial, name)
        if name in (*_TEXTS, *_IN_TITLE) or value in (None, "", [], {}, False):
            continue
        facts.append(_fact(_(fields.LABELS[name]), _shown(name, value)))
    net = net_minutes(trial)
    if net is not None:
        facts.append(_fact(_("Minutes saved, all in"), f"{net:g}"))
    return facts


def _shown(name: str, value: object) -> str:
    if value is True:
        return _("Yes")
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, list):
        coded = name in fields.SEVERAL_CODED
        return vocabulary.labels(name, value) if coded else ", ".join(value)
    return vocabulary.label(name, str(value)) if name in fields.SINGLE_CODED else str(value)


def _checks(trial: Trial) -> list[str]:
    return [
        _fact(
            vocabulary.label("safe_use_check", check), vocabulary.label("safe_use_answer", answer)
        )
        for check, answer in trial.safe_use.items()
    ]


def _notes(trial: Trial) -> list[str]:
    return [_fact(name, text) for name, text in trial.notes.items()]


def _fact(label: str, value: str) -> str:
    return f"- {label}: " + value.replace("\n", "\n  ")
