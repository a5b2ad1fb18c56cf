"""What the owner decides about words that were found in a portfolio, by hand or from a file."""

import json
from collections.abc import Iterable
from pathlib import Path

from journal.errors import UserError
from journal.exchange.portfolio.checking import Found, folded
from journal.files import read_file
from journal.language import _
from journal.privacy.decisions import Decision, from_json

LIMIT = 1_000_000  # bytes of a file of decisions


def load_answers(
    file: Path | None, for_all: str | None, found: Iterable[Found]
) -> dict[str, Decision]:
    """Decisions by folded word: those of a JSON file over the one `for_all` that is asked about.

    Raises UserError for a file that is no object of words and decisions.
    """
    answers: dict[str, Decision] = {}
    if for_all is not None:
        answers = {folded(one.text): from_json(for_all) for one in found if one.asked}
    if file is not None:
        answers |= {folded(word): from_json(value) for word, value in _read(file).items()}
    return answers


def _read(file: Path) -> dict[str, object]:
    try:
        loaded = json.loads(read_file(file, LIMIT))
    except (ValueError, RecursionError):
        loaded = None
    if not isinstance(loaded, dict):
        raise UserError(
            _("{name} holds no decisions; it should read {example}.").format(
                name=file.name, example='{"word": "hide"}'
            )
        )
    return loaded
