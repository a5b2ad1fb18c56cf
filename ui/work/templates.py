"""What the window asks of the templates."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlmodel import Session

from journal.logbook.templates import forget_template, keep_template, lasting, templates

__all__ = ["forget_template", "keep_template", "templates"]


def keep_lasting(session: Session, job: str, values: Mapping[str, Any], now: datetime) -> list[str]:
    """Keep of a form's values what lasts, as the template for a job; which fields those were.

    Nothing is kept where there are none.
    """
    found = lasting(values)
    if found:
        keep_template(session, job, found, now)
    return list(found)


def put_back(session: Session, job: str, values: Mapping[str, Any] | None, now: datetime) -> None:
    """The template for a job as it was before; None where there was none."""
    if values is None:
        forget_template(session, job)
    else:
        keep_template(session, job, values, now)
