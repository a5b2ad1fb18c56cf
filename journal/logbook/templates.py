"""Templates: what a form begins with for a job, as its owner left it. Callers commit."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from journal import vocabulary
from journal.model.fields import FIELDS
from journal.model.template import Template

# What is alike from one occasion to the next; the rest belongs to the one trial it was typed for.
LASTING = (
    "aim", "tool", "tool_version", "tool_access", "tried_by", "hands_on", "for_whom", "phase",
    "year_label", "setting", "subject", "role_band", "priority", "prompt", "tag",
)  # fmt: skip
# What no template may decide, since somebody else is concerned or a single day is meant.
NEVER = (
    "task", "work_area", "visibility", "prompt_released", "colleague_agreed", "pupil_at_risk",
    "open_name", "tried_on", "based_on", "notes", "source_hash",
)  # fmt: skip


def lasting(values: Mapping[str, Any]) -> dict[str, Any]:
    """Of a form's values, what makes a template: nothing about one occasion."""
    return {name: values[name] for name in LASTING if values.get(name)}


def keep_template(session: Session, task: str, values: Mapping[str, Any], now: datetime) -> None:
    """Keep `values` as the template for a job, an id or own words; in place of an earlier one."""
    content = {
        name: value
        for name, value in values.items()
        if name in FIELDS and name not in NEVER and value not in (None, "", [], {}, False)
    }
    session.merge(Template(task=vocabulary.resolve("task", task), content=content, updated_at=now))
    session.flush()


def templates(session: Session) -> dict[str, dict[str, Any]]:
    """Every template by its job, by name of the job."""
    kept = session.exec(select(Template).order_by(col(Template.task))).all()
    found = {template.task: dict(template.content) for template in kept}
    return dict(
        sorted(found.items(), key=lambda item: vocabulary.label("task", item[0]).casefold())
    )


def forget_template(session: Session, task: str) -> None:
    """Remove the template for a job. None kept is no error."""
    found = session.get(Template, vocabulary.resolve("task", task))
    if found:
        session.delete(found)
        session.flush()
