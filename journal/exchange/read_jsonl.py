"""JSONL: one JSON object a line. A line that cannot be read is refused, the others are not."""

import json
from pathlib import Path
from typing import Any

from journal.exchange.record import ROW_LIMIT, Read, Refused, Row, Rows
from journal.language import _
from journal.model.draft import storable

MARK = b"\xef\xbb\xbf"


def read_jsonl(path: Path) -> Rows:
    """The records of a file, read as they are asked for; empty lines are passed over."""
    with path.open("rb") as file:
        number = 0
        while line := file.readline(ROW_LIMIT + 1):
            number += 1
            if len(line) > ROW_LIMIT:
                while line and not line.endswith(b"\n"):
                    line = file.readline(ROW_LIMIT)
                yield Refused(
                    number,
                    _("The line is longer than {n} MB.").format(n=ROW_LIMIT // 1_000_000),
                )
                continue
            content = line.removeprefix(MARK) if number == 1 else line
            if content.strip():
                yield _read(number, content)


def _read(number: int, line: bytes) -> Read:
    try:
        values = json.loads(line.decode("utf-8"), parse_constant=_no_number)
    except UnicodeDecodeError:
        return Refused(number, _("The line is not valid UTF-8."))
    except json.JSONDecodeError as error:
        return Refused(
            number,
            _("The line is not valid JSON ({reason}, column {column}).").format(
                reason=error.msg, column=error.colno
            ),
        )
    except (ValueError, RecursionError):
        return Refused(number, _("The line is not valid JSON."))
    if b"\\" in line:  # an escape may spell what no text can hold
        values = _storable(values)
    if not isinstance(values, dict):
        return Refused(number, _("The line is not a JSON object with names and values."))
    return Row(number, values)


def _no_number(constant: str) -> Any:
    raise ValueError(constant)


def _storable(value: Any) -> Any:
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list):
        return [_storable(entry) for entry in value]
    if isinstance(value, dict):
        return {storable(name): _storable(entry) for name, entry in value.items()}
    return value
