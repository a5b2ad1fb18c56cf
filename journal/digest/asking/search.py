"""Has anyone here tried this? A search over what the peers' edition of a group may print.

The index is made in memory when a library is first asked after a change. Texts are scanned when
they are about to be shown, and what is shown was found in its printed wording: a masked word finds
nothing, and its absence neither.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from threading import Lock
from typing import Any

from sqlmodel import Session

from journal.bundle.codes import shown, unique_codes
from journal.digest.asking.answers import COLUMNS, Answer, Answers, Column, Sort, answer
from journal.digest.asking.conditions import condition, not_asked
from journal.digest.gather.evidence import ONE_TRIAL, labels
from journal.digest.gather.outcomes import result_of
from journal.digest.gather.scope import GroupFacts, open_scope
from journal.digest.gather.trials import Trial, trials
from journal.digest.scan import Finds, Scanner
from journal.group.decisions import Decisions
from journal.group.fingerprint import fingerprint
from journal.logbook.query import Clause, Query
from journal.vocabulary import aliases, is_term, label

MOST_A_COLUMN = 12
_AT_ONCE = 16  # texts are scanned by so many trials, until a column is full
TEXTS = ("did", "worked", "didnt", "next", "kept", "priority", "prompt")
OWN_WORDS = ("task", "tool", "tag")
_CODED = ("phase", "subject_area", "aim", "concern")
_LISTS = (*_CODED, *OWN_WORDS)
_PLAIN = (
    "id", "period", "kind", "work_area", "outcome", "usual_band", "ai_band", "net_band",
    "net_per_item_band", "time_basis", "based_on", "follows", "tool_version", *TEXTS,
)  # fmt: skip
_FIELDS = (*_PLAIN, *_LISTS)
_KEPT = (*_FIELDS, "result", "labels")


class Asking:
    """What one group shared, ready to be asked by any thread: so many `trials`."""

    def __init__(
        self, session: Session, group: GroupFacts, decisions: Decisions, as_of: date
    ) -> None:
        """Read the library behind `session` as the peers' edition of `as_of` would."""
        scope = open_scope(session, group, as_of, decisions)
        shared = trials(scope)
        self._group = group
        self._decisions = decisions
        self._codes = unique_codes(trial["id"] for trial in shared)
        self._evidence = labels(scope)
        self.trials = len(shared)
        self._lock = Lock()
        self._tables = sqlite3.connect(":memory:", check_same_thread=False)
        for table in ("shared", "printed"):
            _make(self._tables, table)
        _store(self._tables, "shared", (self._raw(trial) for trial in shared))

    def ask(self, query: Query, finder: Finds, most: int = MOST_A_COLUMN) -> Answers:
        """The newest trials that fit, at most `most` a column; nothing where nothing is asked.

        `finder` scans what was not shown before; raising there calls the question off.
        """
        clauses = tuple(clause for clause in query.clauses if not not_asked(clause))
        notes = (*query.notes, *dict.fromkeys(filter(None, map(not_asked, query.clauses))))
        if not clauses:
            return Answers(tuple(Column(one.id, (), False) for one in COLUMNS), notes)
        scanner = Scanner(finder, self._decisions)
        with self._lock:
            columns = [self._column(one, clauses, most, scanner) for one in COLUMNS]
        return Answers(tuple(columns), notes)

    def _column(
        self, wanted: Sort, clauses: Sequence[Clause], most: int, scanner: Scanner
    ) -> Column:
        # What is excluded is looked for in the printed wording only: a mask excludes nothing.
        asked = [clause for clause in clauses if not clause.excluded]
        fitting = self._numbers("shared", asked, results=wanted.results)
        found: list[int] = []
        while len(found) <= most and (some := list(islice(fitting, _AT_ONCE))):
            self._print(some, scanner)
            found += self._numbers("printed", clauses, among=some)
        rows = [self._row("printed", n) for n in found[:most]]
        answers = tuple(self._answer(row, clauses) for row in rows)
        return Column(wanted.id, answers, len(found) > most)

    def _numbers(
        self,
        table: str,
        clauses: Iterable[Clause],
        results: Sequence[str] = (),
        among: Sequence[int] = (),
    ) -> Iterator[int]:
        conditions = ["1"]
        values: list[str] = []
        for clause in clauses:
            said, given = condition(table, clause)
            conditions.append(f"{'NOT ' * clause.excluded}({said})")
            values += given
        if results:
            conditions.append(f"result IN ({_marks(results)})")
        if among:
            conditions.append(f"n IN ({_marks(among)})")
        rows = self._tables.execute(
            f"SELECT n FROM {table} WHERE {' AND '.join(conditions)} ORDER BY period DESC, n",
            (*values, *results, *among),
        )
        return (n for (n,) in rows.fetchall())

    def _raw(self, trial: Trial) -> dict[str, Any]:
        row = {name: trial[name] for name in _FIELDS}
        # So that what a mask puts in the place of a word is found too.
        text = " ".join(row[name] or "" for name in TEXTS)
        masks = [mask.replacement for mask in self._decisions.masks if mask.text in text]
        return row | {
            "result": result_of(trial["outcome"]),
            "labels": " ".join([_labels(row), *masks]),
        }

    def _print(self, numbers: Sequence[int], scanner: Scanner) -> None:
        """Have these trials in their printed wording too."""
        known = self._numbers("printed", (), among=numbers)
        for n in sorted(set(numbers) - set(known)):
            row = self._row("shared", n)
            for name in (*TEXTS, "tool_version"):
                row[name] = scanner.printed(row[name]) or None
            for name in OWN_WORDS:
                row[name] = [_word(name, value, scanner) for value in row[name]]
            _store(self._tables, "printed", [row | {"labels": _labels(row)}])

    def _row(self, table: str, n: int) -> dict[str, Any]:
        names = ", ".join(f'"{name}"' for name in _KEPT)
        (row,) = self._tables.execute(f"SELECT {names} FROM {table} WHERE n = ?", (n,))
        values = dict(zip(_KEPT, row, strict=True))
        return values | {"n": n} | {name: json.loads(values[name]) for name in _LISTS}

    def _answer(self, row: dict[str, Any], clauses: Sequence[Clause]) -> Answer:
        return answer(
            row,
            Query(tuple(clauses)),
            group=(self._group.id, self._group.name),
            code=shown(self._codes[row["id"]]),
            evidence=self._evidence.get(row["id"], ONE_TRIAL),
        )


