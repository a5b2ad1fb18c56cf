"""Everything the owner has, in open formats that other programs read and this one takes back."""

import csv
import json
import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from secrets import token_hex
from typing import Any

from sqlmodel import Session, SQLModel, col, select

from journal.errors import UserError
from journal.exchange.columns import IDENTITY, RECORD, TRIAL_NAMES
from journal.exchange.trial_page import page_name, trial_page
from journal.files import cannot_write
from journal.language import _
from journal.model.action import Action
from journal.model.check_in import CheckIn
from journal.model.follow_up import FollowUp
from journal.model.import_mapping import ImportMapping
from journal.model.not_duplicate import NotDuplicate
from journal.model.own_word import OwnWord
from journal.model.register import RegisteredTool
from journal.model.saved_search import SavedSearch
from journal.model.template import Template
from journal.model.trial import ChainLink, Trial, TrialVersion
from journal.model.unsaved import UnsavedDraft
from journal.render.cells import harmless
from journal.settings import Settings, of_the_owner

FETCHED = 500  # rows in memory at a time
_SEPARATORS = (";", "|", "\n", "[", ",")
PAGES = "markdown"

# Each file with the kind of its records and their table, in the order of entry.
_TABLES: tuple[tuple[str, str, type[SQLModel], str], ...] = (
    ("trials.jsonl", "trial", Trial, "n"),
    ("versions.jsonl", "version", TrialVersion, "saved_at trial n"),
    ("chain-links.jsonl", "chain-link", ChainLink, "later"),
    ("check-ins.jsonl", "check-in", CheckIn, "n"),
    ("tool-register.jsonl", "tool", RegisteredTool, "n"),
    ("drafts.jsonl", "draft", UnsavedDraft, "updated_at"),
    ("follow-ups.jsonl", "follow-up", FollowUp, "n"),
    ("actions.jsonl", "action", Action, "n"),
    ("templates.jsonl", "template", Template, "task"),
    ("saved-searches.jsonl", "saved-search", SavedSearch, "name"),
    ("own-words.jsonl", "own-word", OwnWord, "word"),
    ("import-mappings.jsonl", "import-mapping", ImportMapping, "used_at"),
    ("not-duplicates.jsonl", "not-duplicate", NotDuplicate, "first"),
)


def export_all(
    session: Session,
    out: Path,
    now: datetime,
    progress: Callable[[int], object] = lambda n: None,
    settings: Settings | None = None,
) -> list[Path]:
    """Write everything of the journal into the folder `out`; the files and the folder written.

    Of `settings` go along what they say of the owner.

    `out` is made if it is missing. Nothing stands in it before all is written. `progress` is
    called with the number of trials written. Raises UserError if `out` already holds something
    or cannot be written.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        if any(out.iterdir()):
            raise UserError(_("{path} is not empty; name a new folder.").format(path=out))
        staging = out / f".part-{token_hex(4)}"
        try:
            _write(session, staging, now, progress)
            _write_settings(staging / "settings.jsonl", settings or Settings())
            return [entry.replace(out / entry.name) for entry in sorted(staging.iterdir())]
        finally:
            shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise cannot_write(out, error) from error


def _write(
    session: Session, folder: Path, now: datetime, progress: Callable[[int], object]
) -> None:
    (folder / PAGES).mkdir(parents=True)
    for name, kind, model, order in _TABLES:
        rows = session.exec(
            select(model)
            .order_by(*(col(getattr(model, name)) for name in order.split()))
            .execution_options(yield_per=FETCHED)
        )
        _write_lines(folder / name, kind, rows)
    trials = session.exec(select(Trial).order_by(col(Trial.n)).execution_options(yield_per=FETCHED))
    _write_table(folder / "trials.csv", _paged(folder / PAGES, trials, progress))
    (folder / "README.txt").write_text(_readme(now), encoding="utf-8")


def _write_settings(path: Path, settings: Settings) -> None:
    said = of_the_owner(settings)
    line = json.dumps({RECORD: "settings"} | said) + "\n"
    path.write_text(line if any(said.values()) else "", encoding="utf-8")


def _write_lines(path: Path, kind: str, rows: Iterable[SQLModel]) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            record = {RECORD: kind} | {
                k: _plain(v) for k, v in row.model_dump().items() if k != "n"
            }
            file.write(json.dumps(record, ensure_ascii=False) + "\n")


def _write_table(path: Path, trials: Iterable[Trial]) -> None:
    names = (*IDENTITY, *(name for name in TRIAL_NAMES if name not in IDENTITY))
    # The mark at the start tells spreadsheet programs that this is UTF-8.
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(names)
        for trial in trials:
            writer.writerow([_cell(getattr(trial, name)) for name in names])


def _paged(
    folder: Path, trials: Iterable[Trial], progress: Callable[[int], object]
) -> Iterator[Trial]:
    """The trials as they come, a page written for each that is not in the trash."""
    for count, trial in enumerate(trials, 1):
        if trial.deleted_at is None:
            page = folder / page_name(trial)
            if page.exists():
                page = page.with_stem(f"{page.stem}-{trial.id}")
            page.write_text(trial_page(trial), encoding="utf-8", newline="\n")
        if count % FETCHED == 0:
            progress(count)
        yield trial


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


def _cell(value: Any) -> Any:
    value = _plain(value)
    if isinstance(value, list):
        readable = not any(mark in word for word in value for mark in _SEPARATORS)
        value = "; ".join(value) if readable else json.dumps(value, ensure_ascii=False)
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False) if value else ""
    return harmless(value) if isinstance(value, str) else value


def _readme(now: datetime) -> str:
    return _(
        """Trial Journal: everything in this journal, written on {day}.

THIS IS PRIVATE. Nothing here was checked for names or other details of people. Share bundles,
which are reviewed, and not these files.

trials.jsonl         every trial, one JSON object a line, with every field; the trash too
trials.csv           the same as a table for a spreadsheet program
markdown             a page to read for each trial outside the trash
versions.jsonl       what each trial said at each save
chain-links.jsonl    which trial repeats which, what was changed, expected and happened
check-ins.jsonl      check-ins
tool-register.jsonl  the tool register
drafts.jsonl         drafts that were not saved yet
follow-ups.jsonl     what became of trials some teaching weeks later
actions.jsonl        what was asked for, of whom, and what came of it
templates.jsonl      what the form begins with for a job
saved-searches.jsonl searches kept under a name
own-words.jsonl      words that the spelling was told to accept
import-mappings.jsonl   which field each column of a table went to
not-duplicates.jsonl pairs of trials that look alike and are two
settings.jsonl       your role and your school's terms

To take everything back into a journal:  trial-journal import FOLDER
Your lists of names and the keys of your groups are not here; a backup of the journal has them.
"""
    ).format(day=now.astimezone().date().isoformat())
