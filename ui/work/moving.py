"""What bringing in and taking out ask of the journal. Imported late: spreadsheets take a while."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from sqlmodel import Session

from journal.exchange.exporting import export_all
from journal.exchange.importing import import_file
from journal.exchange.looking import Look, PreviewRow, look_at, preview
from journal.exchange.record import ImportReport
from journal.exchange.report_file import report_csv, report_lines
from journal.files import write_atomically
from journal.privacy.lists.name_lists import has_headings
from journal.settings import Settings
from ui.worker import Task

__all__ = [
    "Look",
    "PreviewRow",
    "look",
    "reads_like_names",
    "report_lines",
    "rows",
    "save_report",
    "take",
    "take_out",
]

_OF_TRIALS = {"task", "tool", "outcome", "worked", "didnt", "using", "stuck"}


def look(
    session: Session, path: Path, kind: str | None, sheet: str | None, afresh: bool
) -> Look | None:
    """What a file holds; None where there is nothing to map."""
    return look_at(session, path, kind, sheet, afresh)


def reads_like_names(found: Look | None) -> bool:
    """Whether a table is a list of people, of which nothing says what was tried."""
    if found is None or set(found.plan.fields.values()) & _OF_TRIALS:
        return False
    return has_headings([found.found.named])


def rows(
    session: Session, found: Look, kind: str, fields: Mapping[str, str | None], now: datetime
) -> tuple[PreviewRow, ...]:
    """How the first rows would come in."""
    return preview(session, found, kind, fields, now)


def take(
    session: Session,
    path: Path,
    now: datetime,
    task: Task,
    fields: Mapping[str, str | None] | None = None,
    kind: str | None = None,
    sheet: str | None = None,
    settings: Settings | None = None,
    visibility: str = "me",
) -> ImportReport:
    """Bring a file in; calling the task off leaves the journal as it was."""

    def read(count: int) -> None:
        task(count, 0)

    return import_file(
        session,
        path,
        now,
        fields,
        read,
        kind=kind,
        sheet=sheet,
        settings=settings,
        visibility=visibility,
    )


def save_report(path: Path, report: ImportReport) -> None:
    """Write a report to a file; UserError where that cannot be done."""
    write_atomically(path, report_csv(report))


def take_out(session: Session, folder: Path, now: datetime, task: Task, settings: Settings) -> None:
    """Write everything into a new folder."""
    export_all(session, folder, now, lambda written: task(written, 0), settings)
