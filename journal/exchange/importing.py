"""Brings the records of a file into the journal, and says of each what became of it."""

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path

from sqlmodel import Session

from journal.clock import Randomness
from journal.errors import UserError
from journal.exchange.check_ins import take_check_ins
from journal.exchange.columns import RECORD, OwnMap, columns_of
from journal.exchange.others import (
    take_drafts,
    take_links,
    take_settings,
    take_versions,
)
from journal.exchange.plan import GIVEN, SUGGESTED, Plan, plan_for, recogniser
from journal.exchange.read_jsonl import read_jsonl
from journal.exchange.reading import holds_lines, open_tables
from journal.exchange.record import ImportReport, Outcome, Read, Refused, Row, Rows
from journal.exchange.remembered import remember, remembered, remembered_shapes
from journal.exchange.small_tables import BOOKS, taker_of
from journal.exchange.suggesting import CHECK_IN, TOOL, TRIAL
from journal.exchange.table import Headed, chosen_table, headed, passed_over
from journal.exchange.table import records as records_of
from journal.exchange.tools import take_tools
from journal.exchange.trials import take_trials
from journal.exchange.understanding import Incoming
from journal.language import _
from journal.model.import_mapping import ImportMapping
from journal.settings import Settings

BATCH = 500  # records looked up and stored at a time
Progress = Callable[[int], object]

_TAKERS: dict[str, Callable[[Incoming, Sequence[Row]], list[Outcome]]] = {
    TRIAL: take_trials,
    "version": take_versions,
    "chain-link": take_links,
    CHECK_IN: take_check_ins,
    TOOL: take_tools,
    "draft": take_drafts,
    "settings": take_settings,
    **{kind: taker_of(kind) for kind in BOOKS},
}
# The files of an export in the order in which they build on each other.
OWN_FILES = (
    "trials.jsonl", "versions.jsonl", "chain-links.jsonl", "check-ins.jsonl",
    "tool-register.jsonl", "drafts.jsonl", "follow-ups.jsonl", "actions.jsonl",
    "templates.jsonl", "saved-searches.jsonl", "own-words.jsonl", "import-mappings.jsonl",
    "not-duplicates.jsonl", "settings.jsonl",
)  # fmt: skip


def import_file(
    session: Session,
    path: Path,
    now: datetime,
    mapping: OwnMap | None = None,
    progress: Progress = lambda read: None,
    randomness: Randomness = os.urandom,
    kind: str | None = None,
    sheet: str | None = None,
    source: str = "form",
    settings: Settings | None = None,
    visibility: str = "me",
) -> ImportReport:
    """Take the records of a JSONL, CSV or XLSX file, or everything in the folder of an export.

    `mapping` names the field of a heading (None: leave it out); without one a table is read as a
    table with these headings was read last, or by what its headings mean. `kind` ("trial",
    "check-in") and `sheet` are told by the file where they are None; `source` is that of
    check-ins, `visibility` that of check-ins that do not say; `settings` are those in use, the
    report has those that an export brings. `progress` is called with the number of records read
    so far; what it raises stops the import. Raises UserError for a file that cannot be read at
    all; the caller's transaction keeps all that was taken, or nothing.
    """
    report = ImportReport()
    used = settings or Settings()
    incoming = Incoming(session, now, mapping, source, randomness, used, visibility)
    for file in _files_of(path):
        if path.is_dir() or holds_lines(file):
            records, usual = read_jsonl(file), kind or TRIAL
            columns_of(usual, mapping)  # a map that names no field is told before anything is read
            _import(incoming, file.name, records, usual, report, progress)
        else:
            _import_table(incoming, file, kind, sheet, report, progress)
    report.settings = incoming.brought[-1] if incoming.brought else None
    return report


def _files_of(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    files = [path / name for name in OWN_FILES if (path / name).is_file()]
    if not files:
        raise UserError(
            _("{path} is a folder without an export of this journal.").format(path=path)
        )
    # An export has an empty file for what the journal had none of.
    return [file for file in files if file.stat().st_size]


def _import_table(
    incoming: Incoming,
    path: Path,
    kind: str | None,
    sheet: str | None,
    report: ImportReport,
    progress: Progress,
) -> None:
    session = incoming.session
    recognise = recogniser(incoming.mapping, remembered_shapes(session))
    with open_tables(path, recognise) as tables:
        table = chosen_table(tables, recognise, sheet)
        if sheet is None:
            report.notes += passed_over(tables, table)
        found = headed(table, recognise)
        plan = plan_for(session, found, incoming.mapping, kind)
        if not any(plan.fields.values()) or not (found.known or plan.origin == GIVEN):
            raise UserError(
                _(
                    "No column of {name} was recognised; head them with the journal's field "
                    "names, or say with a map which is which."
                ).format(name=path.name)
            )
        report.notes += [note for note in (*plan.notes, plan.meanings) if note]
        before = remembered(session, found.named)
        records = records_of(found, plan.days, report.notes, plan.answers)
        incoming = replace(incoming, mapping=plan.fields)
        _import(incoming, path.name, records, plan.kind, report, progress)
        if plan.origin != SUGGESTED:
            _remember(incoming, found, plan, before, report)


def _remember(
    incoming: Incoming,
    found: Headed,
    plan: Plan,
    before: ImportMapping | None,
    report: ImportReport,
) -> None:
    other = before is not None and dict(before.content) != dict(plan.fields)
    if other and report.unchanged:
        report.notes.append(
            _(
                "Rows that were here already stay as they were read then. To read them anew, "
                "delete those trials for good first."
            )
        )
    remember(incoming.session, found.named, plan.kind, plan.fields, incoming.now)


def _import(
    incoming: Incoming,
    name: str,
    records: Rows,
    kind: str,
    report: ImportReport,
    progress: Progress,
) -> None:
    read = 0
    earlier = len(report.refused)
    for batch in _batches(records):
        for wanted, rows in groupby(batch, lambda record: _kind(record, kind)):
            for outcome in _outcomes(incoming, wanted, list(rows)):
                report.add(outcome, name)
        read += len(batch)
        progress(read)
    if not read:
        raise UserError(_("{name} holds no records.").format(name=name))
    report.refused[earlier:] = sorted(report.refused[earlier:])


def _batches(records: Rows) -> Iterator[list[Read]]:
    while batch := list(islice(records, BATCH)):
        yield batch


def _kind(record: Read, usual: str) -> str | None:
    """What a record says that it is, None for one that could not be read."""
    if isinstance(record, Refused):
        return None
    said = record.values.get(RECORD)
    return said if isinstance(said, str) and said in _TAKERS else usual


def _outcomes(incoming: Incoming, kind: str | None, records: list[Read]) -> Sequence[Outcome]:
    if kind is None:
        return [record for record in records if isinstance(record, Refused)]
    rows = [record for record in records if isinstance(record, Row)]
    return _TAKERS[kind](incoming, rows)