def stamp(session: Session, group: GroupFacts, decisions: Decisions, as_of: date) -> str:
    """A short text that changes with anything that what is printed depends on."""
    rounds = [one.opened_on.isoformat() for one in group.rounds if one.opened_on <= as_of]
    parts = (fingerprint(session), group.name, *rounds)
    return hashlib.sha256("\n".join(parts).encode() + decisions.to_bytes()).hexdigest()


def _word(name: str, value: str, scanner: Scanner) -> str:
    return value if name != "tag" and is_term(name, value) else scanner.printed(value)


def _labels(row: dict[str, Any]) -> str:
    """What the trial has, as one searches for it: labels and aliases of terms, own words."""
    said = [row["tool_version"] or "", *row["tag"]]
    for name in (*_CODED, "task", "tool"):
        for value in row[name]:
            said += [label(name, value), *aliases(name, value)]
    return " · ".join(said)


def _make(tables: sqlite3.Connection, table: str) -> None:
    columns = ", ".join(f'"{name}"' for name in _KEPT)
    searched = ", ".join(f'"{name}"' for name in ("labels", *TEXTS))
    tables.execute(f"CREATE TABLE {table} (n INTEGER PRIMARY KEY, {columns})")
    tables.execute(
        f"CREATE VIRTUAL TABLE {table}_fts USING fts5({searched}, content='{table}', "
        "content_rowid='n', tokenize='unicode61 remove_diacritics 2')"
    )
    values = ", ".join(f'new."{name}"' for name in ("labels", *TEXTS))
    tables.execute(
        f"CREATE TRIGGER {table}_indexed AFTER INSERT ON {table} BEGIN "
        f"INSERT INTO {table}_fts(rowid, {searched}) VALUES (new.n, {values}); END"
    )


def _store(tables: sqlite3.Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    marks = _marks((*_KEPT, "n"))
    columns = ", ".join(f'"{name}"' for name in (*_KEPT, "n"))
    tables.executemany(
        f"INSERT INTO {table} ({columns}) VALUES ({marks})", (_cells(row) for row in rows)
    )
    tables.commit()


def _cells(row: dict[str, Any]) -> list[Any]:
    return [
        json.dumps(row[name], ensure_ascii=False) if name in _LISTS else row.get(name)
        for name in (*_KEPT, "n")
    ]


def _marks(values: Sequence[Any]) -> str:
    return ", ".join("?" * len(values))
