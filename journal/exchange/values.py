"""What a file says of one field, as the draft of a trial expects it.

What cannot be understood is handed on as it is, so that the draft refuses it in its own words.
"""

import json
import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, datetime, time
from typing import Any

from journal import vocabulary
from journal.exchange.amounts import count, minutes, yes_or_no
from journal.exchange.days import day_of
from journal.exchange.record import Row
from journal.model import fields
from journal.render.cells import as_written

_SEPARATORS = re.compile(r"[;|\n]")
_ALSO_COMMAS = re.compile(r"[;|\n,]")
MOST_COMMAS = 4  # in one label of the vocabulary
# Of trials and of check-ins.
_LISTS = frozenset((*fields.LISTS, "support_wanted"))
_DAYS = frozenset(("tried_on", "made_on"))
_TEXTS = frozenset((*fields.TEXTS, "using", "curious", "stuck"))


def value_of(name: str, raw: Any, row: Row) -> Any:
    """The value that `row` gives in `raw` for the field `name`."""
    raw = _uncelled(raw, row)
    if name in _LISTS:
        return _list(name, raw, row)
    if name in _DAYS:
        return day_of(raw, row.month_first, row.flat)
    if name in fields.MINUTES:
        return minutes(raw)
    if name == "items":
        return count(raw)
    if name in fields.FLAGS:
        return yes_or_no(raw)
    if name == "safe_use" and isinstance(raw, str):
        return _pairs(raw)
    if name == "notes" and isinstance(raw, str):
        return _object(raw) or {name: raw}
    if isinstance(raw, Mapping):
        return raw
    return text_of(raw, "\n" if name in _TEXTS else ", ")


def _uncelled(raw: Any, row: Row) -> Any:
    """A cell's words without what its program put around them."""
    if not row.flat or not isinstance(raw, str):
        return raw
    raw = as_written(raw)
    if row.answers and raw.endswith(";") and "\n" not in raw:
        return "; ".join(part.strip() for part in raw.split(";") if part.strip())
    return raw


def text_of(raw: Any, between: str = ", ") -> str:
    """Any value as a text that loses nothing."""
    if isinstance(raw, str):
        return raw
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    if isinstance(raw, date | time):
        return raw.isoformat(*(" ",) if isinstance(raw, datetime) else ())
    if isinstance(raw, list) and all(isinstance(entry, str) for entry in raw):
        return between.join(raw)
    return json.dumps(raw, ensure_ascii=False, default=str)


def _list(name: str, raw: Any, row: Row) -> Any:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        return [text_of(raw)]
    if isinstance(raw, list):
        return [text_of(entry) if isinstance(entry, int | float) else entry for entry in raw]
    if not row.flat or not isinstance(raw, str):
        return raw
    if raw.startswith("["):
        with suppress(ValueError, RecursionError):  # somebody's own words in brackets
            return json.loads(raw)
    if name in fields.OWN_WORDS:
        separators = _ALSO_COMMAS if row.answers else _SEPARATORS
        return [part.strip() for part in separators.split(raw) if part.strip()]
    if _is_term(name, raw):
        return [raw]
    parts = [part.strip() for part in _SEPARATORS.split(raw) if part.strip()]
    return [word for part in parts for word in _at_commas(name, part)]


def _at_commas(name: str, part: str) -> list[str]:
    """A part split at the commas around what the vocabulary knows; own words keep their commas."""
    pieces = part.split(", ")
    words: list[str] = []
    own: list[str] = []
    place = 0
    while place < len(pieces):
        ends = range(min(len(pieces), place + MOST_COMMAS + 1), place, -1)
        end = next((e for e in ends if _is_term(name, ", ".join(pieces[place:e]))), None)
        if end is None:
            own.append(pieces[place])
            place += 1
            continue
        words += [*([", ".join(own)] if own else []), ", ".join(pieces[place:end])]
        own.clear()
        place = end
    return [*words, *([", ".join(own)] if own else [])]


def _is_term(name: str, written: str) -> bool:
    return vocabulary.is_term(name, vocabulary.resolve(name, written))


def _pairs(raw: str) -> Any:
    if found := _object(raw):
        return found
    parts = [part.rsplit(":", 1) for part in _SEPARATORS.split(raw) if part.strip()]
    return dict(parts) if all(len(part) == 2 for part in parts) else raw


def _object(raw: str) -> dict[str, Any] | None:
    """The JSON object that a cell holds, None for anything else."""
    try:
        found = json.loads(raw) if raw.startswith("{") else None
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
