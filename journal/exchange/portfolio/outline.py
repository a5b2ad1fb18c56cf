"""The words around a checked portfolio: headings, columns, what it is and what it cannot prove."""

from typing import Any

from journal.exchange.portfolio.checking import Checked
from journal.exchange.portfolio.contents import Step
from journal.exchange.portfolio.pictures import pictures
from journal.language import _


def outline(checked: Checked) -> dict[str, Any]:
    """The portfolio as plain data in the order of the page; texts are Markdown."""
    portfolio = checked.portfolio
    return {
        "title": portfolio.title,
        "owner": portfolio.owner,
        "period": portfolio.period,
        "count": portfolio.count,
        "private": _("Private: written for its owner"),
        "about": _(
            "Names and details of others were looked for before this was written, and removed "
            "unless its owner kept them. Whoever knows the school may still guess; share it with "
            "care."
        ),
        "foreword": portfolio.foreword,
        "growth": _growth(checked),
        "pairs": _pairs(checked),
        "pictures": {"title": _("My own picture"), "pictures": pictures(portfolio)},
        "chains": {
            "title": _("Tried, changed, tried again"),
            "chains": [[_step(step) for step in chain] for chain in portfolio.chains],
        },
        "entries": {
            "title": _("The trials"),
            "entries": [
                {
                    "title": ", ".join(entry.title),
                    "day": entry.day,
                    "outcome": entry.outcome,
                    "result": entry.result,
                    "texts": [{"label": label, "text": text} for label, text in entry.texts],
                    "facts": _facts(entry.facts),
                }
                for entry in portfolio.entries
            ],
        },
        "closing": _(
            "Each trial is one experience in one place. It shows what was tried and learnt, not "
            "what a tool does for others."
        ),
    }


def _growth(checked: Checked) -> dict[str, Any]:
    return {
        "title": _("Growth"),
        "tags": [
            {
                "label": tag.label,
                "trials": [_("{job}, {day}").format(job=job, day=day) for day, job in tag.trials],
            }
            for tag in checked.portfolio.growth
        ],
    }


def _pairs(checked: Checked) -> dict[str, Any]:
    columns = (
        _("Job"), _("Tool"), _("Usual way"), _("With AI"), _("Difference"), _("Items"),
        _("Quality against the usual"),
    )  # fmt: skip
    return {
        "title": _("Timed, before and after"),
        "lead": _("Minutes that were timed both ways for the same job. Estimates are left out."),
        "columns": list(columns),
        "rows": [
            [pair.job, pair.tool, pair.before, pair.after, pair.difference, pair.items,
             pair.quality]
            for pair in checked.portfolio.pairs
        ],
    }  # fmt: skip


def _step(step: Step) -> dict[str, Any]:
    said = [
        (_("What changed"), step.changed),
        (_("Expected"), step.expected),
        (_("What happened"), step.happened),
    ]
    return {
        "title": step.title,
        "day": step.day,
        "outcome": step.outcome,
        "said": [{"label": label, "text": text} for label, text in said if text],
    }


def _facts(facts: tuple[tuple[str, str], ...]) -> list[dict[str, str]]:
    """One line a label, its values together."""
    together: dict[str, list[str]] = {}
    for label, value in facts:
        together.setdefault(label, []).append(value)
    return [
        {"label": label if label.endswith("?") else f"{label}:", "text": ", ".join(values)}
        for label, values in together.items()
    ]
