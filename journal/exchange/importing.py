"""Brings the records of a file into the journal, and says of each what became of it."""

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby, islice
from pathlib import Path

from sqlmodel import Session

from journal.clock import Randomness
from journal.errors import UserError
from journal.exchange.check_ins import take_check_ins
from journal.exchange.columns import RECORD, check_in_columns, trial_columns
from journal.exchange.others import take_drafts, take_links, take_tools, take_versions
from journal.exchange.reading import read_records
from journal.exchange.record import ImportReport, Outcome, Read, Refused, Row, Rows
from journal.exchange.trials import take_trials
from journal.exchange.understanding import Incoming
from journal.language import _

BATCH = 500  # records looked up and stored at a time
Progress = Callable[[int], object]
TRIAL, CHECK_IN = "trial", "check-in"

_TAKERS: dict[str, Callable[[Incoming, Sequence[Row]], list[Outcome]]] = {
    TRIAL: take_trials,
    "version": take_versions,
    "chain-link": take_links,
    CHECK_IN: take_check_ins,
    "tool": take_tools,
    "draft": take_drafts,
}
# The files of an export in the order in which they build on each other.
OWN_FILES = (
    "trials.jsonl", "versions.jsonl", "chain-links.jsonl", "check-ins.jsonl",
    "tool-register.jsonl", "drafts.jsonl",
)  # fmt: skip


def import_file(
    session: Session,
    path: Path,
    now: datetime,
    mapping: Mapping[str, str | None] | None = None,
    progress: Progress = lambda read: None,
    randomness: Randomness = os.urandom,
) -> ImportReport:
    """Take the trials of a JSONL, CSV or XLSX file, or everything in the folder of an export.

    `mapping` names the field of a heading (None: leave it out). `progress` is called with the
    number of records read so far; what it raises stops the import. Raises UserError for a file
    that cannot be read at all; the caller's transaction keeps all that was taken, or nothing.
    """
    report = ImportReport()
    if path.is_dir():
        files = [path / name for name in OWN_FILES if (path / name).is_file()]
        if not files:
            raise UserError(
                _("{path} is a folder without an export of this journal.").format(path=path)
            )
    else:
        files = [path]
    incoming = Incoming(session, now, mapping, randomness=randomness)
    for file in files:
        if path.is_dir() and not file.stat().st_size:
            continue  # an export has a file for what the journal had none of
        records = read_records(file, trial_columns(mapping), report.notes)
        _import(incoming, file.name, records, TRIAL, report, progress)
    return report


def import_check_ins(
    session: Session,
    path: Path,
    now: datetime,
    source: str = "form",
    mapping: Mapping[str, str | None] | None = None,
    progress: Progress = lambda read: None,
    randomness: Randomness = os.urandom,
) -> ImportReport:
    """Take the check-ins of a file, gathered by a form or on paper slips (`source`)."""
    report = ImportReport()
    records = read_records(path, check_in_columns(mapping), report.notes)
    incoming = Incoming(session, now, mapping, source, randomness)
    _import(incoming, path.name, records, CHECK_IN, report, progress)
    return report


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
